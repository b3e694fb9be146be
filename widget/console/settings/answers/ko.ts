/**
 * The page of canned answers in Korean, in polite 해요체.
 *
 * @module
 */
import type { AnswersWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: AnswersWords = {
  title: "준비한 답",
  intro:
    "자주 하는 말을 한 번 써 두세요. 답을 쓸 때 / 를 누르면 넣을 수 있고, 보내기 전에 살펴볼 수 있어요.",
  newTitle: "새 답",
  editTitle: "답 고치기",
  name: "이름",
  nameHint: "이 이름으로 찾아요. 독자에게는 보이지 않아요.",
  nameMissing: "이름을 지어 주세요.",
  text: "내용",
  textHint:
    "{reader}, {title}, {author}, {link} 자리는 채워져요. {reader|독자}처럼 쓰면 이름이 없을 때 그 말이 들어가요. 중괄호를 보이려면 {{ }}처럼 두 번 쓰세요.",
  textMissing: "할 말을 써 주세요.",
  unknown: (name) =>
    `{${name}} 자리는 없어요. {reader}, {title}, {author}, {link} 가운데 하나를 쓰거나, 중괄호를 보이려면 {{${name}}}라고 쓰세요.`,
  preview: "이렇게 보여요:",
  site: "블로그",
  allSites: "모든 블로그",
  gone: (site) => `${site} (이제 없음)`,
  add: "이 답 남기기",
  listTitle: "모든 답",
  none: "아직 없어요.",
  edit: (title) => `${title} 고치기`,
  delete: (title) => `${title} 지우기`,
  deleteTitle: (title) => `“${title}”을 지울까요?`,
  deleteText: "모든 글쓴이에게서 사라져요. 이미 보낸 답은 남아요.",
  editShort: "고치기",
  deleteShort: "지우기",
  example: {
    reader: "하늘",
    title: "운하를 따라 걷기",
    author: "나",
    link: "https://blog.example/canal",
  },
};
