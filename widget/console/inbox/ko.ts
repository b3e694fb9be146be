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
  waitsForDays: (days) => `${days}일째 기다려요`,
  openQuestions: (count) => `질문 ${count}개`,
  unreadCount: (count) => `안 읽은 메시지 ${count}개`,
  said: (name, text) => `${name}: ${text}`,
  inTheOpen: "공개, ",
  privateOn: (title) => `비공개 · ${title}`,
  privateWith: (name) => `${name} 님과 비공개로 나누는 대화예요. 이 독자와 글쓴이만 볼 수 있어요.`,
  everyone: "공개된 대화예요. 이 글을 읽는 사람 모두가 볼 수 있어요.",
  mine: "내 대화",
  another: "다른 글쓴이",
  asleep: (until) => `${until}까지 미뤘어요`,
  isDone: "끝났어요",
  back: "모든 대화",
  openPost: "글 열기",
  details: "정보",
  choose: "대화를 골라 읽고 답해 보세요.",
  quietTitle: "조용하네요",
  quietText: "이 태그를 글에 붙여 넣으세요. 독자가 물어보면 여기에 나타나요.",
  setUp: "차례대로 설정하기",
  nothingHere: "여기에 맞는 대화가 없어요.",
  stillLoading: "오래된 대화를 불러오고 있어요.",

  search: "검색",
  searchMessages: (words) => `모든 메시지에서 “${words}” 찾기`,
  searching: "찾는 중…",
  searchFailed: "찾지 못했어요. 잠시 뒤에 다시 해 주세요.",
  found: (count) => `메시지 ${count}개`,
  nothingFound: "이 말이 있는 메시지가 없어요.",
  more: "더 오래된 것 찾기",
  endSearch: "대화로 돌아가기",

  filter: {
    state: "보기",
    states: {
      all: "모두",
      open: "답을 기다리는 것",
      unread: "안 읽은 것",
      mine: "내 대화",
      others: "다른 글쓴이의 대화",
      unassigned: "맡은 사람이 없는 것",
      snoozed: "미뤄 둔 것",
      done: "끝난 것",
    },
    saved: "저장한 보기",
    kind: "종류",
    anyKind: "공개와 비공개",
    kinds: { public: "공개", private: "비공개" },
    site: "블로그",
    anySite: "모든 블로그",
    save: "이 보기 저장",
    saveTitle: "이 보기 저장",
    name: "이름",
    nameMissing: "이름을 붙여 주세요.",
    forget: (name) => `“${name}” 지우기`,
    full: "저장한 보기가 이미 20개예요. 먼저 하나를 지워 주세요.",
  },
  snooze: {
    title: "나중에 보기",
    times: { later: "세 시간 뒤", tomorrow: "내일 아침", monday: "월요일 아침" },
    own: "다른 시각",
    until: "그때까지",
    notLater: "앞으로 올 시각을 골라 주세요.",
    wake: "지금 다시 보기",
  },
  did: {
    assigned: "이제 내 대화예요.",
    unassigned: "이제 맡은 사람이 없어요.",
    done: "끝났어요. 독자가 다시 쓰면 돌아와요.",
    undone: "다시 열었어요.",
    answered: "이제 답이 있는 질문이에요.",
    snoozed: (until) => `${until}까지, 또는 독자가 다시 쓸 때까지 미뤘어요.`,
    woken: "다시 나타났어요.",
    failed: "되지 않았어요. 바뀐 것은 없어요.",
  },
  answers: (question) => `“${question}” 질문의 답이에요`,
};
