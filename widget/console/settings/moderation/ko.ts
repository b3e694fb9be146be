/**
 * The page of measures in Korean, in polite 해요체.
 *
 * @module
 */
import type { ModerationWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: ModerationWords = {
  title: "질서 지키기",
  heldTitle: "확인을 기다려요",
  noneHeld: "기다리는 메시지가 없어요.",
  approve: "통과",
  reject: "거절",
  measuresTitle: "쓰기 금지와 차단",
  noMeasures: "쓰기 금지되거나 차단된 사람이 없어요.",
  muted: (who) => `${who} 님은 쓸 수 없어요`,
  banned: (who) => `${who} 님은 차단됐어요`,
  somebody: "정보가 삭제된 독자",
  network: "같은 네트워크의 모두와 함께예요.",
  until: (when) => `${when}까지예요.`,
  forever: "풀 때까지예요.",
  reason: (reason) => `이유: ${reason}`,
  by: (author, when) => `${author}, ${when}`,
  lift: "풀기",
};
