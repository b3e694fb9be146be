/**
 * Every state of the widget and the console, in light and dark, on a desk and a phone, and those
 * that differ most at 400 % zoom and in forced colours: nothing that axe finds, nothing cut off. With `LOOK_DIR` set, each is also drawn to a file
 * there, to be looked at.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import type { InboxState } from "../../widget/state/model.ts";
import type { Show } from "../widget/stage/page.ts";
import { answering, type Answers, NOBODY_IN, room, SIGNED_IN } from "../widget/stage/desk.ts";
import { DESK_URL, type Open, type StageOptions, stagesTest } from "../widget/stage/stage.ts";
import {
  AUTHOR,
  many,
  messages,
  NOW,
  online,
  OTHER,
  pending,
  READER,
  TALK,
  YOU,
} from "../widget/stage/state.ts";

const LOOK_DIR = Deno.env.get("LOOK_DIR");

const LONG_WORD =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const talking = online({ messages: messages(TALK) });
const failure = (code: "not-stored" | "too-fast", retryAt?: number) => ({
  code,
  message: "",
  ...retryAt !== undefined && { retryAt },
});

interface WidgetState extends Show {
  readonly page?: StageOptions;
  /** What is done with it once it is there. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const WIDGET: Readonly<Record<string, WidgetState>> = {
  loading: { act: (page) => page.evaluate(() => stage.clock.advance(400)) },
  empty: { state: online() },
  talk: { state: talking },
  one: { state: online({ messages: messages([[READER, "Hello", 1]]) }) },
  "reading back": {
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
  waiting: { state: { ...talking, link: { kind: "waiting", retryAt: NOW + 7_000 } } },
  refused: {
    state: { ...talking, link: { kind: "refused", code: "forbidden", message: "" } },
  },
  unreachable: {
    state: { link: { kind: "waiting", retryAt: NOW + 7_000 } },
    act: (page) => page.evaluate(() => stage.clock.advance(400)),
  },
  sending: { state: { ...talking, pending: [pending({ id: "mine", phase: "sent" })] } },
  failed: {
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
    state: talking,
    act: (page) => page.getByRole("textbox").fill("x".repeat(4_012)),
  },
  "long words and names": {
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
  closed: { state: talking, act: (page) => page.keyboard.press("Escape") },
};

interface DeskState {
  readonly answers?: Answers;
  readonly hash?: string;
  readonly locale?: string;
  readonly inbox?: Partial<InboxState>;
  readonly act?: (page: Page) => Promise<unknown>;
}

const ROOMS = [
  room("/posts/margin", { title: "The margin", from: READER, text: "Thank you, that was quick" }),
  room("/posts/escape", {
    title: "Escaping a header in one pass, and why twice is wrong",
    from: OTHER,
    text: `Does the same hold for the header's name? ${LONG_WORD}`,
    minutesAgo: 44,
  }),
  room("/글/헤더", { title: "헤더를 한 번에 풀기", text: "네, 똑같아요.", minutesAgo: 1500 }),
];
const LIST = { link: { kind: "online" }, loaded: true, rooms: ROOMS } as const;
const FIRST = "#room=default%2Fposts%2Fmargin";
const DOOR: Answers = { "GET /api/session": NOBODY_IN };

const CONSOLE: Readonly<Record<string, DeskState>> = {
  door: { answers: DOOR },
  "door, korean": { answers: DOOR, locale: "ko-KR" },
  "door, several authors": {
    answers: { ...DOOR, "GET /api/door": [200, { several: true }] },
    act: (page) => page.locator("#author:focus").waitFor(),
  },
  "wrong password": {
    answers: {
      ...DOOR,
      "POST /api/session": [401, { code: "password-wrong", message: "" }],
    },
    act: async (page) => {
      await page.keyboard.type("wrong");
      await page.keyboard.press("Enter");
      await page.getByText("The password does not fit.").waitFor();
    },
  },
  welcome: { hash: "#link=token" },
  "used link": {
    hash: "#link=token",
    answers: { "POST /api/link": [401, { code: "link-invalid", message: "" }] },
    act: async (page) => {
      await page.keyboard.press("Enter");
      await page.getByText("This link was used").waitFor();
    },
  },
  unreachable: { answers: { "GET /api/session": [502, {}] } },
  quiet: { inbox: { ...LIST, rooms: [] } },
  list: { inbox: LIST },
  "list, waiting": { inbox: { ...LIST, link: { kind: "waiting", retryAt: Date.now() + 60_000 } } },
  talk: { hash: FIRST, inbox: LIST },
  "talk, korean": { hash: FIRST, inbox: LIST, locale: "ko-KR" },
};

/** The states that differ most, for the views where little else can go wrong. */
const ESSENTIAL = [
  "empty",
  "talk",
  "reading back",
  "waiting",
  "failed",
  "too long",
  "long words and names",
  "closed",
  "door",
  "wrong password",
  "quiet",
  "list",
];

/** The ways the states are looked at. */
const VIEWS: Readonly<Record<string, StageOptions>> = {
  "light desk": { colorScheme: "light" },
  "dark phone": {
    viewport: { width: 360, height: 700 },
    hasTouch: true,
    isMobile: true,
    colorScheme: "dark",
  },
};
const ESSENTIAL_VIEWS: Readonly<Record<string, StageOptions>> = {
  "dark, zoomed to 400 %": { viewport: { width: 320, height: 256 }, colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};

for (const [view, options] of Object.entries({ ...VIEWS, ...ESSENTIAL_VIEWS })) {
  const isShown = ([name]: readonly [string, unknown]) => view in VIEWS || ESSENTIAL.includes(name);

  stagesTest(`widget looks right: ${view}`, async (open) => {
    const faults: string[] = [];
    for (const [name, { page: own, act, ...show }] of Object.entries(WIDGET).filter(isShown)) {
      const page = await open({ ...options, ...own });
      await page.evaluate((show) => stage.show(show), show);
      await act?.(page);
      faults.push(...await look(page, `widget, ${name}, ${view}`));
    }
    deepEqual(faults, []);
  });

  stagesTest(`console looks right: ${view}`, async (open) => {
    const faults: string[] = [];
    for (const [name, state] of Object.entries(CONSOLE).filter(isShown)) {
      const page = await openDesk(open, state, options);
      await state.act?.(page);
      faults.push(...await look(page, `console, ${name}, ${view}`));
    }
    deepEqual(faults, []);
  });
}

async function openDesk(open: Open, state: DeskState, options: StageOptions): Promise<Page> {
  const desk = answering(state.answers ?? SIGNED_IN);
  const page = await open({
    ...options,
    ...desk.options,
    url: DESK_URL + (state.hash ?? ""),
    ...state.locale !== undefined && { locale: state.locale },
  });
  await page.evaluate(() => globalThis.desk.show());
  await page.getByRole("heading").first().waitFor();
  if (state.inbox !== undefined) {
    await page.evaluate(([inbox, conversation]) => {
      for (const opened of globalThis.desk.inbox.opened) opened.conversation.become(conversation);
      globalThis.desk.inbox.change(inbox);
    }, [state.inbox, online({ messages: messages(TALK), you: AUTHOR })] as const);
  }
  return page;
}

/** Looks at a page as axe does, and for what is cut off. Returns what is wrong. */
async function look(page: Page, name: string): Promise<readonly string[]> {
  await page.evaluate(() =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  );
  if (LOOK_DIR !== undefined) {
    await page.screenshot({ path: join(LOOK_DIR, `${name.replaceAll(/[^\w]+/g, "-")}.png`) });
  }
  await page.evaluate(axe.source);
  const faults = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      rules: { "target-size": { enabled: true } },
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`)
      ),
      ...scrollWidth > clientWidth ? [`${scrollWidth} px wide on ${clientWidth} px`] : [],
    ];
  });
  await page.context().close();
  return faults.map((fault) => `${name}: ${fault}`);
}
