/**
 * The words in which authors are told.
 *
 * @module
 */
import type { NoticeSettings } from "../../../../shared/chat/notice.ts";
import type { NoticeItem, NoticeReason } from "./notice.ts";

/** What is said in one language; `title` is a post's, never empty. */
export interface NoticeWords {
  /** Who gave no name, where a sentence begins. */
  readonly someone: string;
  /** The same within a sentence. */
  readonly toSomeone: string;
  /** Above one message. */
  heading(item: NoticeItem, from: string): string;
  /** The subject of a mail about one message. */
  subject(reason: NoticeReason, title: string): string;
  /** The same about several of one conversation. */
  several(count: number, title: string): string;
  /** The same about several conversations. */
  digest(count: number): string;
  more(count: number): string;
  about(sentence: string): string;
  readonly withheld: string;
  readonly open: string;
  /** Above which an answer is written. */
  readonly answerAbove: string;
  /** What becomes of an answer. */
  answerGoes(item: NoticeItem, from: string): string;
  readonly noteHint: string;
  readonly heldHint: string;
  /** For channels that tell only. */
  readonly oneWay: string;
  readonly settings: string;
  readonly test: string;
  readonly testText: string;
  readonly code: string;
  codeText(code: string): string;
  /** What became of an answer. */
  published(title: string): string;
  sentPrivately(from: string, title: string): string;
  readonly noted: string;
  /** The subject where an answer was kept as a note. */
  readonly notedSubject: string;
  readonly undo: string;
  readonly notAnswered: string;
  readonly nothingWritten: string;
  readonly telegramHelp: string;
  readonly answered: string;
}

const EN: NoticeWords = {
  someone: "A reader",
  toSomeone: "a reader who gave no name",
  heading({ reason, title }, from) {
    switch (reason) {
      case "question":
        return `${from} asked on “${title}”:`;
      case "message":
        return `${from} wrote on “${title}”:`;
      case "whisper":
        return `${from} wrote to you privately on “${title}”:`;
      case "held":
        return `${from} wrote on “${title}”, and waits until you let it through:`;
      case "assigned":
        return `This conversation on “${title}” is yours now. ${from} wrote:`;
    }
  },
  subject(reason, title) {
    switch (reason) {
      case "question":
        return `A question on “${title}”`;
      case "message":
        return `A message on “${title}”`;
      case "whisper":
        return `A private message on “${title}”`;
      case "held":
        return `A message waits for you on “${title}”`;
      case "assigned":
        return `A conversation on “${title}” is yours now`;
    }
  },
  several: (count, title) => `${count} new messages on “${title}”`,
  digest: (count) =>
    count === 1
      ? "1 message since you were last told"
      : `${count} messages since you were last told`,
  more: (count) => count === 1 ? "And 1 more." : `And ${count} more.`,
  about: (sentence) => `About the sentence “${sentence}”`,
  withheld: "Open the console to read it.",
  open: "Open it",
  answerAbove: "write your answer above this line",
  answerGoes: ({ whisper, title }, from) =>
    whisper === undefined
      ? `Your answer will be published on “${title}”, visible to everyone.`
      : `Your answer will be sent privately to ${from}.`,
  noteHint: "Begin with “note:” to keep a note for authors only.",
  heldHint: "Let it through, or reject it, in the console.",
  oneWay: "Answers written here go nowhere: open the console to answer.",
  settings: "How you are told",
  test: "A test from smallTalk",
  testText: "This is a test. What readers write will reach you here.",
  code: "Your code for smallTalk",
  codeText: (code) =>
    `${code} is the code that shows this reaches you. Enter it in the console within 15 minutes. If you have asked for none, do nothing.`,
  published: (title) => `Published on “${title}”, visible to everyone.`,
  sentPrivately: (from, title) => `Sent privately to ${from}, on “${title}”.`,
  noted: "Kept as a note. Only authors see it.",
  notedSubject: "Your note is kept",
  undo: "Delete it, within 15 minutes",
  notAnswered: "Your answer was not published",
  nothingWritten:
    "There was nothing written in it, so nothing was published. In an e-mail, write above the line.",
  telegramHelp:
    "Nothing was published. To answer a question, reply to the message that told you about it.",
  answered: "Your answer is there",
};

const KO: NoticeWords = {
  someone: "독자",
  toSomeone: "이름을 밝히지 않은 독자",
  heading({ reason, title }, from) {
    switch (reason) {
      case "question":
        return `${from} 님이 “${title}”에 질문했어요.`;
      case "message":
        return `${from} 님이 “${title}”에 글을 남겼어요.`;
      case "whisper":
        return `${from} 님이 “${title}”에서 비공개로 글을 보냈어요.`;
      case "held":
        return `${from} 님이 “${title}”에 쓴 글이 승인을 기다려요.`;
      case "assigned":
        return `“${title}”의 대화를 맡게 되었어요. ${from} 님의 글이에요.`;
    }
  },
  subject(reason, title) {
    switch (reason) {
      case "question":
        return `“${title}”에 질문이 있어요`;
      case "message":
        return `“${title}”에 새 글이 있어요`;
      case "whisper":
        return `“${title}”에서 비공개 글이 왔어요`;
      case "held":
        return `“${title}”에서 글이 승인을 기다려요`;
      case "assigned":
        return `“${title}”의 대화를 맡게 되었어요`;
    }
  },
  several: (count, title) => `“${title}”에 새 글이 ${count}개 있어요`,
  digest: (count) => `지난 알림 이후 글이 ${count}개 왔어요`,
  more: (count) => `그 밖에 ${count}개가 더 있어요.`,
  about: (sentence) => `“${sentence}” 문장에 대한 글이에요`,
  withheld: "내용은 콘솔에서 볼 수 있어요.",
  open: "열기",
  answerAbove: "이 줄 위에 답을 써 주세요",
  answerGoes: ({ whisper, title }, from) =>
    whisper === undefined
      ? `답은 “${title}”에 공개되고 모두가 볼 수 있어요.`
      : `답은 ${from} 님에게 비공개로 보내져요.`,
  noteHint: "“메모:”로 시작하면 글쓴이만 보는 메모로 남아요.",
  heldHint: "승인하거나 거절하려면 콘솔을 열어 주세요.",
  oneWay: "여기에 쓴 답은 전해지지 않아요. 콘솔에서 답해 주세요.",
  settings: "알림 설정",
  test: "smallTalk 시험 알림",
  testText: "시험 알림이에요. 독자의 글이 여기로 도착해요.",
  code: "smallTalk 확인 코드",
  codeText: (code) =>
    `확인 코드는 ${code}예요. 15분 안에 콘솔에 입력해 주세요. 요청한 적이 없다면 아무것도 하지 않아도 돼요.`,
  published: (title) => `“${title}”에 공개했어요. 모두가 볼 수 있어요.`,
  sentPrivately: (from, title) => `“${title}”의 ${from} 님에게 비공개로 보냈어요.`,
  noted: "메모로 남겼어요. 글쓴이만 볼 수 있어요.",
  notedSubject: "메모로 남겼어요",
  undo: "15분 안에 지우기",
  notAnswered: "답이 공개되지 않았어요",
  nothingWritten: "내용이 없어서 아무것도 공개하지 않았어요. 메일에서는 줄 위에 써 주세요.",
  telegramHelp: "아무것도 공개하지 않았어요. 질문에 답하려면 그 알림 메시지에 답장해 주세요.",
  answered: "답이 전해졌어요",
};

/** The words of a language. */
export function noticeWords(language: NoticeSettings["language"]): NoticeWords {
  return language === "ko" ? KO : EN;
}
