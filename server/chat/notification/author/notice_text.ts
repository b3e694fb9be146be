/**
 * A notice as plain text: what was asked, where, and where to answer. Nothing in it is markup.
 *
 * @module
 */
import { answeredItem, cutText, type Notice, type NoticeItem } from "./notice.ts";
import { type NoticeWords, noticeWords } from "./notice_words.ts";

/** Around what tells where an answer ends; no language changes it, and nobody writes it. */
export const ANSWER_MARK = "##-";

const MAX_SENTENCE_LENGTH = 200;

/** How a notice is written. */
export interface TextForm {
  /** So much of each message is shown, in UTF-16 units. */
  readonly textLength: number;
  /** What stands before each line of what a reader wrote. */
  readonly quote: string;
  /** Makes what people wrote harmless where it is shown; as it is if left out. */
  readonly escape?: (text: string) => string;
}

/** One line that says what a notice is about. */
export function subjectOf({ kind, items, count, language }: Notice): string {
  const words = noticeWords(language);
  const last = items.at(-1);
  if (kind === "test" || last === undefined) return words.test;
  if (kind === "digest") return words.digest(count);
  return count > 1 ? words.several(count, last.title) : words.subject(last.reason, last.title);
}

/** The notice in paragraphs, without where to open it. */
export function paragraphsOf(notice: Notice, form: TextForm): readonly string[] {
  const { kind, items, count, language } = notice;
  const words = noticeWords(language);
  if (kind === "test") return [words.testText];
  const left = count - items.length;
  return [
    ...items.flatMap((item) => itemParagraphs(item, { words, form })),
    ...left > 0 ? [words.more(left)] : [],
  ];
}

/** Who wrote a message, in words. */
export function nameOf({ said }: NoticeItem, words: NoticeWords): string {
  return said === undefined || said.from === "" ? words.someone : said.from;
}

/** What becomes of an answer to a notice; `undefined` where none can be given. */
export function answerHint(notice: Notice): string | undefined {
  const words = noticeWords(notice.language);
  const item = answeredItem(notice);
  return item && words.answerGoes(item, item.said?.from || words.toSomeone);
}

function itemParagraphs(
  item: NoticeItem,
  { words, form }: { readonly words: NoticeWords; readonly form: TextForm },
): readonly string[] {
  const { textLength, quote, escape = (text) => text } = form;
  const { said, title } = item;
  const heading = words.heading({ ...item, title: escape(title) }, escape(nameOf(item, words)));
  const hint = item.reason === "held" ? [words.heldHint] : [];
  if (said === undefined) return [heading, words.withheld, ...hint];
  const text = cutText(said.text, textLength).split("\n").map((line) => quote + escape(line));
  const { sentence } = said;
  return [
    heading,
    text.join("\n"),
    ...sentence === undefined
      ? []
      : [words.about(escape(cutText(sentence, MAX_SENTENCE_LENGTH).replace(/\s+/g, " ")))],
    ...hint,
  ];
}
