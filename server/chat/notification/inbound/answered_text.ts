/**
 * What became of an answer, in words.
 *
 * @module
 */
import type { Answered } from "../answering.ts";
import type { NoticeWords } from "../author/notice_words.ts";

/** One or two paragraphs: where it was published, and how it is taken back. */
export function answeredText(
  answered: Answered,
  { words, publicUrl }: { readonly words: NoticeWords; readonly publicUrl: string },
): string {
  if (answered.kind === "note") return words.noted;
  const { kind, title, to, undo } = answered;
  const where = kind === "published"
    ? words.published(title)
    : words.sentPrivately(to === "" ? words.toSomeone : to, title);
  return `${where}\n\n${words.undo}:\n${publicUrl}/undo/${undo}`;
}

/** The subject of a mail that says so. */
export function answeredSubject({ kind }: Answered, words: NoticeWords): string {
  return kind === "note" ? words.notedSubject : words.answered;
}
