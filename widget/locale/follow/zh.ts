/**
 * Chinese, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "有回答时告诉我",
  title: "有回答时",
  back: "返回对话",
  intro: "您不必等待：用这个浏览器再来时，回答就在这里。",
  mailTitle: "通过邮件",
  email: "邮件地址",
  mailHint: "您会收到一封邮件，之后地址即被删除。作者看不到它。",
  withText: "附上回答内容",
  withTextPrivate: "附上回答内容（邮件不如这里私密）",
  more: "90 天内每有新回答也发邮件",
  ask: "给我发邮件",
  asked: (email) => `邮件正发往 ${email}。请在邮件中的页面确认；在此之前不会有其他邮件。`,
  confirmed: "这个地址已经会收到邮件。",
  failed: {
    "invalid-body": "这看起来不像邮件地址。",
    "too-fast": "请求太多。请明天再试。",
    otherwise: "没有成功。请稍后再试。",
  },
  pushTitle: "在此浏览器中",
  push: "让此浏览器通知我",
  pushHint: "会打开一个页面询问您的浏览器，也可在那里停止。",
  deviceTitle: "在另一台设备上",
  device: "带走这段对话",
  feedTitle: "在订阅阅读器中",
  feed: "此页面回答的订阅源",
};
