/**
 * Chinese, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "作者";

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "复制",
    notChanged: "未更改：服务器没有接受。",
    tooLate: "未更改：时间太久了。",
    leave: "知道了",
    readOnly: "你可以阅读，但目前不能发言。",
    muted: "你可以阅读，但不能发言。",
    slow: "这里每次发言之间需要间隔。",
    heldFirst: "你的第一条消息会在作者通过后显示。",
  },
  composing: {
    edit: "正在编辑你的消息",
    sentence: "关于这句话",
    quote: (name) => `回复 ${name}`,
    leaveOut: "去掉",
    cancel: "取消",
    code: "将粘贴的内容显示为代码",
  },
  presence: {
    here: (name) => `${author(name)}在线`,
    away: (name) => `${author(name)}不在`,
    minutes: (name) => `${author(name)}通常几分钟内回答`,
    hours: (name, count) => `${author(name)}通常 ${count} 小时内回答`,
    days: (name, count) => `${author(name)}通常 ${count} 天内回答`,
    back: (name, day, time) => `${author(name)}${day} ${time} 回来`,
    until: (name, time) => `${author(name)}通常在线到 ${time}`,
    writing: (name) => `${author(name)}正在输入`,
    somebodyWriting: "有人正在输入",
    reading: (count) => `${count} 人在读`,
  },
  sentence: {
    hint: "选中文章里的一句话，就可以针对它提问。",
    shown: "已在文章中标出",
    gone: "文章已更改，这句话已不在其中。",
  },
  actions: {
    title: "可用操作",
    moreEmoji: "更多表情",
    react: (emoji) => `回应 ${emoji}`,
    quote: "引用",
    copy: "复制文字",
    copied: "已复制",
    notCopied: "未复制：此页面不允许。",
    asQuestion: "设为问题",
    answered: "标为已回答",
    reopen: "重新打开",
    edit: "编辑",
    delete: "删除",
    deleteForEveryone: "为所有人删除？",
    mayPublish: "可以公开",
  },
  parts: {
    quoted: (name) => `查看 ${name} 写的内容`,
    quoteDeleted: "已删除的消息",
    gone: "这条消息已经不在了。",
    sentence: "在文章中查看这句话",
    reactions: "回应",
    reaction: (emoji, count, names) => `${emoji} ${count} 人${names && `：${names}`}`,
    open: "待回答的问题",
    answered: "已回答",
    toAnswer: "查看回答",
    toQuestion: "回答了一个问题",
    edited: "已编辑",
    whispered: "私下提问，经同意后公开",
    published: "已向所有人公开",
  },
  code: {
    label: (language) => language === "" ? "代码" : `代码，${language}`,
    copy: "复制",
  },
  emoji: {
    title: "表情",
    search: "搜索表情",
    found: (count) => `${count} 个表情`,
    recent: "最近使用",
    tone: "肤色",
    groups: {
      smileys: "笑脸",
      people: "人物",
      nature: "动物与自然",
      food: "食物与饮料",
      travel: "旅行与地点",
      activities: "活动",
      objects: "物品",
      symbols: "符号",
      flags: "旗帜",
    },
  },
};
