/**
 * The page of the check in Korean, in polite 해요체.
 *
 * @module
 */
import type { CheckWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: CheckWords = {
  title: "점검",
  about:
    "서버와 그 앞의 프록시를 이 브라우저에서 보이는 대로 살펴보고, 고칠 줄을 알려 드려요. 바꾸는 것은 없어요. 소유자만 이 화면을 볼 수 있어요.",
  check: "지금 점검하기",
  again: "다시 점검하기",
  looking: (number, of, what) => `${of}단계 중 ${number}단계: ${what}…`,
  steps: {
    server: "서버에 묻는 중",
    files: "태그를 불러오는 중",
    sockjs: "WebSocket이 막혔을 때의 길을 시험하는 중",
    body: "큰 내용을 보내는 중",
    mail: "메일 서버에 묻는 중",
    socket: "연결을 15초 동안 지켜보는 중",
  },
  allWell: "모두 잘 되어 있어요.",
  found: (count) => `고칠 것이 ${count}가지 있어요.`,
  at: (time) => `${time}에 점검했어요.`,
  toMend: "고칠 것",
  inOrder: "잘 된 것",
  levels: { ok: "좋아요", warning: "더 나을 수 있어요", fault: "안 돼요", left: "없어요" },
  lines: {
    set: (front) => `${front}: 이 줄이 있어야 해요`,
    remove: (front) => `${front}: 이 줄을 빼야 해요`,
    menu: (front) => `${front} 대시보드에서`,
  },
  setting: "서버에 이렇게 설정하고 다시 시작해 주세요",
  more: "서버에서 이 명령을 쓰면 인증서, 디스크, 데이터, 다른 출처까지 볼 수 있어요:",
  findings: {
    "address-ok": ["공개 주소", (seen) => `${seen}에서 이 서버에 닿아요.`],
    "address-other": [
      "공개 주소",
      (seen) => `콘솔은 여기서 열렸는데 독자는 ${seen}로 가요. 여기가 맞는 주소라면 알려 주세요.`,
    ],
    "https-ok": ["암호화", () => "이 브라우저에서 오는 길은 암호화돼요."],
    "https-near": ["암호화", () => "이 컴퓨터 안에서는 브라우저가 http도 안전하게 여겨요."],
    "https-missing": [
      "암호화",
      () =>
        "주소가 http예요. https 페이지는 태그를 불러오지 못해요. 인증서가 있는 프록시를 서버 앞에 두세요. Caddy는 스스로 받아 와요.",
    ],
    "host-ok": ["Host 헤더", () => "그대로 전달돼요."],
    "host-other": [
      "Host 헤더",
      (seen) =>
        `오는 길에 호스트 이름이 달라져요(${seen || "빈 값"}). 프록시가 그대로 넘겨야 해요.`,
    ],
    "client-ok": ["누가 묻는지", () => "서버가 독자의 주소를 구별할 수 있어요."],
    "client-nameless": [
      "누가 묻는지",
      (seen) =>
        `프록시가 누구의 요청인지 말하지 않아요. 모두 ${seen}에서 온 것으로 보여서, 제한과 차단이 모두에게 걸려요.`,
    ],
    "client-unbelieved": [
      "누가 묻는지",
      (seen) =>
        `서버가 프록시를 믿지 않아요. 모두 ${seen}에서 온 것으로 보여서, 제한과 차단이 모두에게 걸려요.`,
    ],
    "network-open": [
      "듣는 곳",
      () =>
        "프록시를 거치지 않고도 모든 네트워크에서 서버에 닿아요. 프록시가 같은 컴퓨터에 있다면:",
    ],
    "clock-ok": ["시계", () => "서버와 브라우저의 시각이 같아요."],
    "clock-apart": [
      "시계",
      (seen) =>
        `서버와 브라우저의 시각이 ${seen}초 달라요. 링크는 몇 분만 쓸 수 있으니 틀린 시계를 맞춰 주세요.`,
    ],
    "data-ok": ["데이터", () => "읽고 쓸 수 있어요."],
    "data-lost": [
      "데이터",
      () => "지금은 읽거나 쓸 수 없어요. 까닭은 서버 로그에 있고, 받은 것으로 확인해 주지 않아요.",
    ],
    "socket-ok": ["WebSocket", () => "잘 연결되고, STOMP로 이야기해요."],
    "socket-blocked": ["WebSocket", () => "연결되지 않아요. 독자는 더 느린 길로 돌아가요."],
    "socket-deaf": [
      "WebSocket",
      () => "열리지만 아무것도 오지 않아요. 독자가 연결을 되풀이하게 돼요.",
    ],
    "idle-ok": ["조용한 연결", (seen) => `아무 말이 없어도 ${seen}초 동안 이어졌어요.`],
    "idle-cut": [
      "조용한 연결",
      (seen) => `${seen}초 뒤에 끊겼어요. 독자가 연결을 되풀이하게 돼요.`,
    ],
    "sockjs-ok": ["돌아가는 길", () => "WebSocket이 없어도 모든 것이 바로 도착해요."],
    "sockjs-missing": [
      "돌아가는 길",
      () =>
        "/stomp/info가 응답하지 않아요. 프록시가 /stomp뿐 아니라 그 아래 경로도 모두 넘기게 해 주세요.",
    ],
    "stream-late": [
      "돌아가는 길",
      () => "서버가 보낸 것이 오는 길에 모여요. WebSocket이 없는 사람은 늦게 받아요.",
    ],
    "body-ok": ["큰 내용", (seen) => `${seen}kB까지 지나가요.`],
    "body-cut": [
      "큰 내용",
      (seen) => `${seen}kB가 지나가지 못해요. 단어가 많은 설정과 가져오기가 그래요.`,
    ],
    "tag-ok": ["태그", () => "어느 페이지나 불러올 수 있고, 새 버전을 곧 받아요."],
    "tag-missing": [
      "태그",
      () => "/small-talk.js가 오지 않아요. 이렇게 만들어 주세요: deno task build",
    ],
    "tag-closed": [
      "태그",
      () =>
        "헤더 때문에 다른 출처의 페이지가 불러오지 못해요. 프록시가 Cross-Origin-Resource-Policy와 Access-Control-Allow-Origin을 더하거나 빼지 않게 해 주세요.",
    ],
    "cache-long": [
      "캐시",
      () =>
        "브라우저가 태그를 오래 보관해서, 새 버전을 낸 뒤에도 독자가 옛것을 봐요. 프록시가 Cache-Control과 ETag를 그대로 넘겨야 해요.",
    ],
    "mail-ok": ["메일", () => "메일 서버가 메일을 받아요. 보낸 것은 없어요."],
    "mail-off": ["메일", () => "설정되어 있지 않아요(SMTP_URL, MAIL_FROM)."],
    "mail-user": [
      "메일",
      () =>
        "메일 서버가 사용자나 비밀번호를 거절해요. SMTP_URL에서 고쳐 주세요. 글자와 숫자가 아닌 것은 퍼센트 인코딩이 필요해요.",
    ],
    "mail-encryption": [
      "메일",
      () =>
        "암호화된 연결이 되지 않아요. SMTP_URL의 smtp://를 smtps://로, 또는 그 반대로 바꿔 보세요.",
    ],
    "mail-unreachable": [
      "메일",
      () => "메일 서버가 응답하지 않아요. SMTP_URL의 호스트와 포트, 방화벽을 살펴봐 주세요.",
    ],
    "push-ok": ["푸시 메시지", () => "켜져 있어요."],
    "push-off": ["푸시 메시지", () => "꺼져 있어요(WEB_PUSH=on으로 켤 수 있어요)."],
    "unanswered": ["일부", () => "서버가 응답하지 않았어요. 다시 점검해 주세요."],
  },
};
