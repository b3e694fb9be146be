/**
 * The page of one's own account in Korean, in polite 해요체.
 *
 * @module
 */
import type { AccountWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: AccountWords = {
  title: "내 계정",
  roles: {
    owner: "이 서버의 소유자예요.",
    author: "여기의 글쓴이예요.",
    moderator:
      "모더레이터예요. 공개된 대화를 읽고 메시지를 통과시키거나 지우고 독자를 막을 수 있어요. " +
      "답은 글쓴이가 해요.",
  },
  name: "이름",
  nameHint: "이제부터 답 옆에 독자에게 보여요.",
  nameMissing: "독자에게 보일 이름을 써 주세요.",
  keysTitle: "단축키",
  letters: "한 글자 단축키",
  lettersHint:
    "받은 대화를 오가고 답할 때 써요. 끄면 입력창 밖에서 글자를 눌러도 아무 일이 없어요.",
  showKeys: "단축키 보기",
  sessionTitle: "이 브라우저",
  signOut: "로그아웃",
  picture: {
    title: "사진",
    hint: "이름 옆에 독자에게 보여요. 찍은 곳 같은 정보는 지워요.",
    choose: "사진 고르기",
    remove: "빼기",
    removed: "뺐어요. 이제 이름만 보여요.",
    unfit: "보여 줄 수 있는 사진이 아니에요. PNG, JPEG, WebP 파일로 해 주세요.",
  },
  password: {
    title: "비밀번호",
    none: "패스키로 로그인하고 있고 비밀번호는 없어요. 비밀번호도 정할 수 있어요.",
    old: "지금 비밀번호",
    next: "새 비밀번호",
    hint: (characters) => `${characters}자 이상이어야 해요. 다른 브라우저에서는 모두 로그아웃돼요.`,
    tooShort: (characters) => `${characters}자 이상으로 정해 주세요.`,
    change: "비밀번호 바꾸기",
    changed: "바꿨어요. 다른 브라우저에서는 로그아웃했어요.",
  },
  passkeys: {
    title: "패스키",
    about: "지문, 얼굴, 화면 잠금으로 로그인해요. 외울 것도 없고, 엉뚱한 화면에 쓸 일도 없어요.",
    none: "아직 없어요.",
    add: "패스키 추가",
    name: "패스키 이름",
    nameHint: "어느 기기에 있는지 알아볼 수 있게 지어 주세요.",
    defaultName: (system) => system === "" ? "패스키" : `${system} 패스키`,
    waiting: "지금 브라우저가 묻고 있어요…",
    added: "추가했어요. 이제 이것으로 로그인할 수 있어요.",
    left: "추가하지 않았어요. 브라우저에서 허락하지 않았거나 너무 오래 걸렸어요.",
    known: "이 기기에는 이미 있어요.",
    failed: "여기서는 브라우저가 패스키를 만들지 못했어요.",
    since: (date) => `${date}에 추가`,
    used: (ago) => `${ago}에 사용`,
    unused: "아직 쓰지 않음",
    synced: "그 기기의 계정에 보관됨",
    rename: "이름 바꾸기",
    renameNamed: (name) => `${name} 이름 바꾸기`,
    remove: "지우기",
    removeNamed: (name) => `${name} 지우기`,
    removeTitle: (name) => `“${name}”을(를) 지울까요?`,
    removeText:
      "이제 이것으로는 로그인할 수 없어요. 기기의 목록에는 남아 있을 수 있으니 거기서도 지워 주세요.",
    removed: "지웠어요.",
    last: "들어올 수 있는 마지막 방법이에요. 먼저 비밀번호를 정하거나 다른 패스키를 추가해 주세요.",
    elsewhere: (host) => `패스키는 ${host}에서 쓸 수 있어요. 콘솔을 그 주소로 열어 주세요.`,
    nowhere: "이 서버의 주소에는 이름이 없고, 브라우저는 이름이 있는 곳의 패스키만 보관해요. " +
      "서버를 운영하는 사람이 PUBLIC_URL로 정할 수 있어요.",
  },
  sessions: {
    title: "로그인한 곳",
    device: (browser, system) => `${system}의 ${browser}`,
    unknown: "알 수 없는 브라우저",
    current: "지금 여기",
    seen: (ago) => `${ago}에 사용`,
    since: (date) => `${date}부터`,
    end: "로그아웃",
    endNamed: (device) => `${device}에서 로그아웃`,
    ended: "거기서 로그아웃했어요.",
    endOthers: "다른 곳에서 모두 로그아웃",
    endOthersText: "이 브라우저를 뺀 모든 곳에서 바로 로그아웃돼요.",
    endedOthers: "다른 곳에서 모두 로그아웃했어요.",
  },
};
