/**
 * Korean, for what opens over the conversation, in polite 해요체.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "대화로 돌아가기",
  margin: {
    title: "글 여백의 질문",
    mark: (open, answered, text) => `질문: 답변 대기 ${open}개, 답변 완료 ${answered}개. “${text}”`,
  },
  search: {
    title: "검색",
    field: "이 대화에서 검색",
    hint: "여기서 나눈 모든 말에서 단어나 단어의 일부를 찾아요.",
    results: plural("ko", { other: "메시지 #개를 찾았어요" }),
    none: "이 단어가 모두 들어 있는 메시지가 없어요.",
    more: "이전 결과 보기",
    failed: "검색하지 못했어요.",
    tooFast: "너무 빨랐어요. 잠시 뒤에 이어서 찾아요.",
    offline: "검색하려면 연결이 필요해요. 다시 연결되면 이어서 찾아요.",
  },
  questions: {
    title: "질문",
    open: "답변 대기",
    answered: "답변 완료",
    none: "아직 질문이 없어요",
    noneText: "여기서 한 질문과 그 답변이 이 목록에 남아요.",
    failed: "질문을 불러오지 못했어요.",
    offline: "다시 연결되면 목록을 보여 드려요.",
  },
  settings: {
    title: "설정과 도움말",
    you: "나",
    name: "이름",
    nameHint: "모두에게 보여요. 이름이 없으면 번호로 불려요.",
    email: "이메일",
    emailHint: "글쓴이만 볼 수 있어요. 자리에 없을 때 답을 보내는 데 써요.",
    verified: "이 사이트에 로그인되어 있어서 이름은 사이트에서 와요.",
    save: "저장",
    saved: "저장했어요",
    nameTaken: "저장하지 못했어요. 글쓴이로 오해할 수 있는 이름이에요.",
    notSaved: "저장하지 못했어요. 이름과 주소를 확인해 주세요.",
    offline: "저장하지 못했어요. 연결이 끊겼어요.",
    reading: "읽기",
    larger: "글자 크게",
    quiet: "화면 낭독기 알림 끄기",
    sound: "새 메시지에 부드러운 소리",
    yours: "내 메시지",
    device: "다른 기기에서 이어가기",
    deviceHint:
      "한 시간 안에 한 번만 쓸 수 있어요. 여는 사람이 나로 보이니 아무에게도 보여 주지 마세요.",
    deviceLink: "링크",
    copy: "링크 복사",
    copied: "복사했어요",
    code: "카메라로 읽는 같은 링크의 코드",
    download: "내 메시지 내려받기",
    erase: "내 메시지 지우기",
    eraseAsk:
      "여기에 쓴 메시지는 빈자리로 남아요. 비공개 메시지는 답변과 함께 사라지고, 반응과 이름과 주소도 지워져요. 되돌릴 수 없어요.",
    eraseNow: "모두 지우기",
    keep: "그대로 두기",
    erased: "모두 지웠어요.",
    failed: "잘되지 않았어요. 잠시 뒤에 다시 시도해 주세요.",
    keys: "키",
    keysDo: [
      "보내기",
      "줄 바꾸기",
      "마지막 메시지 고치기",
      "메시지 사이 이동",
      "메시지로 할 수 있는 일",
      "뒤로 가기 또는 닫기",
    ],
  },
};
