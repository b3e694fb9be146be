/**
 * The page of people in Korean, in polite 해요체.
 *
 * @module
 */
import type { PeopleWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: PeopleWords = {
  title: "함께하는 사람",
  about: "여기서 답하는 사람과 대화를 돌보는 사람이에요.",
  you: "나",
  roles: { owner: "소유자", author: "글쓴이", moderator: "모더레이터" },
  roleAbout: {
    owner: "모든 것을 하고, 누가 무엇을 할지 정해요.",
    author: "공개로도 비공개로도 답하고, 블로그를 설정해요.",
    moderator:
      "공개 대화를 읽고 메시지를 통과시키거나 지우고, 독자를 막아요. 비공개는 볼 수 없어요.",
  },
  invited: "초대함",
  linkUntil: (when) => `링크는 ${when}까지 쓸 수 있어요`,
  noLink: "쓸 수 있는 링크가 없어요",
  manage: "관리",
  manageNamed: (name) => `${name} 관리`,
  inviteTitle: "초대하기",
  name: "이름",
  nameHint: "답 옆에 독자에게 보여요. 본인이 바꿀 수 있어요.",
  nameMissing: "이름을 써 주세요.",
  role: "역할",
  invite: "링크 만들기",
  link: {
    title: (name) => `${name} 님의 링크`,
    text: (when) =>
      "다른 사람에게는 주지 마세요. 먼저 연 사람이 로그인해요. " +
      `${when}까지 한 번만 쓸 수 있고, 여기에서만 보여요.`,
    label: "링크",
    code: "휴대폰 카메라로 읽는 링크 코드",
  },
  act: {
    roleSaved: (name) => `저장했어요. ${name} 님은 다시 로그인해야 해요.`,
    roleText: "바뀌면 모든 곳에서 로그아웃되고 다시 로그인해야 해요.",
    newLink: "새 링크 만들기",
    newLinkText: (isInvited) =>
      isInvited
        ? "링크를 잃어버렸을 때 써요. 전에 만든 링크는 쓸 수 없게 돼요."
        : "비밀번호나 패스키를 잃어버렸을 때 써요. 한 시간 동안 쓸 수 있어요.",
    takeBack: "링크 거두기",
    takenBack: "거뒀어요. 이제 그 링크로는 들어올 수 없어요.",
    owner: "서버 넘겨주기",
    ownerTitle: (name) => `${name} 님에게 서버를 넘겨줄까요?`,
    ownerText: (name) =>
      `${name} 님이 소유자가 되고 나는 글쓴이가 돼요. ${name} 님만 되돌려줄 수 있어요.`,
    ownerDone: (name) => `넘겨줬어요. 이제 ${name} 님이 소유자예요.`,
    remove: "내보내기",
    removeTitle: (name) => `${name} 님을 내보낼까요?`,
    removeText: "모든 곳에서 바로 로그아웃되고 다시 들어올 수 없어요. 남긴 글은 그대로 있어요.",
    removed: (name) => `${name} 님을 내보냈어요.`,
  },
  onlyOwner: "초대하고 역할을 정하는 일은 소유자가 해요.",
};
