/**
 * Arabic, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "أخبرني عند وصول إجابة",
  title: "عند وصول إجابة",
  back: "العودة إلى المحادثة",
  intro: "لا حاجة إلى الانتظار: ستجد الإجابة هنا عندما تعود بهذا المتصفح.",
  mailTitle: "بالبريد",
  email: "عنوان البريد",
  mailHint: "تصلك رسالة واحدة ثم يُنسى العنوان. لا يراه الكاتب.",
  withText: "مع نص الإجابة",
  withTextPrivate: "مع نص الإجابة، وإن كان البريد أقل خصوصية من هنا",
  more: "رسالة لكل إجابة لاحقة أيضًا، لمدة 90 يومًا",
  ask: "أرسل إليّ رسالة",
  asked: (email) =>
    `رسالة في طريقها إلى ${email}. وافق في الصفحة التي تقود إليها؛ قبل ذلك لا تصل رسالة أخرى.`,
  confirmed: "تصلك رسالة على هذا العنوان من قبل.",
  failed: {
    "invalid-body": "لا يبدو هذا عنوان بريد.",
    "too-fast": "طُلبت رسائل كثيرة. حاول غدًا.",
    otherwise: "لم ينجح ذلك. حاول لاحقًا.",
  },
  pushTitle: "في هذا المتصفح",
  push: "ليخبرني هذا المتصفح",
  pushHint: "تُفتح صفحة تسأل متصفحك، ومنها يمكن إيقاف ذلك أيضًا.",
  deviceTitle: "على جهاز آخر",
  device: "خذ هذه المحادثة معك",
  feedTitle: "في قارئ الخلاصات",
  feed: "إجابات هذه الصفحة كخلاصة",
};
