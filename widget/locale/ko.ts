/**
 * Korean, in polite 해요체.
 *
 * @module
 */
import type { Words } from "./words.ts";

/** The words of the Korean chunk. */
export const words: Words = {
  dir: "ltr",
  author: "글쓴이",
  you: "나",
  reader: (number) => `독자 ${number}`,
  close: "닫기",
  menu: "더 보기",

  link: {
    idle: "",
    connecting: "연결하고 있어요",
    online: "실시간",
    offline: "오프라인",
    waiting: "다시 연결하고 있어요",
    refused: "연결되지 않았어요",
  },
  notice: {
    offline: () => "오프라인이에요. 보낸 메시지는 여기서 기다려요.",
    waiting: (seconds) => `연결이 끊겼어요. ${seconds}초 뒤에 다시 시도해요.`,
    blocked: (seconds) =>
      `네트워크가 대화를 막고 있어요. 쓰신 글은 여기에서 기다려요. ${seconds}초 뒤에 다시 시도해요.`,
    refused: () => "연결할 수 없어요. 보낸 메시지는 여기서 기다려요.",
    banned: () => "글쓴이가 나 또는 내 네트워크에서 이 채팅을 쓸 수 없게 했어요.",
    closed: () => "닫힌 대화예요.",
  },
  tryNow: "지금 시도",

  conversation: "대화",
  older: "이전 메시지 보기",
  loadingOlder: "이전 메시지를 불러오고 있어요",
  begins: "대화의 시작이에요",
  emptyTitle: "무엇이 궁금하세요?",
  emptyText: "글쓴이가 지금이든 나중이든 여기서 답해요. 계정은 필요 없어요.",
  newMessages: (count) => `새 메시지 ${count}개`,

  newSince: "지난번 뒤로 새로 왔어요",
  deleted: "지운 메시지예요",
  actions: "할 수 있는 일",

  phase: {
    queued: "아직 보내지 못했어요. 다시 연결되면 나가요.",
    sent: "보내고 있어요",
    stored: "보냈어요",
    seen: "읽었어요",
    held: "글쓴이가 확인하면 보여요",
  },
  failed: {
    "too-fast": "보내지 못했어요. 너무 빨랐어요. 잠시 쉬어 주세요.",
    "forbidden": "보내지 못했어요. 이 대화에는 쓸 수 없어요.",
    "too-late": "하루 동안 보내지 못했어요. 아직 원하시면 보내 주세요.",
    otherwise: "보내지 못했어요. 서버가 받지 않았어요.",
  },
  wait: (seconds) => `${seconds}초 뒤에 다시`,
  retry: "다시 보내기",
  discard: "지우기",

  everyone: "모두에게",
  placeholder: "이 글에 대해 물어보세요",
  audience: "읽는 사람 모두가 볼 수 있어요",
  send: "모두에게 보내기",
  whisper: {
    name: "글쓴이에게만",
    placeholder: "글쓴이에게 쓰세요",
    audience: "나와 글쓴이만 볼 수 있어요",
    send: "글쓴이에게 보내기",
    emptyTitle: "글쓴이와 둘만의 대화예요",
    emptyText: "여기에 쓴 글도, 썼다는 것도 다른 사람은 볼 수 없어요.",
  },
  question: "질문",
  emoji: "이모지",
  left: (characters) => `${characters}자 남았어요`,
  tooMany: (characters) => `${characters}자 넘었어요`,
};
