/**
 * Hebrew, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "להודיע לי כשתהיה תשובה",
  title: "כשתהיה תשובה",
  back: "חזרה לשיחה",
  intro: "אין צורך לחכות: התשובה תהיה כאן בביקור הבא בדפדפן הזה.",
  mailTitle: "בדואר אלקטרוני",
  email: "כתובת דואר",
  mailHint: "נשלח דואר אחד, ואז הכתובת נמחקת. המחבר אינו רואה אותה.",
  withText: "עם נוסח התשובה",
  withTextPrivate: "עם נוסח התשובה, אף שדואר פרטי פחות מכאן",
  more: "דואר גם על כל תשובה נוספת, במשך 90 יום",
  ask: "לשלוח לי דואר",
  asked: (email) => `דואר בדרך אל ${email}. יש לאשר בדף שבו; לפני כן לא יגיע דואר אחר.`,
  confirmed: "לכתובת הזאת כבר יישלח דואר.",
  failed: {
    "invalid-body": "זה לא נראה כמו כתובת דואר.",
    "too-fast": "התבקש יותר מדי דואר. אפשר לנסות שוב מחר.",
    otherwise: "זה לא הצליח. אפשר לנסות שוב מאוחר יותר.",
  },
  pushTitle: "בדפדפן הזה",
  push: "שהדפדפן הזה יודיע לי",
  pushHint: "ייפתח דף ששואל את הדפדפן, ובו גם אפשר להפסיק.",
  deviceTitle: "במכשיר אחר",
  device: "לקחת את השיחה הזאת",
  feedTitle: "בקורא עדכונים",
  feed: "התשובות בדף הזה כעדכונים",
};
