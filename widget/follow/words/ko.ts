/**
 * The page on which a reader asks to be told in their browser, in Korean.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const ko: FollowWords = {
  dir: "ltr",
  title: "답이 오면 알림 받기",
  ask: (blog, post) =>
    `“${post}”에 남긴 질문에 답이 오면 ${blog}에서 이 브라우저로 알림을 한 번 보내요.`,
  withText: "알림에 답의 내용이 들어가요.",
  withoutText: "알림에 답의 내용은 들어가지 않아요.",
  terms: (date) =>
    `늦어도 ${date}까지만 기다리고, 그다음에는 잊어요. 브라우저 회사의 푸시 서비스가 암호화된 채로 전달하고, 내용은 읽지 못해요.`,
  yes: "이 브라우저로 알려 주기",
  on: (date) =>
    `답이 오면 이 브라우저로 알려 드려요. 늦어도 ${date}까지예요. 이 페이지는 닫아도 돼요.`,
  stop: "알리지 않기",
  stopped: "아무것도 보내지 않고, 아무것도 보관하지 않아요. 이 페이지는 닫아도 돼요.",
  gone: "여기서는 더 기다리는 것이 없어요. 글에서 다시 신청해 주세요.",
  unsupported:
    "이 브라우저는 페이지의 알림을 받지 못해요. iPhone에서는 설치한 앱만 받을 수 있어요.",
  denied:
    "이 브라우저에서 이 페이지의 알림이 막혀 있어요. 사이트 설정에서 허용한 다음 다시 해 주세요.",
  failed: "되지 않았어요. 아무것도 보관하지 않았어요. 잠시 뒤에 다시 해 주세요.",
};
