/**
 * An author's numbers in Korean, in polite 해요체.
 *
 * @module
 */
import type { NumbersWords } from "./words.ts";

const within = (half: string, most: string | undefined) =>
  most === undefined
    ? `절반은 ${half} 안에 답을 받았어요.`
    : `절반은 ${half}, 열에 아홉은 ${most} 안에 답을 받았어요.`;

/** Is loaded for authors who read Korean. */
export const ko: NumbersWords = {
  title: "통계",
  site: "블로그",
  allSites: "모든 블로그",
  span: "기간",
  days: (days) => days === 365 ? "1년" : `${days}일`,
  counting: "세고 있어요…",
  again: "다시 세기",
  countedAt: (time, zone) => `${time}에 셌어요. 하루는 ${zone} 자정에 시작해요.`,

  wait: {
    minute: (count) => `${count}분`,
    hour: (count) => `${count}시간`,
    day: (count) => `${count}일`,
  },

  nowTitle: "지금",
  noneWaits: "답을 기다리는 질문이 없어요.",
  waiting: (count) => `질문 ${count}개가 답을 기다려요.`,
  oldestWaits: (time) => `가장 오래된 질문은 ${time}째 기다리고 있어요.`,
  toInbox: "받은 대화로 가기",

  askedTitle: "질문과 답변",
  noneAsked: "이 기간에는 공개 질문이 없었어요.",
  asked: (count) => `질문 ${count}개가 올라왔어요.`,
  allAnswered: "모두 답을 받았어요.",
  noneAnswered: "아직 답을 받은 질문이 없어요.",
  answered: (answered, percent) =>
    `그중 ${answered}개${
      percent === undefined ? "" : percent === 0 ? "(1% 미만)" : `(${percent}%)`
    }가 답을 받았어요.`,
  halfWithin: within,
  fewerThanHalf: "아직 절반이 넘게 답을 기다려요.",
  tooFew: "답변에 걸린 시간은 질문이 열 개가 되면 보여 드려요.",
  whispers: (count, answered) =>
    answered === count
      ? `비공개 대화 ${count}개가 있었고, 모두 답했어요.`
      : answered === 0
      ? `비공개 대화 ${count}개가 있었고, 아직 답하지 않았어요.`
      : `비공개 대화 ${count}개가 있었고, 그중 ${answered}개에 답했어요.`,
  whispersWithin: (half, most) => `비공개 대화의 ${within(half, most)}`,
  keptDays: (days) => `메시지를 ${days}일 동안만 보관해서, 그보다 오래된 것은 세지 않아요.`,
  since: (date) => `남아 있는 가장 오래된 메시지는 ${date}에 왔어요.`,
  cut: "한 번에 셀 수 있는 것보다 많아서, 최근 것만 셌어요.",

  chartTitle: (unit) => unit === "day" ? "날짜별 질문" : "주별 질문",
  chartHint: "화살표 키로 하나씩 읽을 수 있어요.",
  bar: (date, count, answered) =>
    `${date}: 질문 ${count}개` + (count === 0 ? "" : `, 답변 ${answered}개`),
  barWhispers: (count) => `비공개 대화 ${count}개`,
  weekOf: (date) => `${date}부터 한 주`,
  answeredKey: "답변함",
  openKey: "기다림",
  asTable: "표로 보기",
  columns: {
    day: "날짜",
    week: "주",
    questions: "질문",
    answered: "답변",
    whispers: "비공개",
    post: "글",
    open: "기다림",
  },

  postsTitle: "질문이 많은 글",
  takeTitle: "내려받기",
  takeText: "스프레드시트용 파일(CSV)이나 프로그램용 파일(JSON)로 받을 수 있어요.",
  takePeriods: (unit) => unit === "day" ? "날짜별, CSV" : "주별, CSV",
  takePosts: "글별, CSV",
  takeAll: "전체, JSON",
};
