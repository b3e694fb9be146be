/**
 * Japanese, in です and ます.
 *
 * @module
 */
import type { Words } from "./words.ts";

/** The words of the Japanese chunk. */
export const words: Words = {
  dir: "ltr",
  author: "著者",
  you: "あなた",
  reader: (number) => `読者 ${number}`,
  close: "閉じる",
  menu: "その他",

  link: {
    idle: "",
    connecting: "接続中",
    online: "ライブ",
    offline: "オフライン",
    waiting: "再接続中",
    refused: "未接続",
  },
  notice: {
    offline: () => "オフラインです。送信したメッセージはここで待機します。",
    waiting: (seconds) => `接続が切れました。${seconds}秒後に再試行します。`,
    blocked: (seconds) =>
      `ネットワークが会話をブロックしています。送信内容はここで待機します。${seconds}秒後に再試行します。`,
    refused: () => "接続できません。送信したメッセージはここで待機します。",
    banned: () =>
      "著者が、あなたまたはお使いのネットワークからのこのチャットの利用を停止しました。",
    closed: () => "この会話は終了しました。",
  },
  tryNow: "今すぐ試す",

  conversation: "会話",
  older: "以前のメッセージを表示",
  loadingOlder: "以前のメッセージを読み込んでいます",
  begins: "ここから会話が始まります",
  emptyTitle: "質問はありますか？",
  emptyText: "著者がここで、今すぐ、または後ほど回答します。アカウントは不要です。",
  newMessages: (count) => `新着メッセージ ${count}件`,

  newSince: "前回以降の新着",
  deleted: "このメッセージは削除されました",
  actions: "できること",

  phase: {
    queued: "まだ送信されていません。オンラインに戻ると送信されます。",
    sent: "送信中",
    stored: "送信済み",
    seen: "既読",
    held: "著者の確認を待っています",
  },
  failed: {
    "too-fast": "送信できませんでした。間隔が短すぎます。少しお待ちください。",
    "forbidden": "送信できませんでした。ここには書き込めません。",
    "too-late": "1日たっても送信できていません。まだ必要なら送信してください。",
    otherwise: "送信できませんでした。サーバーが受け付けませんでした。",
  },
  wait: (seconds) => `${seconds}秒後に再試行できます`,
  retry: "再試行",
  discard: "破棄",

  everyone: "全員",
  placeholder: "この記事について質問する",
  audience: "記事を読む全員に表示されます",
  send: "全員に送信",
  whisper: {
    name: "著者だけに",
    placeholder: "著者に書く",
    audience: "あなたと著者だけに表示されます",
    send: "著者に送信",
    emptyTitle: "著者と二人だけの会話",
    emptyText: "ここに書いた内容も、書いたことも、ほかの人には見えません。",
  },
  question: "質問",
  emoji: "絵文字",
  left: (characters) => `残り${characters}文字`,
  tooMany: (characters) => `${characters}文字超過`,
};
