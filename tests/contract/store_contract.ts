/**
 * What every store must do, sentence by sentence of `server/storage/store.ts`.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { PART_EFFECTS, type Parts } from "../../server/storage/parts.ts";
import type { Store } from "../../server/storage/store.ts";
import { HOSTILE } from "../helper/hostile_string.ts";
import { say } from "../helper/new_message.ts";
import { testAnswers } from "./answer_store_contract.ts";
import { testAnswerTickets } from "./answer_ticket_store_contract.ts";
import { testAttention } from "./attention_store_contract.ts";
import { testAudit } from "./audit_store_contract.ts";
import { testPasskeys } from "./passkey_store_contract.ts";
import { testAuthors } from "./author_store_contract.ts";
import { testAvatars } from "./avatar_store_contract.ts";
import { testChanges } from "./change_store_contract.ts";
import { testArchive } from "./archive_store_contract.ts";
import { testCanned } from "./canned_store_contract.ts";
import { testConsole } from "./console_store_contract.ts";
import { testInbox } from "./inbox_store_contract.ts";
import { testDesk } from "./desk_store_contract.ts";
import { testErasures } from "./erasure_store_contract.ts";
import { testFollows } from "./follow_store_contract.ts";
import { testLife } from "./life_store_contract.ts";
import { testHeld } from "./held_store_contract.ts";
import { testMeasures } from "./measure_store_contract.ts";
import { testMessages } from "./message_store_contract.ts";
import { testNotices } from "./notice_store_contract.ts";
import { testNotifications } from "./notification_store_contract.ts";
import { testPushDevices } from "./push_device_store_contract.ts";
import { testNotes } from "./note_store_contract.ts";
import { testReaders } from "./reader_store_contract.ts";
import { testReferences } from "./reference_store_contract.ts";
import { testRoomSettings } from "./room_settings_store_contract.ts";
import { testSearch } from "./search_store_contract.ts";
import { testSites } from "./site_store_contract.ts";
import { testStatistics } from "./statistics_store_contract.ts";
import { testTraces } from "./trace_store_contract.ts";
import { testWhispers } from "./whisper_store_contract.ts";

/** What a store cannot do that others can. */
export interface StoreBounds {
  /** The longest text that can be a key, in UTF-16 units. Unlimited if left out. */
  readonly maxText?: number;
}

/**
 * Registers the tests of a store.
 *
 * @param name what the tests' names begin with
 * @param open a new, empty store; the tests close it
 */
export function testStore(
  name: string,
  open: () => Promise<Store>,
  { maxText = Infinity }: StoreBounds = {},
): void {
  const register = (rule: string, body: (store: Store) => Promise<void>) =>
    Deno.test(`${name}: ${rule}`, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
  const hostile = HOSTILE.filter(({ length }) => length <= maxText);
  const test: TestRule = Object.assign(register, { hostile });

  testMessages(test);
  testWhispers(test);
  testChanges(test);
  testReferences(test);
  testAuthors(test);
  testSites(test);
  testRoomSettings(test);
  testLife(test);
  testTraces(test);
  testErasures(test);
  testArchive(test);
  testAttention(test);
  testReaders(test);
  testMeasures(test);
  testHeld(test);
  testSearch(test);
  testAvatars(test);
  testAnswers(test);
  testPasskeys(test);
  testAudit(test);
  testNotifications(test);
  testNotices(test);
  testAnswerTickets(test);
  testStatistics(test);
  testFollows(test);
  testPushDevices(test);
  testDesk(test);
  testInbox(test);
  testConsole(test);
  testNotes(test);
  testCanned(test);

  test("closing waits for what was begun", async (store) => {
    const heard: string[] = [];
    store.follow(({ message }) => heard.push(message.text));
    const appends = ["one", "two", "three"].map((text) => store.append(say(text)));
    await store.close();
    deepEqual(heard, ["one", "two", "three"]);
    equal((await Promise.all(appends)).every(({ kind }) => kind === "stored"), true);
  });

  test("closing twice is closing once", async (store) => {
    await Promise.all([store.close(), store.close()]);
    await store.close();
  });

  test("every call after closing rejects", async (store) => {
    await store.close();
    const message = say("late");
    const calls: readonly (() => Promise<unknown>)[] = [
      () => store.append(message),
      () => store.page({ room: message.room, limit: 1 }),
      () => store.change({ room: message.room, id: message.id, kind: "delete" }),
      () => store.publish({ room: message.room, whisper: "r", id: message.id, as: "x", at: 0 }),
      () => store.message(message, message.id),
      () => store.questions({ room: message.room, limit: 1 }),
      () => store.rooms({ limit: 1 }),
      () => store.whispers({ limit: 1 }),
      () => store.authors(),
      () => store.putAuthor({ id: "a", name: "", passwordHash: "", createdAt: 0 }),
      () => store.putSession({ idHash: "s", authorId: "a", createdAt: 0, seenAt: 0, expiresAt: 1 }),
      () => store.session("s", 0),
      () => store.deleteAuthor("a"),
      () => store.sessionsOf("a", 0),
      () => store.touchSession("s", 0),
      () => store.deleteSession("s"),
      () => store.deleteSessionsOf("a"),
      () => store.spendLink("n", 1),
      () => store.tidyCopies(0),
      ...Object.keys(PART_EFFECTS).flatMap((part) => Object.values(store[part as keyof Parts])),
    ];
    for (const call of calls) await rejects(call, { name: "StoreError", code: "closed" });
  });
}

/** Registers one test of a rule. */
export interface TestRule {
  (rule: string, body: (store: Store) => Promise<void>): void;
  /** Strings that tend to come back changed, of which any may be the key of something. */
  readonly hostile: readonly string[];
}
