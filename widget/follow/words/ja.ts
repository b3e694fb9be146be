/**
 * The page on which a reader asks to be told in their browser, in Japanese.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const ja: FollowWords = {
  dir: "ltr",
  title: "回答があったときの通知",
  ask: (blog, post) =>
    `「${post}」での質問に回答があると、${blog}からこのブラウザーに通知が1回届きます。`,
  withText: "通知には回答の文章が入ります。",
  withoutText: "通知に回答の文章は入りません。",
  terms: (date) =>
    `待つのは${date}までで、その後は忘れられます。ブラウザーの会社のプッシュサービスが暗号化されたまま届け、内容を読むことはできません。`,
  yes: "このブラウザーで知らせる",
  on: (date) =>
    `回答があると、このブラウザーに通知が届きます。${date}までです。このページは閉じてかまいません。`,
  stop: "知らせない",
  stopped: "何も送られず、何も保存されていません。このページは閉じてかまいません。",
  gone: "ここではもう何も待っていません。記事からもう一度お申し込みください。",
  unsupported:
    "このブラウザーはページからの通知を受け取れません。iPhoneではインストールしたアプリだけが受け取れます。",
  denied:
    "このブラウザーはこのページの通知を許可していません。サイトの設定で許可してから、もう一度お試しください。",
  failed: "うまくいきませんでした。何も保存されていません。少ししてからもう一度お試しください。",
};
