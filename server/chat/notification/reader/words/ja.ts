/**
 * Mails to readers in Japanese.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const ja: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}：回答があったらメールでお知らせしますか`,
  confirmText: (blog) =>
    `${blog} で、回答があったらメールで知らせてほしいという依頼がありました。ご本人でしたら次のページを開いて確認してください。それまでほかのメールは送りません：`,
  confirmNot:
    "心当たりがなければ、何もしないでください。ほかのメールは届かず、アドレスは一日以内に消去されます。",
  answerSubject: (post) => `「${post}」に回答がありました`,
  answerText: (post) => `「${post}」での質問に回答がありました。`,
  privateText: (post) => `「${post}」で非公開でたずねたことに回答がありました。`,
  asked: "質問：",
  answered: (author) => `${author} さんの回答：`,
  leftOut: "ご希望のとおり、回答の内容はこのメールに載せていません。",
  read: "ページで読む：",
  last: "メールはこの一通だけです。アドレスは消去しました。",
  stopHere: "このメールを止めるには：",
  askTitle: "回答があったらメールを受け取る",
  askText: (blog) => `質問に回答があったら、${blog} からメールを送りますか。`,
  yes: "はい、送ってください",
  confirmed: "わかりました。回答があったらメールを送ります。このページは閉じてかまいません。",
  stopTitle: "メールを止める",
  stopText: (blog) => `この質問についての ${blog} からのメールを止めますか。`,
  stop: "メールを止める",
  stopped: "もうメールは送りません。アドレスも消去しました。このページは閉じてかまいません。",
  goneTitle: "ここですることはありません",
  gone:
    "このリンクは使用済みか、古すぎます。メールを受け取りたいときは、記事でもう一度申し込んでください。",
};
