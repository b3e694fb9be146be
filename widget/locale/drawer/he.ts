/**
 * Hebrew, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "חזרה לשיחה",
  search: {
    title: "חיפוש",
    field: "חיפוש בשיחה הזאת",
    hint: "מוצא מילים וחלקי מילים בכל מה שנאמר כאן.",
    results: plural("he", {
      one: "נמצאה הודעה אחת",
      two: "נמצאו שתי הודעות",
      other: "נמצאו # הודעות",
    }),
    none: "אין הודעה שיש בה את כל המילים האלה.",
    more: "הצגת קודמות",
    failed: "החיפוש לא הצליח.",
    offline: "לחיפוש נדרש חיבור. הוא יימשך כשהחיבור יחזור.",
  },
  questions: {
    title: "שאלות",
    open: "פתוחות",
    answered: "נענו",
    none: "אין עדיין שאלות",
    noneText: "מה ששואלים כאן נשמר ברשימה הזאת, יחד עם התשובה.",
    failed: "לא ניתן היה לטעון את השאלות.",
  },
};
