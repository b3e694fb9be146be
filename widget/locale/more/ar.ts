/**
 * Arabic, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "الكاتب";
const long = (count: number, unit: string) =>
  count.toLocaleString("ar", { style: "unit", unit, unitDisplay: "long" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "نسخ",
    notChanged: "لم يتغير: رفضه الخادم.",
    tooLate: "لم يتغير: مضى وقت طويل.",
    leave: "حسنًا",
    readOnly: "القراءة متاحة، والكتابة مغلقة.",
    muted: "القراءة متاحة لك دون الكتابة.",
    slow: "رسالة واحدة في كل مرة.",
    heldFirst: "تظهر رسالتك الأولى بعد موافقة الكاتب.",
  },
  composing: {
    edit: "تعديل رسالتك",
    sentence: "عن هذه الجملة",
    quote: (name) => `رد على ${name}`,
    leaveOut: "إزالة",
    cancel: "إلغاء",
    code: "عرض ما لصقته كشفرة",
  },
  presence: {
    here: (name) => `${author(name)} هنا الآن`,
    away: (name) => `${author(name)} غير موجود`,
    minutes: (name) => `${author(name)}: مدة الإجابة عادةً بضع دقائق`,
    hours: (name, count) => `${author(name)}: مدة الإجابة عادةً ${long(count, "hour")}`,
    days: (name, count) => `${author(name)}: مدة الإجابة عادةً ${long(count, "day")}`,
    back: (name, day, time) => `${author(name)}: العودة ${day && `${day} `}في ${time}`,
    until: (name, time) => `${author(name)} هنا عادةً حتى ${time}`,
    writing: (name) => `${author(name)}: يكتب الآن`,
    somebodyWriting: "أحدهم يكتب",
    reading: (count) => `القراء الآن: ${count}`,
  },
  sentence: {
    hint: "حدد جملة في المقال للسؤال عنها.",
    shown: "مميزة في المقال",
    gone: "لم تعد هذه الجملة في المقال.",
  },
  actions: {
    title: "ما يمكنك فعله",
    moreEmoji: "المزيد من الرموز",
    react: (emoji) => `التفاعل بـ ${emoji}`,
    quote: "اقتباس",
    copy: "نسخ النص",
    copied: "تم النسخ",
    notCopied: "لم يُنسخ: هذه الصفحة لا تسمح بذلك.",
    asQuestion: "طرحها كسؤال",
    answered: "تمت الإجابة",
    reopen: "إعادة الفتح",
    edit: "تعديل",
    delete: "حذف",
    deleteForEveryone: "حذف لدى الجميع؟",
    mayPublish: "يمكن نشرها",
  },
  parts: {
    quoted: (name) => `عرض ما كتبه ${name}`,
    quoteDeleted: "رسالة محذوفة",
    gone: "لم تعد هذه الرسالة هنا.",
    sentence: "عرض الجملة في المقال",
    reactions: "التفاعلات",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "سؤال بلا إجابة",
    answered: "له إجابة",
    toAnswer: "عرض الإجابة",
    toQuestion: "إجابة عن سؤال",
    edited: "معدلة",
    whispered: "سؤال خاص نُشر بموافقة",
    published: "نُشرت للجميع",
  },
  code: {
    label: (language) => language === "" ? "شفرة" : `شفرة، ${language}`,
    copy: "نسخ",
  },
  emoji: {
    title: "الرموز التعبيرية",
    search: "البحث",
    found: (count) => `الرموز: ${count}`,
    recent: "الأخيرة",
    tone: "لون البشرة",
    groups: {
      smileys: "وجوه",
      people: "أشخاص",
      nature: "طبيعة",
      food: "طعام",
      travel: "سفر",
      activities: "أنشطة",
      objects: "أشياء",
      symbols: "رموز",
      flags: "أعلام",
    },
  },
};
