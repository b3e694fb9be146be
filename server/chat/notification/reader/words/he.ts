/**
 * Mails to readers in Hebrew.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const he: ReaderMailWords = {
  dir: "rtl",
  confirmSubject: (blog) => `${blog}: דואר כשתהיה תשובה?`,
  confirmText: (blog) =>
    `התקבלה באתר ${blog} בקשה לשלוח לכאן דואר כשתהיה תשובה. כדי לאשר יש לפתוח את הדף הזה; עד אז לא יישלח דבר נוסף:`,
  confirmNot:
    "אם הבקשה לא באה מכאן, אין צורך לעשות דבר: לא יגיע דואר נוסף, והכתובת תימחק בתוך יום.",
  answerSubject: (post) => `תשובה בפוסט „${post}”`,
  answerText: (post) => `יש תשובה לשאלה ששאלת בפוסט „${post}”.`,
  privateText: (post) => `יש תשובה לשאלה הפרטית ששאלת בפוסט „${post}”.`,
  asked: "השאלה:",
  answered: (author) => `התשובה של ${author}:`,
  leftOut: "התשובה עצמה אינה כתובה בדואר הזה, לפי בקשתך.",
  read: "לקריאה בדף:",
  last: "זה היה הדואר היחיד, והכתובת נמחקה.",
  stopHere: "כדי לא לקבל עוד דואר כזה:",
  askTitle: "דואר כשתהיה תשובה",
  askText: (blog) => `האם לשלוח דואר מ-${blog} כשתהיה תשובה לשאלה?`,
  yes: "כן, לשלוח",
  confirmed: "בסדר. יישלח דואר כשתהיה תשובה. אפשר לסגור את הדף.",
  stopTitle: "בלי דואר נוסף",
  stopText: (blog) => `האם להפסיק את הדואר מ-${blog} על השאלה הזאת?`,
  stop: "להפסיק",
  stopped: "לא יישלח עוד דואר, והכתובת נמחקה. אפשר לסגור את הדף.",
  goneTitle: "אין כאן מה לעשות",
  gone: "הקישור כבר שימש, או שהוא ישן מדי. אם עדיין רצוי דואר, אפשר לבקש אותו בפוסט.",
};
