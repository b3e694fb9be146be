/**
 * The page of this device in Korean, in polite 해요체.
 *
 * @module
 */
import type { DeviceWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: DeviceWords = {
  title: "이 기기",
  notificationsTitle: "알림",
  tellMe: "이 기기로 알려 주기",
  states: {
    "asking": "서버에 묻는 중…",
    "unreachable": "서버가 응답하지 않았어요. 바뀐 것은 없어요.",
    "server-off":
      "이 서버는 푸시 메시지를 보내지 않아요. 서버를 운영하는 사람이 WEB_PUSH=on으로 켤 수 있어요.",
    "insecure": "콘솔을 https로 열어야 브라우저가 알림을 허용해요.",
    "unsupported": "이 브라우저는 푸시 메시지를 받지 못해요.",
    "install-first": "iPhone이나 iPad에서는 먼저 콘솔을 설치해야 해요. 아래를 봐 주세요.",
    "denied":
      "이 브라우저에서 콘솔의 알림이 막혀 있어요. 브라우저의 사이트 설정에서 허용한 다음 다시 와 주세요.",
    "off": "자리에 없을 때 누가 쓰면 알림으로 알려 드려요.",
    "on": "자리에 없을 때 누가 쓰면 알림으로 알려 드려요.",
  },
  privacy:
    "메시지는 이 브라우저만 읽을 수 있게 암호화돼요. 브라우저 회사의 푸시 서비스는 메시지를 전달하며 길이만 알 수 있고, 내용은 읽지 못해요.",
  turningOn: "켜는 중…",
  turningOff: "끄는 중…",
  steps: {
    "denied": "브라우저가 허용하지 않았어요.",
    "no-service": "브라우저의 푸시 서비스에 연결할 수 없어요. 나중에 다시 해 주세요.",
    "refused": "서버가 이 브라우저의 푸시 서비스를 알지 못해요.",
    "unreachable": "서버가 응답하지 않았어요. 다시 해 주세요.",
  },
  test: "시험 알림 보내기",
  testing: "보내는 중…",
  tests: {
    sent: "보냈어요. 몇 초 안에 도착할 거예요.",
    gone: "푸시 서비스가 이 브라우저를 더 이상 알지 못해요. 껐다가 다시 켜 주세요.",
    later: "푸시 서비스가 응답하지 않아요. 나중에 다시 해 주세요.",
    refused: "푸시 서비스가 받지 않았어요.",
    unreachable: "서버가 응답하지 않았어요. 다시 해 주세요.",
  },
  othersTitle: "다른 기기",
  since: (date) => `${date}부터`,
  remove: "빼기",
  removeNamed: (label) => `${label} 빼기`,
  removed: (label) => `${label}에는 이제 알리지 않아요.`,
  installTitle: "앱으로 쓰기",
  install: {
    "installed": "이 기기에 콘솔이 설치되어 있어요.",
    "offered": "설치하면 콘솔에 아이콘과 창이 따로 생겨요.",
    "by-hand":
      "공유 메뉴를 열고 ‘홈 화면에 추가’를 골라 주세요. 콘솔 아이콘이 생기고, 알림을 받을 수 있어요.",
    "by-menu": "어떤 브라우저는 메뉴에서 콘솔을 앱으로 설치할 수 있어요.",
  },
  installButton: "설치하기",
  newer: "콘솔의 새 버전이 준비됐어요. 쓰던 글을 보낸 다음 불러와 주세요.",
  load: "불러오기",
  offlineTitle: "연결이 없을 때",
  offline:
    "연결이 없어도 이 기기에서 콘솔이 열려요. 사람들이 쓴 글은 이 기기에 보관하지 않으므로, 다시 연결될 때까지 읽을 것은 없어요. 알림에서 쓴 답은 여기서 기다렸다가 그때 보내요.",
};
