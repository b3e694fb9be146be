/**
 * Japanese, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "回答があったら知らせる",
  title: "回答があったら",
  back: "会話に戻る",
  intro: "待っている必要はありません。このブラウザでまた来れば、回答はここにあります。",
  mailTitle: "メールで",
  email: "メールアドレス",
  mailHint: "メールを一通送り、そのあとアドレスを消去します。著者には見えません。",
  withText: "回答の内容も載せる",
  withTextPrivate: "回答の内容も載せる（メールはこの会話ほど非公開ではありません）",
  more: "90日間、次の回答もメールで受け取る",
  ask: "メールで知らせる",
  asked: (email) =>
    `${email} にメールを送ります。メールにあるページで確認してください。それまでほかのメールは届きません。`,
  confirmed: "このアドレスにはすでにメールが届くことになっています。",
  failed: {
    "invalid-body": "メールアドレスではないようです。",
    "too-fast": "依頼が多すぎました。明日もう一度お試しください。",
    otherwise: "うまくいきませんでした。あとでもう一度お試しください。",
  },
  pushTitle: "このブラウザで",
  push: "このブラウザで知らせを受け取る",
  pushHint: "ブラウザに許可をたずねるページが開きます。止めるのもそのページです。",
  deviceTitle: "別の端末で",
  device: "この会話を持っていく",
  feedTitle: "フィードで",
  feed: "このページの回答のフィード",
};
