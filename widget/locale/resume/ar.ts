/**
 * Arabic, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "يتابع هذا الرابط محادثة بدأت على جهاز آخر.",
  warning: "من أعطاك الرابط يمكنه قراءة ما تكتبه فيها على انفراد.",
  go: "المتابعة هنا",
  stay: "البقاء كما أنا",
  failed: "لم يعمل الرابط. ربما استُخدم أو صار قديمًا.",
};
