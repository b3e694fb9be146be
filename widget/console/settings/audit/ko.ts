/**
 * The page of what was done in Korean, in polite 해요체.
 *
 * @module
 */
import type { AuditWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: AuditWords = {
  title: "한 일의 기록",
  about: (days) =>
    "독자, 메시지, 블로그, 함께하는 사람에게 누가 무엇을 했는지 보여요. " +
    `대화 내용 없이 ${days}일 동안 남고, 아무도 고칠 수 없어요.`,
  kind: "대상",
  kinds: {
    all: "모두",
    reader: "독자",
    message: "메시지",
    site: "블로그와 대화방",
    author: "함께하는 사람",
    own: "들어오는 방법과 알림 받을 곳",
    data: "내보내기와 가져오기",
  },
  who: "한 사람",
  everybody: "모두",
  acts: {
    "reader.ban": (reader, detail) => `${reader} 차단${minutes(detail)}`,
    "reader.mute": (reader, detail) => `${reader} 글쓰기 막음${minutes(detail)}`,
    "reader.lift": () => "차단이나 글쓰기 막음을 끝냄",
    "reader.purge": (reader) => `${reader}의 글을 모두 지움`,
    "reader.erase": (reader) => `${reader}의 정보를 모두 없앰`,
    "message.approve": (reader) => `${reader}의 메시지를 통과시킴`,
    "message.reject": (reader) => `${reader}의 기다리던 메시지를 버림`,
    "message.delete": (reader) => `${reader}의 메시지를 지움`,
    "message.publish": (reader) => `${reader}의 비공개 질문을 공개함`,
    "site.change": (site) => `블로그 ${site}의 설정을 바꿈`,
    "site.remove": (site) => `블로그 ${site}을(를) 없앰`,
    "room.change": () => "대화방 설정을 바꿈",
    "room.erase": () => "대화방을 없앰",
    "whisper.erase": (reader) => `${reader}의 비공개 대화를 없앰`,
    "author.invite": (author, detail) => `${author} 님을 초대함${role(detail)}`,
    "author.link": (author) => `${author} 님의 링크를 만듦`,
    "author.unlink": (author) => `${author} 님의 링크를 거둠`,
    "author.role": (author, detail) => `${author} 님의 역할을 바꿈${role(detail)}`,
    "author.owner": (author) => `${author} 님에게 서버를 넘겨줌`,
    "author.remove": (author) => `${author} 님을 내보냄`,
    "own.password": () => "비밀번호를 바꿈",
    "own.passkey-add": () => "패스키를 추가함",
    "own.passkey-remove": () => "패스키를 지움",
    "own.channel-add": () => "알림 받을 곳을 추가함",
    "own.channel-remove": () => "알림 받을 곳을 지움",
    "data.export": () => "대화를 내보냄",
    "data.import": () => "대화를 가져옴",
  },
  roles: { owner: "소유자", author: "글쓴이", moderator: "모더레이터" },
  otherAct: (act) => `이 콘솔이 모르는 일: ${act}`,
  reader: (number) => `독자 ${number}`,
  erasedReader: (id) => `정보를 없앤 독자(${id})`,
  removedAuthor: "내보낸 사람",
  openRoom: "대화 열기",
  more: "더 보기",
  none: "이런 일은 없었어요.",
  asTable: "표로 내려받기",
  asLines: "JSON 줄로 내려받기",
  list: "한 일, 최근 것부터",
};

function minutes(detail: string): string {
  return detail === "" ? "" : ` (${detail}분)`;
}

function role(detail: string): string {
  return detail === "" ? "" : ` (${detail})`;
}
