import { deepEqual, equal } from "node:assert/strict";
import { openEntryStore } from "../../../../widget/connection/outbox/entry_store.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { entryOf } from "../../stage/held_entries.ts";

/** A browser's database that fails in some way; that it works is shown in a browser. */
const BROKEN: Readonly<Record<string, () => IDBFactory | undefined>> = {
  "is not there": () => undefined,
  "may not even be named"() {
    throw new DOMException("denied", "SecurityError");
  },
  "cannot be opened": () => factory((request) => request.onerror?.()),
  "is full": () => factory((request) => request.onsuccess?.()),
};

interface PretendRequest {
  onerror?: () => void;
  onsuccess?: () => void;
  readonly error: DOMException;
  readonly result: unknown;
}

/** @param settle what becomes of the request to open it */
function factory(settle: (request: PretendRequest) => void): IDBFactory {
  const error = new DOMException("full", "QuotaExceededError");
  const transaction = {
    error,
    onabort: undefined as (() => void) | undefined,
    objectStore() {
      queueMicrotask(() => transaction.onabort?.());
      return { put() {}, getAll() {}, delete() {}, clear() {} };
    },
  };
  const database = { transaction: () => transaction, close() {} };
  return {
    open() {
      const request: PretendRequest = { error, result: database };
      queueMicrotask(() => settle(request));
      return request;
    },
  } as unknown as IDBFactory;
}

/** Lets all that is ready be done. */
const turn = () => new Promise((done) => setTimeout(done));

for (const [fault, find] of Object.entries(BROKEN)) {
  Deno.test(`a database that ${fault} keeps nothing, says so, and breaks nothing`, async () => {
    const store = openEntryStore("name", find);
    equal(await store.put({ ...entryOf("a"), id: "a", order: 1 }), false);
    deepEqual(await store.all(), []);
    await store.remove("a");
    await store.clear();
  });
}

Deno.test("a database that forgets to answer is asked once more, and then done without", async () => {
  const clock = new VirtualClock();
  let asked = 0;
  let answer = (_request: PretendRequest) => {};
  const silent = factory((request) => {
    asked++;
    answer(request);
  });
  const store = openEntryStore("name", () => silent, clock);
  const entry = { ...entryOf("a"), id: "a", order: 1 };
  const afterTwo = async <Result>(waiting: Promise<Result>): Promise<Result> => {
    for (let tries = 0; tries < 2; tries++) {
      await turn();
      clock.advance(1_000);
    }
    return await waiting;
  };
  deepEqual(await afterTwo(store.all()), []);
  equal(await afterTwo(store.put(entry)), false);
  equal(asked, 4);

  const answers: (() => void)[] = [];
  answer = ({ onsuccess }) => answers.push(() => onsuccess?.());
  const put = store.put(entry);
  await turn();
  clock.advance(1_000);
  await turn();
  equal(answers.length, 2);
  answers[1]?.();
  equal(await put, false, "the second try is full");
  equal(clock.pending, 0);
});
