/**
 * The forms of a blog's settings in Korean, in polite 해요체.
 *
 * @module
 */
import type { SiteFormWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: SiteFormWords = {
  title: "블로그 이름",
  titleHint: "메일과 알림, 그리고 이 화면에 보여요.",
  language: "언어",
  languageHint: "글이 언어를 밝히지 않을 때 채팅이 쓰는 말이에요.",
  anyLanguage: "독자의 언어",

  origins: "블로그 주소",
  originsHint:
    "이 주소에 있는 글에서만 채팅을 보여 줘요. 주소는 https://와 이름까지만, 그 뒤는 쓰지 않아요.",
  noOrigins: "아직 주소가 없어서 채팅이 아무 데도 보이지 않아요.",
  noOriginsDefault: "아직 주소가 없어서 서버가 있는 컴퓨터의 글에서만 보여요.",
  addOrigin: "허락하기",
  addOriginLabel: "블로그의 주소",
  notAnOrigin: "https://blog.example 같은 주소를 써 주세요.",
  removeOrigin: (origin) => `${origin} 빼기`,
  givenOrigin: "ALLOWED_ORIGINS에 있어서 거기서 바꿔요.",
  knocked: (origin) => `${origin}에서 물었지만 들이지 않았어요.`,
  letIn: "허락하기",
  ofAnother: (site) => `‘${site}’ 블로그의 주소예요`,

  themeMode: "밝게 또는 어둡게",
  themes: { auto: "독자의 기기에 맞춰요", light: "늘 밝게", dark: "늘 어둡게" },
  color: "강조색",
  colorHint: "읽기 어려운 곳에서는 더 어둡거나 밝게 바꿔요.",
  defaultColor: "기본색 쓰기",
  preview: "이렇게 보여요",
  previewHint: "진짜 채팅이에요. 여기서 쓴 말은 아무 데도 가지 않아요.",
  previewPost: "내가 쓴 글",
  previewQuestion: "휴대전화에서도 되나요?",
  previewAnswer: "네, 직접 해 보세요.",

  sayHours: "주로 답하는 시간 알리기",
  sayHoursHint: "이 시간이 아니면 언제 돌아오는지 독자에게 알려요.",
  timeZone: "시간대",
  days: ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"],
  from: (day) => `${day} 시작`,
  to: (day) => `${day} 끝`,
  dayOff: "쉬는 날",
  addSpan: (day) => `${day}에 시간 더하기`,
  removeSpan: (day) => `${day}의 시간 빼기`,
  add: "더하기",
  remove: "빼기",
  likeMonday: "월요일부터 금요일까지 똑같이",
  badHours: "끝은 시작보다 늦어야 하고, 다음 시간은 앞 시간이 끝난 뒤에 시작해야 해요.",

  mode: "누가 쓰나요",
  modes: {
    open: "누구나",
    "read-only": "글쓴이만, 독자는 읽기만",
    closed: "글쓴이만, 독자에게는 보이지 않아요",
  },
  holdFirst: "독자의 첫 메시지는 기다리게 하기",
  holdFirstHint: "허락하면 보이고, 그다음부터는 바로 보여요.",
  proofOfWork: "새 독자는 퍼즐 풀기",
  proofOfWorkHint: "브라우저가 1초쯤 걸려 알아서 풀어요. 프로그램을 느리게 해요.",
  slowMode: "한 독자의 메시지 사이 간격(초)",
  slowModeHint: "0이면 제한이 없어요.",
  words: "쓸 수 없는 말",
  wordsHint: "한 줄에 하나씩 써요. 독자에게 다르게 써 달라고 해요.",

  keepForever: "메시지를 계속 두기",
  keepForeverHint: "아니면 며칠 뒤 모두에게서 지워져요.",
  retention: "메시지를 지울 때까지의 날수",
  retentionHint: "이미 있는 대화도 이 블로그의 것이면 모두 해당해요.",
  identityKey: "블로그가 아는 독자를 위한 키",
  identityKeyHint:
    "공개 키를 JSON(JWK)으로 넣어요. 비밀 키로는 블로그가 독자가 누구인지 서명해요. 비우면 없어요.",
  badIdentityKey: "공개 키를 JSON으로 넣어 주세요. EC P-256 또는 OKP Ed25519, 비밀 값 없이요.",
  badNumber: (least, most) => `${least}부터 ${most}까지의 정수를 써 주세요.`,

  faulty: "맞지 않아요. 고쳐서 다시 저장해 주세요.",
  changedBy: (name) => `그사이 ${name} 님이 이 설정을 바꿨어요.`,
  changed: "그사이 이 설정이 바뀌었어요.",
  showChanged: "지금 설정 보기",
  saved: "저장했어요. 바로 적용돼요.",
};
