/**
 * Arabic, in the modern standard language.
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words of the Arabic chunk. */
export const words: Words = {
  dir: "rtl",
  author: "الكاتب",
  you: "أنت",
  reader: (number) => `قارئ ${number}`,
  close: "إغلاق",
  menu: "المزيد",

  link: {
    idle: "",
    connecting: "جارٍ الاتصال",
    online: "مباشر",
    offline: "غير متصل",
    waiting: "جارٍ إعادة الاتصال",
    refused: "لا يوجد اتصال",
  },
  notice: {
    offline: () => "أنت غير متصل. ما ترسله ينتظر هنا.",
    waiting: (seconds) => `انقطع الاتصال. المحاولة التالية بعد ${seconds} ث.`,
    blocked: (seconds) =>
      `شبكتك تحجب المحادثة. ما ترسله ينتظر هنا. المحاولة التالية بعد ${seconds} ث.`,
    refused: () => "لا يوجد اتصال. ما ترسله ينتظر هنا.",
    banned: () => "أغلق الكاتب هذه الدردشة أمامك أو أمام شبكتك.",
    closed: () => "هذه المحادثة مغلقة.",
  },
  tryNow: "المحاولة الآن",

  conversation: "المحادثة",
  older: "عرض الرسائل السابقة",
  loadingOlder: "جارٍ تحميل الرسائل السابقة",
  begins: "تبدأ المحادثة هنا",
  emptyTitle: "ما سؤالك؟",
  emptyText: "يجيب الكاتب هنا، الآن أو لاحقًا. لا تحتاج إلى حساب.",
  newMessages: plural("ar", {
    zero: "لا رسائل جديدة",
    one: "رسالة جديدة واحدة",
    two: "رسالتان جديدتان",
    few: "# رسائل جديدة",
    other: "# رسالة جديدة",
  }),

  newSince: "جديد منذ زيارتك الأخيرة",
  deleted: "حُذفت هذه الرسالة",
  actions: "ما يمكنك فعله",

  phase: {
    queued: "لم تُرسل بعد. ستُرسل عند عودة الاتصال.",
    sent: "جارٍ الإرسال",
    stored: "أُرسلت",
    seen: "شوهدت",
    held: "بانتظار موافقة الكاتب",
  },
  failed: {
    "too-fast": "لم تُرسل: كان ذلك سريعًا جدًا. انتظر قليلًا.",
    "forbidden": "لم تُرسل: لا يمكن لأحد الكتابة هنا.",
    "too-late": "لم تُرسل منذ يوم. أرسلها إن كنت لا تزال تريد ذلك.",
    otherwise: "لم تُرسل: لم يقبلها الخادم.",
  },
  wait: (seconds) => `مجددًا بعد ${seconds} ث`,
  retry: "إعادة المحاولة",
  discard: "تجاهل",

  everyone: "الجميع",
  placeholder: "اسأل عن هذا المقال",
  audience: "يراها كل من يقرأ المقال",
  send: "إرسال إلى الجميع",
  whisper: {
    name: "للكاتب فقط",
    placeholder: "اكتب إلى الكاتب",
    audience: "لا يراها إلا أنت والكاتب",
    send: "إرسال إلى الكاتب",
    emptyTitle: "بينك وبين الكاتب فقط",
    emptyText: "لا يرى أحد غيره ما تكتبه هنا، ولا أنك كتبت.",
  },
  question: "سؤال",
  emoji: "رموز تعبيرية",
  left: plural("ar", {
    zero: "لم يبق أي حرف",
    one: "بقي حرف واحد",
    two: "بقي حرفان",
    few: "بقيت # أحرف",
    many: "بقي # حرفًا",
    other: "بقي # حرف",
  }),
  tooMany: plural("ar", {
    one: "حرف واحد زائد",
    two: "حرفان زائدان",
    few: "# أحرف زائدة",
    many: "# حرفًا زائدًا",
    other: "# حرف زائد",
  }),
};
