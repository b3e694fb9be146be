/**
 * The page of notifications in Korean, in polite 해요체.
 *
 * @module
 */
import type { NotificationsWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: NotificationsWords = {
  title: "알림",
  intro: "콘솔을 닫아 두어도 독자의 글을 알려 드려요. 아직 보지 않은 글만 알려요.",
  nowhere: "아직 알림을 받는 곳이 없어요. 아래에서 추가해 주세요.",

  channelsTitle: "알림을 받는 곳",
  kinds: {
    mail: { name: "이메일", about: "메일에 바로 답장할 수 있어요.", add: "주소 추가" },
    slack: {
      name: "Slack",
      about: "알리기만 해요. 거기에 쓴 답은 전해지지 않아요.",
      add: "Slack 채널 추가",
    },
    discord: {
      name: "Discord",
      about: "알리기만 해요. 거기에 쓴 답은 전해지지 않아요.",
      add: "Discord 채널 추가",
    },
    telegram: {
      name: "Telegram",
      about: "봇의 메시지에 답장할 수 있어요.",
      add: "Telegram 봇 추가",
    },
    webhook: {
      name: "웹훅",
      about: "직접 만든 프로그램에 서명한 JSON을 보내요.",
      add: "웹훅 추가",
    },
  },
  device: "브라우저와 휴대전화에는 푸시 메시지로 알려요.",
  deviceLink: "이 기기",
  on: (kind, target) => `${kind}: ${target}`,
  test: "시험해 보기",
  testOf: (target) => `${target}에 시험 알림 보내기`,
  testing: "보내고 있어요…",
  tested: {
    sent: () => "보냈어요. 도착했는지 확인해 주세요.",
    refused: (code) => `거절되었어요${code}. 주소를 확인하거나, 지우고 다시 추가해 주세요.`,
    later: (code) => `전해지지 않았어요${code}. 나중에 다시 해 주세요.`,
  },
  remove: "지우기",
  removeOf: (target) => `${target} 지우기`,
  removeTitle: (target) => `${target}을(를) 지울까요?`,
  removeText: "더는 그곳으로 보내지 않아요. 다시 추가할 수 있어요.",
  codeSent: "그곳으로 확인 코드를 보냈어요. 15분 동안 쓸 수 있어요.",
  code: "확인 코드",
  confirm: "확인",
  codeWrong:
    "코드가 다르거나 시간이 지났어요. 새 코드를 받으려면 이 항목을 지우고 다시 추가해 주세요.",
  confirmed: "확인했어요. 이제 그곳으로 알려 드려요.",
  secretTitle: "이 웹훅의 비밀 키",
  secretText:
    "메시지가 여기에서 온 것인지 프로그램이 이 키로 확인해요. 지금만 보여 드리니 프로그램이 쓸 수 있는 곳에 보관해 주세요.",

  addTitle: "받는 곳 추가",
  addThis: "추가하기",
  missing: "이 서버에 설정되지 않은 것:",
  missingMail: "이메일에는 SMTP_URL과 MAIL_FROM이 필요해요",
  missingHost: (host) => `WEBHOOK_HOSTS에 ${host} 추가`,
  address: "이메일 주소",
  addressHint: "먼저 확인 코드를 보내요.",
  addressWrong: "kim@blog.example 같은 주소를 입력해 주세요.",
  url: "웹훅 주소",
  urlHint: {
    slack:
      "Slack의 앱에서 Incoming Webhooks를 추가하면 나와요. https://hooks.slack.com/으로 시작해요.",
    discord: "Discord 채널 설정의 연동, 웹훅에 있어요. 긴 토큰으로 끝나요.",
    webhook: "POST를 받는 https 주소예요.",
  },
  urlWrong: "https://로 시작하는 주소를 입력해 주세요.",
  hostWrong: (host, hosts) =>
    `이 서버는 ${host}에 보낼 수 없어요. 보낼 수 있는 곳: ${hosts}. 서버 운영자가 WEBHOOK_HOSTS에, 내부 네트워크라면 OUTBOUND_PRIVATE_HOSTS에 추가할 수 있어요.`,
  token: "봇 토큰",
  tokenHint:
    "Telegram에서 @BotFather에게 /newbot을 보내면 받아요. 봇이 글을 보낼 수 있게 봇에게 먼저 한 번 글을 써 주세요.",
  tokenWrong: "토큰은 123456:ABC-DEF처럼 생겼어요.",
  chat: "봇과 나눈 대화의 번호",
  chatHint: "숫자예요. @userinfobot 같은 봇이 알려 줘요. 먼저 확인 코드를 보내요.",
  chatWrong: "대화 번호는 숫자예요.",
  cannotSend: "추가하지 못했어요. 그곳으로 보낼 수 없어요. 입력한 내용을 확인해 주세요.",
  adding: "추가하고 있어요…",

  choicesTitle: "무엇을 언제 알릴까요",
  choice: "알릴 것",
  choices: {
    all: "독자가 쓴 모든 글",
    questions: "질문과 비공개 글",
    mine: "내가 맡은 대화만",
    none: "알리지 않기",
  },
  onSite: (site) => `${site}에서`,
  asElsewhere: "위와 같이",
  digest: "얼마나 자주",
  digests: {
    off: "글이 오면 30초 뒤에",
    hourly: "한 시간마다 모아서",
    daily: "매일 아침 8시에 모아서",
  },
  quiet: "방해 금지 시간",
  quietHint: "이 시간에는 보내지 않고, 그동안 온 글은 끝난 뒤에 모아서 알려요.",
  from: "시작",
  to: "끝",
  timeZone: "시간대",
  withText: "독자의 글과 이름을 넣기",
  withTextHint: "메일과 메신저는 다른 회사의 서버를 거쳐요. 끄면 어디에 글이 왔는지만 알려요.",
  language: "알림의 언어",
  seen: "콘솔을 보고 있는 동안에는 보내지 않아요. 이미 읽었거나 누군가 답한 글도 알리지 않아요.",

  answersTitle: "콘솔 없이 답하기",
  answers:
    "알림마다 답을 누가 보게 되는지 적혀 있어요. 답한 뒤에는 15분 동안 지울 수 있는 링크를 받아요.",
  noAnswers:
    "이 서버는 메일 답장을 받지 않아요. MAIL_REPLY_DOMAIN과 INBOUND_MAIL_SECRET이 필요해요.",
  remark: "“note:”나 “//”로 시작하는 답은 절대 공개되지 않고, 글쓴이만 보는 메모가 돼요.",

  sentTitle: "보낸 알림",
  sentNone: "아직 없어요.",
  columns: ["시각", "받는 곳", "결과", "응답"],
  outcomes: { sent: "보냄", refused: "거절됨", later: "실패, 다시 보낼 예정", dead: "포기함" },
  gone: "지운 곳",
  browser: "브라우저",
  took: (milliseconds) => `${milliseconds}ms`,
};
