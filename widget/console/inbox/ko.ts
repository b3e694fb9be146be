/**
 * The inbox in Korean, in polite 해요체.
 *
 * @module
 */
import type { InboxWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: InboxWords = {
  conversations: "대화",
  waiting: (count) =>
    count === 0 ? "답을 기다리는 대화가 없어요." : `대화 ${count}개가 답을 기다려요.`,
  waits: "답을 기다려요",
  unread: "새 메시지",
  said: (name, text) => `${name}: ${text}`,
  back: "모든 대화",
  openPost: "글 열기",
  about: "정보",
  choose: "대화를 골라 읽고 답해 보세요.",
  quietTitle: "조용하네요",
  quietText: "이 태그를 글에 붙여 넣으세요. 독자가 물어보면 여기에 나타나요.",
};
