/**
 * Korean, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "답이 오면 알려 주세요",
  title: "답이 오면",
  back: "대화로 돌아가기",
  intro: "기다리지 않아도 돼요. 이 브라우저로 다시 오면 답이 여기에 있어요.",
  mailTitle: "메일로",
  email: "메일 주소",
  mailHint: "메일을 한 번 보내고 나면 주소를 지워요. 글쓴이에게는 보이지 않아요.",
  withText: "답변 내용도 넣기",
  withTextPrivate: "답변 내용도 넣기 (메일은 이 대화만큼 비공개가 아니에요)",
  more: "90일 동안 다음 답변도 메일로 받기",
  ask: "메일로 알려 주세요",
  asked: (email) =>
    `${email}(으)로 메일을 보내고 있어요. 메일에 있는 페이지에서 확인해 주세요. 그 전에는 다른 메일을 보내지 않아요.`,
  confirmed: "이 주소로 이미 메일을 받게 되어 있어요.",
  failed: {
    "invalid-body": "메일 주소가 아닌 것 같아요.",
    "too-fast": "요청이 너무 많았어요. 내일 다시 해 보세요.",
    otherwise: "잘되지 않았어요. 나중에 다시 해 보세요.",
  },
  pushTitle: "이 브라우저에서",
  push: "이 브라우저로 알림 받기",
  pushHint: "브라우저에 허락을 묻는 페이지가 열려요. 알림을 끄는 것도 그 페이지에서 해요.",
  deviceTitle: "다른 기기에서",
  device: "이 대화를 다른 기기로 가져가기",
  feedTitle: "피드로",
  feed: "이 페이지의 답변 피드",
};
