/**
 * Arabic, for the features.
 *
 * @module
 */
import type { MoreTranslation } from "../more_words.ts";
import { plural } from "../plural.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "الكاتب";
const hours = plural("ar", {
  one: "ساعة",
  two: "ساعتين",
  few: "# ساعات",
  other: "# ساعة",
});
const days = plural("ar", {
  one: "يوم",
  two: "يومين",
  few: "# أيام",
  many: "# يومًا",
  other: "# يوم",
});

/** The words of the features. */
export const more: MoreTranslation = {
  notices: {
    copy: "نسخ",
    notChanged: "لم يتغير: لم يقبله الخادم.",
    tooLate: "لم يتغير: مضى عليه وقت طويل.",
    leave: "حسنًا",
    readOnly: "يمكنك القراءة هنا. الكتابة مغلقة.",
    closed: "هذه المحادثة مغلقة.",
    muted: "يمكنك القراءة هنا دون الكتابة.",
    slow: "هنا رسالة واحدة في كل مرة.",
    heldFirst: "تظهر رسالتك الأولى بعد أن يوافق عليها الكاتب.",
  },
  composing: {
    edit: "تعدّل رسالتك",
    sentence: "عن هذه الجملة",
    quote: (name) => `رد على ${name}`,
    leaveOut: "إزالة",
    cancel: "إلغاء",
    code: "عرض ما لصقته كشفرة",
  },
  presence: {
    here: (name) => `${author(name)} هنا الآن`,
    away: (name) => `${author(name)} غير موجود`,
    minutes: (name) => `${author(name)}: الإجابة عادةً خلال دقائق`,
    hours: (name, count) => `${author(name)}: الإجابة عادةً خلال ${hours(count)}`,
    days: (name, count) => `${author(name)}: الإجابة عادةً خلال ${days(count)}`,
    back: (name, day, time) => `${author(name)}: العودة ${day && `${day} `}في ${time}`,
    until: (name, time) => `${author(name)} هنا عادةً حتى ${time}`,
    writing: (name) => `${author(name)}: يكتب الآن`,
    somebodyWriting: "أحدهم يكتب",
    reading: plural("ar", {
      zero: "لا قرّاء الآن",
      one: "قارئ واحد",
      two: "قارئان",
      few: "# قرّاء",
      many: "# قارئًا",
      other: "# قارئ",
    }),
  },
  sentence: {
    markers: "أسئلة في الهامش",
    marker: (open, answered, text) => `الأسئلة: ${open} بلا إجابة، ${answered} لها إجابة. «${text}»`,
    shown: "مُعلَّمة في المقال",
    gone: "تغيّر المقال، ولم تعد هذه الجملة فيه.",
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
    answered: "وضع علامة «لها إجابة»",
    reopen: "إعادة الفتح",
    edit: "تعديل",
    delete: "حذف",
    deleteForEveryone: "حذف لدى الجميع؟",
    mayPublish: "يمكن نشرها",
  },
  parts: {
    quoted: (name) => `عرض ما كتبه ${name}`,
    quoteDeleted: "رسالة محذوفة",
    sentence: "عرض الجملة في المقال",
    reactions: "التفاعلات",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "سؤال بلا إجابة",
    answered: "له إجابة",
    toAnswer: "عرض الإجابة",
    toQuestion: "إجابة عن سؤال",
    edited: "مُعدَّلة",
    whispered: "سؤال خاص نُشر بموافقة صاحبه",
    published: "نُشرت للجميع",
    mayPublish: "يمكن نشرها",
  },
  code: {
    label: (language) => language === "" ? "شفرة" : `شفرة، ${language}`,
    copy: "نسخ",
    copied: "تم النسخ",
    notCopied: "لم تُنسخ: هذه الصفحة لا تسمح بذلك.",
  },
  emoji: {
    title: "الرموز التعبيرية",
    search: "البحث عن رمز",
    found: plural("ar", {
      zero: "لا رموز",
      one: "رمز واحد",
      two: "رمزان",
      few: "# رموز",
      many: "# رمزًا",
      other: "# رمز",
    }),
    recent: "المستخدمة حديثًا",
    tone: "لون البشرة",
    tones: ["افتراضي", "فاتح", "فاتح متوسط", "متوسط", "داكن متوسط", "داكن"],
    groups: {
      smileys: "وجوه",
      people: "أشخاص",
      nature: "حيوانات وطبيعة",
      food: "طعام وشراب",
      travel: "سفر وأماكن",
      activities: "أنشطة",
      objects: "أشياء",
      symbols: "رموز",
      flags: "أعلام",
    },
  },
};
