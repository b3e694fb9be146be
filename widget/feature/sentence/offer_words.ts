/**
 * What the offer says, in every language of the widget. Apart from the other words, because the tag
 * loads the offer where nobody has wanted the conversation yet.
 *
 * @module
 */

/** See the head of this file. */
export interface OfferWords {
  /** The button. */
  readonly ask: string;
  /** For whoever selects with the keyboard. */
  readonly hint: string;
}

const WORDS: Readonly<Record<string, readonly [ask: string, hint: string]>> = {
  en: ["Ask about this", "Press Tab to ask about the selection."],
  ko: ["이 부분 질문하기", "선택한 부분을 질문하려면 Tab 키를 누르세요."],
  ja: ["ここについて質問する", "選んだ部分について質問するには Tab キーを押してください。"],
  zh: ["就此提问", "按 Tab 键，就选中的内容提问。"],
  de: ["Dazu fragen", "Mit der Tabulatortaste lässt sich zur Auswahl fragen."],
  es: ["Preguntar sobre esto", "Pulsa Tab para preguntar sobre la selección."],
  fr: ["Poser une question là-dessus", "Appuyez sur Tab pour poser une question sur la sélection."],
  pt: ["Perguntar sobre isto", "Pressione Tab para perguntar sobre a seleção."],
  ar: ["اسأل عن هذا", "اضغط Tab للسؤال عن النص المحدد."],
  he: ["לשאול על זה", "הקישו Tab כדי לשאול על הטקסט שנבחר."],
};
const RIGHT_TO_LEFT = /^(?:ar|he)$/;

/** The words of the first language there are some for, else English. @param tags most wanted first */
export function offerWords(
  tags: readonly string[],
): OfferWords & { readonly lang: string; readonly dir: "ltr" | "rtl" } {
  const languages = tags.map((tag) => tag.slice(0, 2).toLowerCase().replace("iw", "he"));
  const lang = languages.find((language) => Object.hasOwn(WORDS, language)) ?? "en";
  const [ask = "", hint = ""] = WORDS[lang] ?? [];
  return { lang, dir: RIGHT_TO_LEFT.test(lang) ? "rtl" : "ltr", ask, hint };
}
