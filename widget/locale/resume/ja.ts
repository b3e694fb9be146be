/**
 * Japanese, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "このリンクは、別の端末で始めた会話を続けるものです。",
  warning: "リンクを渡した人は、その会話で非公開に書いた内容を読めます。",
  go: "ここで続ける",
  stay: "今のままでいる",
  failed: "リンクを使えませんでした。使用済みか、古い可能性があります。",
};
