/**
 * The page of a blog's settings in Korean, in polite 해요체.
 *
 * @module
 */
import { ko as form } from "../../site_form/ko.ts";
import type { SitePageWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: SitePageWords = {
  form,
  title: "블로그",
  setUp: "차례대로 설정하기",
  site: "어느 블로그",
  unnamed: (id) => id,
  defaultName: "기본 블로그",
  fixed: "이 블로그는 SITES_FILE 파일에 있어서 거기서 바꿔요.",
  blogTitle: "이름과 언어",
  pagesTitle: "주소",
  lookTitle: "모양",
  hoursTitle: "답하는 시간",
  rulesTitle: "독자가 할 수 있는 것",
  keepingTitle: "보관",
  undo: "되돌리기",
  unsaved: "아직 저장하지 않았어요.",
  lastChanged: (name, time) => `${name} 님이 ${time}에 마지막으로 바꿨어요.`,

  addSite: "블로그 더하기",
  addTitle: "다른 블로그",
  addId: "짧은 이름",
  addIdHint: "a–z, 0–9와 ‘-’로 32자까지 써요. 나중에 바꿀 수 없어요.",
  badId: "a–z, 0–9와 ‘-’로 32자까지 써 주세요.",
  idTaken: "그 이름의 블로그가 이미 있어요.",
  add: "더하기",

  removeSite: "이 블로그 빼기",
  removeHint:
    "설정과 독자가 알려 준 것이 지워져요. 대화가 있는 블로그는 뺄 수 없어요. 먼저 대화를 지우거나 블로그를 닫아 주세요.",
  removeTitle: (name) => `${name}을(를) 뺄까요?`,
  removeText: "이 블로그의 글에는 채팅이 더 보이지 않고 설정이 지워져요. 되돌릴 수 없어요.",
  remove: "빼기",
  removeRefused: "대화가 있어요. 먼저 대화를 지우거나 블로그를 닫아 주세요.",
};
