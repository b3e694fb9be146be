/**
 * Korean, in polite 해요체, for the author.
 *
 * @module
 */
import type { ConsoleWords } from "./console_words.ts";
import { words as ko } from "./ko.ts";

/** The words of the console's Korean chunk. */
export const consoleKo: ConsoleWords = {
  ...ko,
  whisper: {
    ...ko.whisper,
    placeholder: "비공개로 답을 써 주세요",
    audience: "이 독자와 글쓴이만 볼 수 있어요",
    send: "비공개로 답하기",
    emptyTitle: "아직 아무것도 없어요",
    emptyText: "여기에 쓴 글은 다른 사람이 볼 수 없어요.",
  },
  placeholder: "답을 써 주세요",
  audience: "이 글을 읽는 사람 모두가 볼 수 있어요",
  send: "공개로 답하기",

  signIn: "로그인",
  password: "비밀번호",
  show: "보이기",
  forgotten: "잊으셨나요? 서버에서 이 명령을 실행하면 로그인 링크가 나와요.",
  welcome: "반가워요",
  linkText: "답 옆에 독자에게 보일 이름과 비밀번호를 정해 주세요.",
  linkAgain: "전에 오신 적이 있나요? 비워 둔 것은 그대로 남아요.",
  withPassword: "비밀번호로 로그인하기",
  withPasskey: "패스키로 로그인",
  passkeyFromLink: "비밀번호 대신 패스키 쓰기",
  passkeyName: "첫 패스키",
  name: "이름",
  newPassword: "새 비밀번호",
  passwordHint: (characters) => `${characters}자 이상이어야 해요.`,
  faults: {
    "password-wrong": "비밀번호가 맞지 않아요.",
    "passkey-wrong": "여기서 더는 쓸 수 없는 패스키예요. 비밀번호로 로그인해 주세요.",
    "too-fast": "너무 여러 번 시도했어요. 잠시 뒤에 다시 해 주세요.",
    "link-invalid": "이미 썼거나 오래된 링크예요. 서버에서 이 명령을 실행하면 새 링크가 나와요.",
    "invalid-body": "이름과 충분히 긴 비밀번호를 정해 주세요.",
    "forbidden": "이 주소에서는 로그인할 수 없어요. 이유는 서버 로그에 있어요.",
    otherwise: "서버가 답하지 않았어요. 잠시 뒤에 다시 해 주세요.",
  },
  sessionOver: "세션이 끝났어요. 다시 로그인해 주세요.",
  unreachableTitle: "서버에 연결할 수 없어요",
  notNowTitle: "아직 콘솔을 열 수 없어요",
  offlineTitle: "오프라인이에요",
  offlineText: "다시 연결될 때까지 읽을 것이 없어요. 사람들이 쓴 글은 이 기기에 보관하지 않아요.",
  asOf: (time) => `지금 보이는 것은 ${time}에 불러왔어요.`,

  sectionsLabel: "메뉴",
  sections: {
    inbox: "받은 대화",
    numbers: "통계",
    settings: "설정",
    setup: "처음 설정",
  },
  waitingTitle: (count) => `기다리는 대화 ${count}개`,
  signedInAs: (name) => `${name} 님으로 로그인했어요`,
  notLoadedTitle: "화면을 불러오지 못했어요",
  keys: {
    title: "단축키",
    commands: {
      next: "다음 대화",
      previous: "이전 대화",
      open: "열기",
      reply: "답 쓰기",
      done: "답했거나 끝남",
      assign: "내가 맡기, 또는 내려놓기",
      snooze: "미루기",
      search: "검색",
      help: "단축키 보기",
      back: "뒤로",
      inbox: "받은 대화로",
      numbers: "숫자로",
      settings: "설정으로",
    },
    switchOff: "한 글자 단축키 끄기",
  },
  kit: {
    cancel: "취소",
    close: "닫기",
    save: "저장",
    saving: "저장하는 중…",
    saved: "저장했어요",
    copy: "복사",
    copied: "복사했어요",
    typeToConfirm: (word) => `계속하려면 “${word}”라고 써 주세요`,
    proof: {
      title: "본인이 맞나요?",
      text:
        "로그인한 지 시간이 지났어요. 되돌릴 수 없거나, 새로 들어올 방법을 만들거나, 사람들이 쓴 글을 다른 곳으로 보내는 일이라 다시 확인해요.",
      go: "계속",
      passkey: "패스키 쓰기",
      checking: "확인하는 중…",
      left: "패스키를 쓰지 않았어요.",
    },
    refused: {
      "confirm-needed": "바뀐 것은 없어요. 본인인지 확인하지 않았어요.",
      "password-wrong": "비밀번호가 맞지 않아요.",
      "passkey-wrong": "여기서 쓸 수 없는 패스키예요. 다시 해 주세요.",
      unreachable: "서버가 답하지 않았어요. 바뀐 것은 없어요. 잠시 뒤에 다시 해 주세요.",
      forbidden: "이 일을 할 권한이 없어요.",
      "too-fast": "너무 빨랐어요. 잠시 뒤에 다시 해 주세요.",
      "invalid-body": "맞지 않는 내용이 있어요. 입력한 것을 다시 봐 주세요.",
      "not-found": "이제 없는 항목이에요.",
      otherwise: "되지 않았어요. 바뀐 것은 없어요. 잠시 뒤에 다시 해 주세요.",
    },
  },
};
