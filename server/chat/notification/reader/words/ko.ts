/**
 * Mails to readers in Korean.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const ko: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}: 답이 오면 메일로 알려 드릴까요?`,
  confirmText: (blog) =>
    `${blog}에서 답이 오면 메일로 알려 달라는 요청을 받았어요. 본인이 맞다면 아래 페이지를 열어 확인해 주세요. 그 전에는 다른 메일을 보내지 않아요:`,
  confirmNot:
    "요청한 적이 없다면 그대로 두세요. 더 이상 메일이 가지 않고, 주소는 하루 안에 지워져요.",
  answerSubject: (post) => `“${post}”에 답이 왔어요`,
  answerText: (post) => `“${post}”에 남긴 질문에 답이 왔어요.`,
  privateText: (post) => `“${post}”에서 비공개로 물어본 것에 답이 왔어요.`,
  asked: "질문:",
  answered: (author) => `${author} 님의 답변:`,
  leftOut: "원하신 대로 답변 내용은 메일에 넣지 않았어요.",
  read: "페이지에서 읽기:",
  last: "메일은 이것 하나뿐이고, 주소는 이제 지워졌어요.",
  stopHere: "이 메일을 그만 받으려면:",
  askTitle: "답이 오면 메일 받기",
  askText: (blog) => `질문에 답이 오면 ${blog}에서 메일을 보낼까요?`,
  yes: "네, 보내 주세요",
  confirmed: "좋아요. 답이 오면 메일을 보내 드릴게요. 이 페이지는 닫아도 돼요.",
  stopTitle: "메일 그만 받기",
  stopText: (blog) => `이 질문에 대한 ${blog}의 메일을 그만 받을까요?`,
  stop: "그만 받기",
  stopped: "더는 메일을 보내지 않고, 주소도 지웠어요. 이 페이지는 닫아도 돼요.",
  goneTitle: "여기서 할 일이 없어요",
  gone: "이미 쓴 링크이거나 너무 오래된 링크예요. 메일을 받고 싶다면 글에서 다시 신청해 주세요.",
};
