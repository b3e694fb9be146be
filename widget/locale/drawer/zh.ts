/**
 * Chinese, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "返回对话",
  search: {
    title: "搜索",
    field: "在此对话中搜索",
    hint: "在这里说过的所有内容中查找词语或其中一部分。",
    results: (count) => `找到 ${count} 条消息`,
    none: "没有消息包含所有这些词。",
    more: "显示更早的结果",
    failed: "无法搜索。",
    offline: "搜索需要网络连接，恢复后会继续。",
  },
  questions: {
    title: "问题",
    open: "待回答",
    answered: "已回答",
    none: "还没有问题",
    noneText: "在这里提出的问题和回答会留在此列表中。",
    failed: "无法加载问题。",
  },
};
