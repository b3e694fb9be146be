/**
 * The list of settings in Korean, in polite 해요체.
 *
 * @module
 */
import type { SettingsWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: SettingsWords = {
  title: "설정",
  pagesLabel: "설정 화면",
  back: "모든 설정",
  pages: {
    account: { name: "내 계정", about: "이름, 사진, 비밀번호, 패스키" },
    site: { name: "블로그", about: "주소, 모양, 답하는 시간, 규칙" },
    answers: { name: "준비한 답", about: "자주 하는 말을 한 번 써 두기" },
    notifications: { name: "알림", about: "알림을 받는 방법과 다른 곳에서 답하기" },
    moderation: { name: "질서 지키기", about: "기다리는 메시지, 쓰기 금지와 차단" },
    people: { name: "함께하는 사람", about: "답하는 사람과 돌보는 사람" },
    data: { name: "데이터", about: "대화 내보내기와 가져오기" },
    check: { name: "점검", about: "서버와 프록시가 잘 맞는지" },
    audit: { name: "한 일의 기록", about: "누가 누구에게 무엇을 했는지" },
    device: { name: "이 기기", about: "알림과 앱 설치" },
  },
};
