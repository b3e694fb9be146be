/**
 * The page of the data in Korean, in polite 해요체.
 *
 * @module
 */
import type { DataWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: DataWords = {
  title: "데이터",
  exportTitle: "내보내기",
  exportAbout: "모든 블로그의 모든 대화를 파일 하나로 내보내요.",
  format: "형식",
  formats: { jsonl: "JSON Lines(다시 가져오기용)", markdown: "Markdown(읽기용)" },
  whispers: "비공개 대화도 넣기",
  whispersHint: "쓰인 그대로 파일에 들어가요. 나만 읽을 수 있는 곳에 보관해 주세요.",
  export: "내보내기",
  begun: "브라우저가 파일을 저장해요.",
  importTitle: "가져오기",
  importAbout:
    "JSON Lines 파일에는 있고 이 서버에는 없는 것을 더해요. 여기 있는 것은 그대로 두고, 아무에게도 알리지 않아요.",
  choose: "파일 고르기",
  importing: "가져오는 중…",
  imported: (conversations, messages, known) =>
    `가져왔어요. 새 대화 ${conversations}개, 새 메시지 ${messages}개. 메시지 ${known}개는 이미 있었어요.`,
  unfit: (reason) =>
    `파일을 끝까지 가져오지 못했어요. 그 앞까지는 남아 있어요. 서버가 한 말이에요: ${reason}`,
  backup: "계정과 차단, 읽은 기록은 내보내기에 없어요. 서버에서 백업하면 모두 들어가요:",
};
