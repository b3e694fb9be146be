/**
 * A chat in memory whose author is told by something a test looks at.
 *
 * @module
 */
import { Collecting } from "../../server/chat/notification/author/collecting.ts";
import type { Notice } from "../../server/chat/notification/author/notice.ts";
import { NoticeBook } from "../../server/chat/notification/author/notice_book.ts";
import type { Route } from "../../server/chat/notification/author/route.ts";
import { Telling } from "../../server/chat/notification/author/telling.ts";
import { type Attempt, Outbox } from "../../server/chat/notification/outbox.ts";
import type { NoticeSettings } from "../../shared/chat/notice.ts";
import { type ConversationRef, newId, roomId } from "../../shared/chat/id.ts";
import { random, START_MS, type TestChat, testChat } from "./chat.ts";

/** The author who is told. */
export const TOLD = { kind: "author", id: "a", name: "Kim" } as const;
const READER = { kind: "reader", id: "r".repeat(22), name: "Ada" } as const;
export const ROOM = roomId("/a");

/** What happens, and what comes of it. */
export interface ToldAuthor {
  readonly chat: TestChat;
  readonly book: NoticeBook;
  readonly outbox: Outbox;
  readonly collecting: Collecting;
  readonly telling: Telling;
  readonly notices: Notice[];
  readonly faults: unknown[];
  /** What is answered to the next attempts. */
  answerWith(attempt: Attempt | Promise<Attempt>): void;
  settle(settings: Partial<NoticeSettings>): Promise<void>;
  /** A reader writes. @returns the message's id */
  ask(text: string, given?: { question?: boolean; ref?: ConversationRef }): Promise<string>;
  /** Moves the time on, and lets what is due be done. */
  pass(ms: number): Promise<void>;
}

/** Puts it together; it is started. */
export async function toldAuthor(chat: TestChat = testChat()): Promise<ToldAuthor> {
  const { store, clock } = chat;
  if ((await store.authors()).length === 0) {
    await store.putAuthor({ id: TOLD.id, name: TOLD.name, passwordHash: "h", createdAt: 1 });
  }
  const notices: Notice[] = [];
  const faults: unknown[] = [];
  let next: Attempt | Promise<Attempt> = { kind: "sent", channel: "c" };
  const route: Route = {
    id: "c",
    since: START_MS,
    tell: (notice) => {
      notices.push(notice);
      return Promise.resolve(next);
    },
  };
  const book = new NoticeBook(store);
  await book.load();
  const report = (fault: unknown) => void faults.push(fault);
  const outbox = new Outbox({ store, clock, random, report });
  const collecting = new Collecting({ store, desk: chat.desk });
  const telling = new Telling({
    store,
    outbox,
    book,
    collecting,
    routes: {
      authors: () => Promise.resolve([TOLD.id]),
      of: (author) => Promise.resolve(author === TOLD.id ? [route] : []),
    },
    isHere: (author) => chat.attention.presence.isHere(author),
    urlOf: (ref) => JSON.stringify(ref ?? null),
    clock,
    report,
  });
  store.follow((committed) => telling.hear(committed));
  chat.desk.listen((event, before) => telling.hearDesk(event, before));
  outbox.start();
  await telling.start();
  const settled = async () => {
    await telling.stop();
    await outbox.settled();
  };
  return {
    chat,
    book,
    outbox,
    collecting,
    telling,
    notices,
    faults,
    answerWith: (attempt) => next = attempt,
    async settle(settings) {
      await book.change(TOLD.id, (record) => ({
        ...record,
        settings: { ...record.settings, ...settings },
      }));
    },
    async ask(text, { question = false, ref = { room: ROOM } } = {}) {
      const id = newId(random);
      const say = { id, text, ...question && { question } };
      await chat.conversation.say({ ...ref, sender: READER }, say);
      await settled();
      return id;
    },
    async pass(ms) {
      await settled();
      clock.advance(ms);
      await settled();
    },
  };
}
