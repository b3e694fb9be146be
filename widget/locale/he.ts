/**
 * Hebrew, with forms that suit every reader: infinitives and nouns where there is a choice.
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words of the Hebrew chunk. */
export const words: Words = {
  dir: "rtl",
  author: "המחבר",
  you: "אני",
  reader: (number) => `קורא ${number}`,
  close: "סגירה",
  menu: "עוד",

  link: {
    idle: "",
    connecting: "מתחבר",
    online: "בשידור חי",
    offline: "לא מקוון",
    waiting: "מתחבר מחדש",
    refused: "אין חיבור",
  },
  notice: {
    offline: () => "אין חיבור לרשת. מה שיישלח ימתין כאן.",
    waiting: (seconds) => `החיבור נותק. ניסיון נוסף בעוד ${seconds} שנ׳.`,
    blocked: (seconds) =>
      `הרשת חוסמת את השיחה. מה שנשלח ממתין כאן. ניסיון נוסף בעוד ${seconds} שנ׳.`,
    refused: () => "אין חיבור. מה שיישלח ימתין כאן.",
    banned: () => "המחבר סגר את הצ׳אט הזה בפניך או בפני הרשת שלך.",
    closed: () => "השיחה הזאת סגורה.",
  },
  tryNow: "לנסות עכשיו",

  conversation: "שיחה",
  older: "הצגת הודעות קודמות",
  loadingOlder: "הודעות קודמות נטענות",
  begins: "השיחה מתחילה כאן",
  emptyTitle: "מה השאלה שלך?",
  emptyText: "המחבר עונה כאן, עכשיו או אחר כך. אין צורך בחשבון.",
  newMessages: plural("he", {
    one: "הודעה חדשה אחת",
    two: "שתי הודעות חדשות",
    other: "# הודעות חדשות",
  }),

  newSince: "חדש מאז הביקור הקודם",
  deleted: "ההודעה נמחקה",
  actions: "מה אפשר לעשות",

  phase: {
    queued: "עוד לא נשלחה. תישלח כשהחיבור יחזור.",
    sent: "נשלחת",
    stored: "נשלחה",
    seen: "נקראה",
    held: "ממתינה לאישור המחבר",
  },
  failed: {
    "too-fast": "לא נשלחה: זה היה מהיר מדי. כדאי להמתין רגע.",
    "forbidden": "לא נשלחה: אי אפשר לכתוב כאן.",
    "too-late": "לא נשלחה כבר יום. אפשר לשלוח אם עדיין רוצים.",
    otherwise: "לא נשלחה: השרת לא קיבל אותה.",
  },
  wait: (seconds) => `שוב בעוד ${seconds} שנ׳`,
  retry: "ניסיון נוסף",
  discard: "ויתור",

  everyone: "כולם",
  placeholder: "לשאול על הפוסט",
  audience: "כל מי שקורא את הפוסט יכול לראות",
  send: "שליחה לכולם",
  whisper: {
    name: "פרטי, למחבר בלבד",
    placeholder: "כתיבה למחבר",
    audience: "רק המחבר ואני יכולים לראות",
    send: "שליחה למחבר",
    emptyTitle: "רק בינך לבין המחבר",
    emptyText: "אף אחד אחר לא רואה מה נכתב כאן, ולא שנכתב משהו.",
  },
  question: "שאלה",
  emoji: "אמוג'י",
  left: plural("he", { one: "נותר תו אחד", two: "נותרו שני תווים", other: "נותרו # תווים" }),
  tooMany: plural("he", {
    one: "תו אחד מיותר",
    two: "שני תווים מיותרים",
    other: "# תווים מיותרים",
  }),
};
