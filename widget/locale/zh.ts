/**
 * Chinese, in simplified characters.
 *
 * @module
 */
import type { Words } from "./words.ts";

/** The words of the Chinese chunk. */
export const words: Words = {
  dir: "ltr",
  author: "作者",
  you: "我",
  reader: (number) => `读者 ${number}`,
  close: "关闭",
  menu: "更多",

  link: {
    idle: "",
    connecting: "正在连接",
    online: "实时",
    offline: "离线",
    waiting: "正在重新连接",
    refused: "未连接",
  },
  notice: {
    offline: () => "你已离线。发送的消息会在这里等待。",
    waiting: (seconds) => `连接已断开，${seconds} 秒后重试。`,
    blocked: (seconds) => `你的网络拦截了对话。发送的内容会在这里等待，${seconds} 秒后重试。`,
    refused: () => "无法连接。发送的消息会在这里等待。",
    banned: () => "作者已对你或你的网络关闭此聊天。",
    closed: () => "此对话已关闭。",
  },
  tryNow: "立即重试",

  conversation: "对话",
  older: "显示更早的消息",
  loadingOlder: "正在加载更早的消息",
  begins: "对话从这里开始",
  emptyTitle: "你想问什么？",
  emptyText: "作者会在这里回答，现在或稍后。无需账号。",
  newMessages: (count) => `${count} 条新消息`,

  newSince: "自你上次离开后的新消息",
  deleted: "此消息已删除",
  actions: "可用操作",

  phase: {
    queued: "尚未发送，恢复联网后会自动发出。",
    sent: "正在发送",
    stored: "已发送",
    seen: "已读",
    held: "等待作者通过",
  },
  failed: {
    "too-fast": "未发送：发送太快，请稍等片刻。",
    "forbidden": "未发送：此处不能发言。",
    "too-late": "已有一天未能发送。如仍需要，请再次发送。",
    otherwise: "未发送：服务器没有接受。",
  },
  wait: (seconds) => `${seconds} 秒后可重试`,
  retry: "重试",
  discard: "丢弃",

  everyone: "所有人",
  placeholder: "就这篇文章提问",
  audience: "所有读者都能看到",
  send: "发送给所有人",
  whisper: {
    name: "仅作者可见",
    placeholder: "写给作者",
    audience: "只有你和作者能看到",
    send: "发送给作者",
    emptyTitle: "只在你和作者之间",
    emptyText: "其他人看不到你写的内容，也不知道你写过。",
  },
  question: "问题",
  emoji: "表情",
  left: (characters) => `还可输入 ${characters} 字`,
  tooMany: (characters) => `超出 ${characters} 字`,
};
