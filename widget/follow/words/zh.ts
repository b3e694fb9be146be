/**
 * The page on which a reader asks to be told in their browser, in Chinese.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const zh: FollowWords = {
  dir: "ltr",
  title: "有回答时通知",
  ask: (blog, post) => `您在“${post}”的问题有了回答时，${blog}会向这个浏览器发送一条通知。`,
  withText: "通知里有回答的内容。",
  withoutText: "通知里没有回答的内容。",
  terms: (date) => `最多等到${date}，之后就会忘记。浏览器厂商的推送服务加密传送，无法读取内容。`,
  yes: "在这个浏览器通知我",
  on: (date) => `有回答时，会在这个浏览器通知您，最多到${date}。可以关闭此页面。`,
  stop: "不用通知",
  stopped: "不会发送任何内容，也没有保留任何内容。可以关闭此页面。",
  gone: "这里已经没有在等待的内容了。请在文章里重新申请。",
  unsupported: "这个浏览器不接收网页的通知。在 iPhone 上只有已安装的应用可以接收。",
  denied: "这个浏览器不允许此页面的通知。请在网站设置里允许，然后重试。",
  failed: "没有成功，也没有保留任何内容。请稍后重试。",
};
