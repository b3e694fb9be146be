/**
 * Hebrew, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "הקישור הזה ממשיך שיחה שהתחילה במכשיר אחר.",
  warning: "מי שנתן לכם את הקישור יכול לקרוא מה שתכתבו בה בפרטי.",
  go: "להמשיך כאן",
  stay: "להישאר כמו שאני",
  failed: "הקישור לא עבד. ייתכן שכבר נוצל או ישן מדי.",
};
