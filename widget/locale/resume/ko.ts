/**
 * Korean, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "이 링크는 다른 기기에서 시작한 대화를 이어 가요.",
  warning: "링크를 준 사람은 그 대화에서 비공개로 쓰는 글을 읽을 수 있어요.",
  go: "여기서 이어 가기",
  stay: "지금 그대로 있기",
  failed: "링크를 쓸 수 없었어요. 이미 썼거나 오래되었을 수 있어요.",
};
