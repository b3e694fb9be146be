/**
 * Every state of the console, looked at. See `tests/widget/stage/look.ts`.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { deskOf, readerDeskOf } from "../../shared/chat/desk_destination.ts";
import { MODERATION_LIST } from "../../shared/chat/destination.ts";
import { roomId } from "../../shared/chat/id.ts";
import type { InboxState } from "../../widget/state/model.ts";
import { inboxAddress } from "../../widget/console/inbox/place.ts";
import { answering, type Answers, NOBODY_IN, room, SIGNED_IN } from "../widget/stage/desk.ts";
import { lookTests } from "../widget/stage/look.ts";
import { CHECK_ANSWERS, pretendFront } from "../widget/stage/check.ts";
import { NOTICE_STATES } from "../widget/stage/notice_states.ts";
import { NO_NUMBERS, NUMBERS } from "../widget/stage/numbers.ts";
import { pretendPush } from "../widget/stage/pretended_push.ts";
import { SITE_STATES } from "../widget/stage/site_states.ts";
import { PEOPLE_ANSWERS } from "../widget/stage/people.ts";
import { DESK_URL, type Open, type StageOptions } from "../widget/stage/stage.ts";
import { AUTHOR, messages, online, OTHER, READER, TALK, YOU } from "../widget/stage/state.ts";

const LONG_WORD =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** What makes the most of what stands around a conversation. */
const ROOM = roomId("/posts/margin");
const KIM = { kind: "author", id: "kim", name: "Kim" } as const;
const HANDLED: Answers = {
  ...SIGNED_IN,
  "GET /api/authors": [200, { authors: [{ ...AUTHOR, role: "owner", owner: true }] }],
  "GET /api/canned-answers": [200, {
    answers: [{ id: "a", title: "Thank you", text: "Thank you, {reader|friend}.", at: 1 }],
  }],
  "GET /api/sites": [200, { sites: [], fixed: [] }],
};
const HANDLED_LINK = {
  [deskOf({ room: ROOM })]: {
    room: ROOM,
    state: { room: ROOM, assignee: "author", snoozedUntil: Date.now() + 3_600_000, at: 1 },
    notes: [
      { room: ROOM, id: "n", by: KIM, text: `Ask about ${LONG_WORD} first.`, at: 1, editedAt: 2 },
      { room: ROOM, id: "m", by: AUTHOR, text: "Known since spring.", at: 1 },
    ],
    answering: [{ type: "answering", room: ROOM, by: KIM, forMs: 40_000 }],
    looking: [{
      type: "looking",
      room: ROOM,
      by: { ...KIM, id: "lee", name: "Lee" },
      forMs: 90_000,
    }],
  },
  [readerDeskOf(YOU.id)]: {
    reader: { id: YOU.id, name: "Robin Meyer", email: "robin@garden.example", verified: true },
    trusted: true,
    conversations: [{ room: roomId("/글/헤더"), messages: 2, text: "조용히 물어볼게요.", at: 1 }],
    notes: [],
  },
  [MODERATION_LIST]: {
    measures: [{
      id: "m",
      site: "default",
      kind: "mute",
      reader: YOU.id,
      network: true,
      reason: `Wrote ${LONG_WORD}`,
      by: KIM,
      at: 1,
    }],
    held: [{ id: "h", room: ROOM, from: OTHER, text: "First time here: is this open?", at: 1 }],
  },
};

interface DeskState {
  readonly essential?: boolean;
  readonly answers?: Answers;
  readonly hash?: string;
  readonly locale?: string;
  readonly inbox?: Partial<InboxState>;
  /** Whether the browser takes push messages. */
  readonly push?: boolean;
  /** Whether a proxy is pretended before the server. */
  readonly front?: boolean;
  /** What the link answers, by destination. */
  readonly link?: Readonly<Record<string, unknown>>;
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
const DEVICE = { id: "d1", label: "Chrome · Linux", createdAt: 1_700_000_000_000, current: true };
const PHONE = { id: "d2", label: "Safari · iPhone", createdAt: 1_690_000_000_000 };
const DESKTOP = { id: "d3", label: `Firefox · ${LONG_WORD}`, createdAt: 1_680_000_000_000 };
const LIST = { link: { kind: "online" }, loaded: true, isComplete: true, rows: ROOMS } as const;
const WHISPER = "3q2-7wAAAAAAAAAAAAAAAA";
const PRIVATE = room("/posts/escape", {
  title: "Escaping a header in one pass, and why twice is wrong",
  from: { ...READER, id: WHISPER, name: "Ada" },
  text: LONG_WORD,
  whisper: WHISPER,
  unread: 3,
  minutesAgo: 44,
});
const MANY = [
  PRIVATE,
  room("/posts/frame", {
    title: LONG_WORD,
    from: READER,
    questions: { open: 2, answered: 0 },
    askedAt: Date.now() - 7_200_000,
    desk: { ...PRIVATE, at: 1, assignee: "another" },
  }),
  room("/글/헤더", { title: "헤더를 한 번에 풀기", desk: { ...PRIVATE, at: 1, done: true } }),
  room("/posts/later", { desk: { ...PRIVATE, at: 1, snoozedUntil: Date.now() + 90_000_000 } }),
];
const FIRST = "#inbox/default%2Fposts%2Fmargin";
const DOOR: Answers = { "GET /api/session": NOBODY_IN };

const CONSOLE: Readonly<Record<string, DeskState>> = {
  door: {
    essential: true,
    answers: DOOR,
  },
  "door, korean": { answers: DOOR, locale: "ko-KR" },
  "door, several authors": {
    answers: { ...DOOR, "GET /api/door": [200, { several: true }] },
    act: (page) => page.locator("#author:focus").waitFor(),
  },
  "wrong password": {
    essential: true,
    answers: {
      ...DOOR,
      "POST /api/session": [401, { code: "password-wrong", message: "" }],
    },
    act: async (page) => {
      await page.keyboard.type("wrong");
      await page.keyboard.press("Enter");
      await page.getByText("The password is wrong.").waitFor();
    },
  },
  welcome: { hash: "#link=token" },
  "used link": {
    hash: "#link=token",
    answers: { "POST /api/link": [401, { code: "link-invalid", message: "" }] },
    act: async (page) => {
      await page.keyboard.press("Enter");
      await page.getByText("This link has been used").waitFor();
    },
  },
  unreachable: { answers: { "GET /api/session": [502, {}] } },
  quiet: {
    essential: true,
    inbox: { ...LIST, rows: [] },
  },
  list: {
    essential: true,
    inbox: LIST,
  },
  "list, waiting": { inbox: { ...LIST, link: { kind: "waiting", retryAt: Date.now() + 60_000 } } },
  talk: {
    essential: true,
    hash: FIRST,
    inbox: LIST,
  },
  numbers: {
    essential: true,
    hash: "#numbers",
    answers: { ...SIGNED_IN, "GET /api/statistics": [200, NUMBERS] },
    inbox: LIST,
    act: (page) => page.getByRole("slider").waitFor(),
  },
  "numbers, none yet, korean": {
    hash: "#numbers",
    locale: "ko-KR",
    answers: { ...SIGNED_IN, "GET /api/statistics": [200, NO_NUMBERS] },
    inbox: LIST,
    act: (page) => page.getByText("공개 질문이 없었어요").waitFor(),
  },
  settings: { hash: "#settings", inbox: LIST },
  people: {
    essential: true,
    hash: "#settings/people",
    answers: PEOPLE_ANSWERS,
    inbox: LIST,
    act: (page) => page.getByText("Park").first().waitFor(),
  },
  account: {
    hash: "#settings/account",
    answers: PEOPLE_ANSWERS,
    inbox: LIST,
    act: (page) => page.getByText("Safari on iPhone").waitFor(),
  },
  "what was done, korean": {
    hash: "#settings/audit",
    locale: "ko-KR",
    answers: PEOPLE_ANSWERS,
    inbox: LIST,
    act: (page) => page.getByText("(30분)").waitFor(),
  },
  "settings, a name that does not fit": {
    essential: true,
    hash: "#settings/account",
    inbox: LIST,
    act: async (page) => {
      await page.getByLabel("Name").fill(" ");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Write a name").waitFor();
    },
  },
  "device, told": {
    essential: true,
    hash: "#settings/device",
    inbox: LIST,
    push: true,
    answers: {
      ...SIGNED_IN,
      "GET /api/push": [200, { publicKey: "BKey", devices: [PHONE, DESKTOP] }],
      "PUT /api/push/device": [200, DEVICE],
    },
    act: async (page) => {
      await page.getByRole("switch").and(page.locator(":enabled")).click();
      await page.getByRole("button", { name: "Send a test" }).waitFor();
    },
  },
  "device, server off, korean": {
    hash: "#settings/device",
    locale: "ko-KR",
    inbox: LIST,
    push: true,
    answers: { ...SIGNED_IN, "GET /api/push": [200, { devices: [] }] },
    act: (page) => page.getByText("WEB_PUSH=on").waitFor(),
  },
  ...SITE_STATES,
  ...NOTICE_STATES,
  "inbox, all that a row can say": {
    inbox: { ...LIST, rows: MANY },
    act: (page) => page.locator(".list a.private").waitFor(),
  },
  "inbox, in private": {
    essential: true,
    hash: inboxAddress(PRIVATE),
    inbox: { ...LIST, rows: MANY },
    act: (page) => page.getByText("Private with Ada").waitFor(),
  },
  "inbox, a view is saved, korean": {
    inbox: { ...LIST, rows: MANY },
    locale: "ko-KR",
    act: async (page) => {
      await page.locator(".chips select").first().selectOption("unassigned");
      await page.getByRole("button", { name: "이 보기 저장" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  "talk, korean": { hash: FIRST, inbox: LIST, locale: "ko-KR" },
  handled: {
    essential: true,
    hash: FIRST,
    inbox: LIST,
    answers: HANDLED,
    link: HANDLED_LINK,
    act: async (page) => {
      await page.getByLabel("Assigned to").waitFor();
      await page.locator(".show-context").click();
      await page.getByText("Muted until lifted.").waitFor();
    },
  },
  "handled, canned answers, korean": {
    hash: FIRST,
    inbox: LIST,
    locale: "ko-KR",
    answers: HANDLED,
    link: HANDLED_LINK,
    act: async (page) => {
      await page.getByRole("button", { name: "준비한 답" }).click();
      await page.getByRole("dialog").getByText("Thank you").first().waitFor();
    },
  },
  "canned answers": {
    hash: "#settings/answers",
    answers: HANDLED,
    act: async (page) => {
      await page.getByRole("button", { name: "Edit Thank you" }).click();
      await page.getByText("Thank you, Robin.").waitFor();
    },
  },
  data: {
    hash: "#settings/data",
    act: (page) => page.getByRole("switch").waitFor(),
  },
  check: {
    hash: "#settings/check",
    answers: CHECK_ANSWERS,
    front: true,
    act: async (page) => {
      await page.getByRole("button", { name: "Check now" }).click();
      await page.getByText("Checked at").waitFor();
    },
  },
  "check, nothing yet, korean": {
    hash: "#settings/check",
    locale: "ko-KR",
    answers: CHECK_ANSWERS,
    act: (page) => page.getByRole("button", { name: "지금 점검하기" }).waitFor(),
  },
  moderation: {
    hash: "#settings/moderation",
    link: HANDLED_LINK,
    act: (page) => page.getByText("With everyone on the same network.").waitFor(),
  },
};

// What the server answers is settled before a page is opened, so each state has one of its own.
lookTests("console", CONSOLE, (open, view) => {
  let last: Page | undefined;
  return async (state) => {
    await last?.context().close();
    return last = await openDesk(open, state, view);
  };
});

async function openDesk(open: Open, state: DeskState, options: StageOptions): Promise<Page> {
  const desk = answering(state.answers ?? SIGNED_IN);
  const page = await open({
    ...options,
    ...desk.options,
    url: DESK_URL + (state.hash ?? ""),
    async prepare(page) {
      if (state.push) await pretendPush(page);
      await desk.options.prepare?.(page);
      if (state.front) await pretendFront(page);
    },
    ...state.locale !== undefined && { locale: state.locale },
  });
  await page.evaluate((link) => {
    Object.assign(globalThis.desk.answers, link);
    globalThis.desk.show();
  }, state.link);
  await page.locator("h1").first().waitFor({ state: "attached" });
  if (state.inbox !== undefined) {
    await page.evaluate(([inbox, conversation]) => {
      for (const opened of globalThis.desk.inbox.opened) opened.conversation.become(conversation);
      globalThis.desk.inbox.change(inbox);
    }, [state.inbox, online({ messages: messages(TALK), you: AUTHOR })] as const);
  }
  await state.act?.(page);
  return page;
}
