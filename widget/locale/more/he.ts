/**
 * Hebrew, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";
import { plural } from "../plural.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "המחבר";
const hours = plural("he", { one: "שעה", two: "שעתיים", other: "# שעות" });
const days = plural("he", { one: "יום", two: "יומיים", other: "# ימים" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "העתקה",
    notChanged: "לא השתנתה: השרת לא קיבל את השינוי.",
    tooLate: "לא השתנתה: היא ישנה מדי לכך.",
    leave: "הבנתי",
    readOnly: "אפשר לקרוא כאן. הכתיבה סגורה.",
    muted: "אפשר לקרוא כאן, אבל לא לכתוב.",
    slow: "כאן כותבים הודעה אחת בכל פעם.",
    heldFirst: "ההודעה הראשונה תוצג אחרי שהמחבר יאשר אותה.",
  },
  composing: {
    edit: "עריכת ההודעה",
    sentence: "על המשפט הזה",
    quote: (name) => `תשובה ל${name}`,
    leaveOut: "הסרה",
    cancel: "ביטול",
    code: "הצגת מה שהודבק כקוד",
  },
  presence: {
    here: (name) => `${author(name)} כאן`,
    away: (name) => `${author(name)} לא כאן`,
    minutes: (name) => `${author(name)}: בדרך כלל תשובה תוך דקות`,
    hours: (name, count) => `${author(name)}: בדרך כלל תשובה תוך ${hours(count)}`,
    days: (name, count) => `${author(name)}: בדרך כלל תשובה תוך ${days(count)}`,
    back: (name, day, time) => `${author(name)}: שוב כאן ${day && `${day} `}בשעה ${time}`,
    until: (name, time) => `${author(name)} כאן בדרך כלל עד ${time}`,
    writing: (name) => `${author(name)} מקליד/ה`,
    somebodyWriting: "מישהו מקליד",
    reading: plural("he", { one: "קורא אחד", two: "שני קוראים", other: "# קוראים" }),
  },
  sentence: {
    hint: "אפשר לסמן משפט בפוסט ולשאול עליו.",
    shown: "סומן בפוסט",
    gone: "הפוסט השתנה, והמשפט הזה כבר לא נמצא בו.",
  },
  actions: {
    title: "מה אפשר לעשות",
    moreEmoji: "עוד אמוג׳י",
    react: (emoji) => `תגובה עם ${emoji}`,
    quote: "ציטוט",
    copy: "העתקת הטקסט",
    copied: "הועתק",
    notCopied: "לא הועתק: הדף הזה לא מאפשר זאת.",
    asQuestion: "לשאול כשאלה",
    answered: "סימון כנענתה",
    reopen: "פתיחה מחדש",
    edit: "עריכה",
    delete: "מחיקה",
    deleteForEveryone: "למחוק אצל כולם?",
    mayPublish: "מותר לפרסם",
  },
  parts: {
    quoted: (name) => `הצגת מה שכתב/ה ${name}`,
    quoteDeleted: "הודעה שנמחקה",
    gone: "ההודעה הזאת כבר לא כאן.",
    sentence: "הצגת המשפט בפוסט",
    reactions: "תגובות",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "שאלה פתוחה",
    answered: "נענתה",
    toAnswer: "לתשובה",
    toQuestion: "תשובה לשאלה",
    edited: "נערכה",
    whispered: "נשאל בפרטיות ופורסם בהסכמה",
    published: "פורסם לכולם",
  },
  code: {
    label: (language) => language === "" ? "קוד" : `קוד, ${language}`,
    copy: "העתקה",
  },
  emoji: {
    title: "אמוג׳י",
    search: "חיפוש אמוג׳י",
    found: plural("he", { one: "אמוג׳י אחד", two: "שני אמוג׳י", other: "# אמוג׳י" }),
    recent: "בשימוש לאחרונה",
    tone: "גוון עור",
    groups: {
      smileys: "סמיילים",
      people: "אנשים",
      nature: "חיות וטבע",
      food: "אוכל ושתייה",
      travel: "טיולים ומקומות",
      activities: "פעילויות",
      objects: "חפצים",
      symbols: "סמלים",
      flags: "דגלים",
    },
  },
};
