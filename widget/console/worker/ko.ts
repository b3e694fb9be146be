/**
 * What notifications of the console say, in Korean.
 *
 * @module
 */
import type { WorkerWords } from "./words.ts";

/** The phrases. */
export const ko: WorkerWords = {
  lang: "ko",
  asks: (who, where) =>
    where === undefined ? `${who} 님이 질문했어요` : `${who} 님이 “${where}”에서 질문했어요`,
  writes: (who, where) =>
    where === undefined ? `${who} 님이 썼어요` : `${who} 님이 “${where}”에 썼어요`,
  whispers: (who, where) =>
    where === undefined
      ? `${who} 님이 비공개로 썼어요`
      : `${who} 님이 “${where}”에서 비공개로 썼어요`,
  waits: (who, where) =>
    where === undefined
      ? `${who} 님의 메시지가 승인을 기다려요`
      : `${who} 님의 메시지가 “${where}”에서 승인을 기다려요`,
  noText: "콘솔을 열어 읽어 보세요.",
  digest: (count) => `새 메시지가 ${count}개 있어요`,
  test: "이 기기에서 알림이 잘 와요",
  testBody: "누가 질문하면 이렇게 알려 드려요.",
  open: "열기",
  answerPublicly: "공개로 답하기",
  answerPrivately: "비공개로 답하기",
  everyoneSees: "이 글을 읽는 모두에게 보여요",
  onlySees: (who) => `${who} 님에게만 보여요`,
  published: (where) =>
    where === undefined
      ? "답을 올렸어요. 모두에게 보여요"
      : `“${where}”에 답을 올렸어요. 모두에게 보여요`,
  sentPrivately: (who) => `${who} 님에게 비공개로 보냈어요`,
  notYet: "아직 보내지 못했어요",
  notYetWhy: "이 기기에 보관하고, 다시 연결되면 보낼게요.",
  signedOut: "보내지 못했어요. 로그아웃되어 있어요",
  signedOutWhy: "이 기기에 보관해요. 로그인하면 보낼게요.",
  refused: "보내지 못했어요",
  refusedWhy: "서버가 이 답을 받지 않았어요. 대화를 열어 무엇이 바뀌었는지 확인해 주세요.",
  tooOld: "제때 보내지 못했어요",
  tooOldWhy: "하루 넘게 기다렸어요. 대화를 확인한 다음 다시 보내 주세요.",
};
