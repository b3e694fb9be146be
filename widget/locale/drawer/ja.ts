/**
 * Japanese, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "会話に戻る",
  search: {
    title: "検索",
    field: "この会話を検索",
    hint: "ここでの発言すべてから、単語やその一部を探します。",
    results: (count) => `${count}件のメッセージ`,
    none: "すべての語を含むメッセージはありません。",
    more: "以前の結果を表示",
    failed: "検索できませんでした。",
    offline: "検索には接続が必要です。オンラインに戻ると続行します。",
  },
  questions: {
    title: "質問",
    open: "未回答",
    answered: "回答済み",
    none: "まだ質問はありません",
    noneText: "ここでの質問は、回答とともにこの一覧に残ります。",
    failed: "質問を読み込めませんでした。",
  },
};
