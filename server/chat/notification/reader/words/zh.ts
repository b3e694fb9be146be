/**
 * Mails to readers in Chinese.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const zh: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}：有回答时给您发邮件吗？`,
  confirmText: (blog) =>
    `有人（很可能是您）在 ${blog} 请求有回答时收到邮件。请打开下面的页面确认；在此之前不会再发送任何邮件：`,
  confirmNot: "如果不是您，请不用理会：不会再有邮件，您的地址会在一天内删除。",
  answerSubject: (post) => `《${post}》有了回答`,
  answerText: (post) => `您在《${post}》提出的问题有了回答。`,
  privateText: (post) => `您在《${post}》私下提出的问题有了回答。`,
  asked: "您的问题：",
  answered: (author) => `${author} 的回答：`,
  leftOut: "按您的意愿，回答内容没有写在邮件里。",
  read: "在页面上阅读：",
  last: "只有这一封邮件。您的地址现已删除。",
  stopHere: "如果不想再收到这类邮件：",
  askTitle: "有回答时收到邮件",
  askText: (blog) => `您的问题有回答时，要让 ${blog} 给您发邮件吗？`,
  yes: "是的，请发给我",
  confirmed: "好的。有回答时您会收到邮件。您可以关闭此页面。",
  stopTitle: "不再收邮件",
  stopText: (blog) => `要让 ${blog} 不再就这个问题给您发邮件吗？`,
  stop: "不再发送",
  stopped: "不会再发送邮件，您的地址也已删除。您可以关闭此页面。",
  goneTitle: "这里没有要做的事",
  gone: "此链接已使用或已过期。如果仍想收到邮件，请在文章页面重新申请。",
};
