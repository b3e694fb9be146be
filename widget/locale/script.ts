/**
 * Which language a text is in, as far as its letters tell: a screen reader changes its voice then,
 * and a browser takes the right shapes.
 *
 * @module
 */

/** Scripts that are those of one language. Latin, Cyrillic and Han alone are of many. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ko: /\p{sc=Hang}/gu,
  ja: /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/gu,
  he: /\p{sc=Hebr}/gu,
  ar: /\p{sc=Arab}/gu,
  el: /\p{sc=Grek}/gu,
  th: /\p{sc=Thai}/gu,
  ka: /\p{sc=Geor}/gu,
  hy: /\p{sc=Armn}/gu,
};

/** What has to be there as well: Han is also Chinese. */
const KANA = /[\p{sc=Hira}\p{sc=Kana}]/u;
/** What must not: letters that Persian, Urdu and others added. */
const NOT_ARABIC = /[پچژگکیےہ]/;

/**
 * The language of a text when a third of its letters or more are of that language alone: those who
 * write about programs mix in many Latin ones.
 */
export function languageOfText(text: string): string | undefined {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const third = count(/\p{L}/gu) / 3;
  const [found] = Object.entries(SCRIPTS).find(([, letters]) => {
    const own = count(letters);
    return own > 0 && own >= third;
  }) ?? [];
  if (found === "ja" && !KANA.test(text)) return undefined;
  return found === "ar" && NOT_ARABIC.test(text) ? undefined : found;
}
