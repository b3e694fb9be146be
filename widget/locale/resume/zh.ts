/**
 * Chinese, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "此链接会继续在另一台设备上开始的对话。",
  warning: "给你链接的人可以读到你在其中私下写的内容。",
  go: "在此继续",
  stay: "保持现状",
  failed: "链接无效。它可能已被使用或已过期。",
};
