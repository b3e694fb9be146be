/**
 * Arabic, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "العودة إلى المحادثة",
  search: {
    title: "البحث",
    field: "البحث في هذه المحادثة",
    hint: "يجد الكلمات وأجزاءها في كل ما قيل هنا.",
    results: plural("ar", {
      zero: "لا رسائل",
      one: "عُثر على رسالة واحدة",
      two: "عُثر على رسالتين",
      few: "عُثر على # رسائل",
      other: "عُثر على # رسالة",
    }),
    none: "لا توجد رسالة فيها كل هذه الكلمات.",
    more: "عرض الأقدم",
    failed: "تعذّر البحث.",
    offline: "يحتاج البحث إلى اتصال. سيستمر عند عودة الاتصال.",
  },
  questions: {
    title: "الأسئلة",
    open: "بلا إجابة",
    answered: "لها إجابة",
    none: "لا أسئلة بعد",
    noneText: "ما يُسأل هنا يبقى في هذه القائمة مع إجابته.",
    failed: "تعذّر تحميل الأسئلة.",
  },
};
