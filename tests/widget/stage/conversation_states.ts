/**
 * The conversation in every state it can be in, to be looked at.
 *
 * @module
 */
import type { WidgetStates } from "./look.ts";
import { AUTHOR, many, messages, NOW, online, OTHER, pending, READER, TALK, YOU } from "./state.ts";

const LONG_WORD =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const talking = online({ messages: messages(TALK) });
const failure = (code: "not-stored" | "too-fast", retryAt?: number) => ({
  code,
  message: "",
  ...retryAt !== undefined && { retryAt },
});

/** By name. */
export const CONVERSATION: WidgetStates = {
  loading: { act: (page) => page.evaluate(() => stage.clock.advance(400)) },
  empty: {
    essential: true,
    state: online(),
  },
  talk: {
    essential: true,
    state: talking,
  },
  one: { state: online({ messages: messages([[READER, "Hello", 1]]) }) },
  "reading back": {
    essential: true,
    state: online({ messages: many(60), hasOlder: true }),
    act: async (page) => {
      await page.getByRole("log").evaluate((log) => log.scrollTop = -1500);
      const added = messages([[READER, "New", 0], [AUTHOR, "Newer", 0]], 61);
      await page.evaluate((part) => stage.conversation.become(part), {
        messages: [...many(60), ...added],
      });
    },
  },
  "loading earlier": {
    state: online({ messages: messages(TALK, 51), hasOlder: true, loadingOlder: true }),
    act: (page) => page.getByRole("log").evaluate((log) => log.scrollTop = -log.scrollHeight),
  },
  offline: {
    state: {
      ...talking,
      link: { kind: "offline" },
      pending: [pending({ id: "mine", phase: "queued" })],
    },
  },
  waiting: {
    essential: true,
    state: { ...talking, link: { kind: "waiting", retryAt: NOW + 7_000 } },
  },
  refused: {
    state: { ...talking, link: { kind: "refused", code: "forbidden", message: "" } },
  },
  unreachable: {
    state: { link: { kind: "waiting", retryAt: NOW + 7_000 } },
    act: (page) => page.evaluate(() => stage.clock.advance(400)),
  },
  sending: { state: { ...talking, pending: [pending({ id: "mine", phase: "sent" })] } },
  failed: {
    essential: true,
    state: {
      ...talking,
      pending: [
        pending({ id: "one", phase: "failed", failure: failure("not-stored") }),
        pending({ id: "two", phase: "failed", failure: failure("too-fast", NOW + 8_000) }),
      ],
    },
  },
  "six lines": {
    state: talking,
    act: (page) => page.getByRole("textbox").fill("One\ntwo\nthree\nfour\nfive\nsix\nseven"),
  },
  "too long": {
    essential: true,
    state: talking,
    act: (page) => page.getByRole("textbox").fill("x".repeat(4_012)),
  },
  "long words and names": {
    essential: true,
    page: { title: `A title that goes on, ${LONG_WORD}, and on for longer than one would like` },
    state: online({
      messages: messages([
        [{ ...READER, name: `${LONG_WORD} the third` }, LONG_WORD.repeat(3), 20],
        [{ ...AUTHOR, name: LONG_WORD }, "https://example.org/a/long/path/".repeat(8), 10],
        [YOU, "a".repeat(400), 2],
      ]),
    }),
  },
  korean: {
    page: { lang: "ko", title: "헤더를 한 번에 풀기" },
    state: online({
      messages: messages([
        [READER, "헤더에 콜론이 있으면 왜 이스케이프하나요? CONNECT에서는 하지 않던데요.", 30],
        [AUTHOR, "어떤 버전으로 말할지 알기 전에 CONNECT를 읽을 수 있어야 하기 때문이에요.", 12],
        [YOU, "고맙습니다. 이유를 알았네요.", 1],
      ]),
    }),
  },
  "korean, offline": {
    page: { lang: "ko", title: "헤더를 한 번에 풀기" },
    state: {
      ...online(),
      link: { kind: "offline" },
      pending: [pending({ id: "mine", phase: "queued", text: "안녕하세요" })],
    },
  },
  "right to left": {
    page: { dir: "rtl", title: "هامش المقال" },
    dir: "rtl",
    state: online({
      messages: messages([
        [READER, "لماذا لا تُهرَّب النقطتان في إطار CONNECT؟", 30],
        [{ ...AUTHOR, name: "المؤلف" }, "لأن العملاء القدامى لم يفعلوا ذلك قط، STOMP 1.0.", 12],
        [YOU, "شكرا!", 2],
        [OTHER, "And one in English.", 1],
      ]),
    }),
  },
  "in the page": { state: talking, attributes: { placement: "inline" } },
  closed: {
    essential: true,
    state: talking,
    act: (page) => page.keyboard.press("Escape"),
  },
};
