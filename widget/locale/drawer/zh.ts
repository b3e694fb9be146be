/**
 * Chinese, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "返回对话",
  margin: {
    title: "页边的问题",
    mark: (open, answered, text) => `问题：待回答 ${open} 个，已回答 ${answered} 个。“${text}”`,
  },
  search: {
    title: "搜索",
    field: "在此对话中搜索",
    hint: "在这里说过的所有内容中查找词语或其中一部分。",
    results: (count) => `找到 ${count} 条消息`,
    none: "没有消息包含所有这些词。",
    more: "显示更早的结果",
    failed: "无法搜索。",
    tooFast: "太快了，搜索稍后会继续。",
    offline: "搜索需要网络连接，恢复后会继续。",
  },
  questions: {
    title: "问题",
    open: "待回答",
    answered: "已回答",
    none: "还没有问题",
    noneText: "在这里提出的问题和回答会留在此列表中。",
    failed: "无法加载问题。",
    offline: "恢复联网后会显示列表。",
  },
  settings: {
    title: "设置与帮助",
    you: "你",
    name: "名字",
    nameHint: "所有人都能看到。没有名字时会用编号称呼你。",
    email: "电子邮箱",
    emailHint: "只有作者能看到，用于在你离开后回复你。",
    verified: "本站已为你登录，名字来自本站。",
    save: "保存",
    saved: "已保存",
    nameTaken: "未保存：这个名字容易与作者混淆。",
    notSaved: "未保存：请检查名字和邮箱。",
    offline: "未保存：没有连接。",
    reading: "阅读",
    larger: "更大的文字",
    quiet: "不让屏幕阅读器播报",
    sound: "有新消息时轻声提示",
    yours: "你的消息",
    device: "在其他设备上继续",
    deviceHint: "仅限一次，一小时内有效。打开它的人在这里就是你，请勿给任何人看。",
    deviceLink: "链接",
    copy: "复制链接",
    copied: "已复制",
    code: "将同一链接显示为二维码",
    download: "下载我的消息",
    erase: "清除我的消息",
    eraseAsk:
      "你在这里的消息会变为空位。你的私密消息及其回答会消失，你的回应、名字和邮箱也会消失。此操作无法撤销。",
    eraseNow: "全部清除",
    keep: "保留",
    erased: "已全部清除。",
    failed: "没有成功，请稍后再试。",
    keys: "按键",
    keysDo: [
      "发送",
      "换行",
      "修改你的上一条消息",
      "在消息间移动",
      "可对消息做的操作",
      "返回或关闭",
    ],
  },
};
