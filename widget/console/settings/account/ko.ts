/**
 * The page of one's own account in Korean, in polite 해요체.
 *
 * @module
 */
import type { AccountWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: AccountWords = {
  title: "내 계정",
  name: "이름",
  nameHint: "이제부터 답 옆에 독자에게 보여요.",
  nameMissing: "독자에게 보일 이름을 써 주세요.",
  sessionTitle: "이 브라우저",
  signOut: "로그아웃",
};
