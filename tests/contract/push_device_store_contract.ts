/**
 * What every store must do with authors' devices, sentence by sentence of
 * `server/storage/port/push_device_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { PushDevice } from "../../server/storage/port/push_device_store.ts";
import type { TestRule } from "./store_contract.ts";

const MOST = 3;

function device(id: string, more: Partial<PushDevice> = {}): PushDevice {
  return {
    id,
    authorId: "author",
    sessionHash: "session",
    label: "Firefox on Linux",
    endpoint: `https://push.example/${id}`,
    p256dh: "key",
    auth: "secret",
    createdAt: 1,
    ...more,
  };
}

/** Registers the tests of devices. */
export function testPushDevices(test: TestRule): void {
  test("a device is kept as it is, and found by its id and its author", async ({ pushDevices }) => {
    await pushDevices.put(device("a"), MOST);
    await pushDevices.put(device("b", { authorId: "other", createdAt: 2 }), MOST);
    deepEqual(await pushDevices.find("a"), device("a"));
    deepEqual(await pushDevices.ofAuthor("author"), [device("a")]);
    deepEqual([await pushDevices.find("c"), await pushDevices.ofAuthor("c")], [undefined, []]);
  });

  test("an author's newest devices stay, and others' are not counted", async ({ pushDevices }) => {
    await pushDevices.put(device("other", { authorId: "other", createdAt: 0 }), MOST);
    for (const at of [5, 3, 4, 2, 6]) {
      await pushDevices.put(device(`at${at}`, { createdAt: at }), MOST);
    }
    const ids = (await pushDevices.ofAuthor("author")).map(({ id }) => id);
    deepEqual(ids, ["at6", "at5", "at4"]);
    equal((await pushDevices.ofAuthor("other")).length, 1);
  });

  test("there is one device of an endpoint, of who subscribed last", async ({ pushDevices }) => {
    await pushDevices.put(device("a"), MOST);
    const mine = device("b", { authorId: "other", endpoint: device("a").endpoint });
    await pushDevices.put(mine, MOST);
    deepEqual([await pushDevices.find("a"), await pushDevices.find("b")], [undefined, mine]);
    const renamed = { ...mine, label: "Phone", endpoint: "https://push.example/new" };
    await pushDevices.put(renamed, MOST);
    deepEqual(await pushDevices.ofAuthor("other"), [renamed]);
  });

  test("devices go one by one, with their session, and with their author", async ({ pushDevices }) => {
    await pushDevices.put(device("a"), 9);
    await pushDevices.put(device("b", { sessionHash: "one", createdAt: 2 }), 9);
    await pushDevices.put(device("c", { sessionHash: "one", createdAt: 3 }), 9);
    await pushDevices.put(device("d", { sessionHash: "two", createdAt: 4 }), 9);
    const ids = async () => (await pushDevices.ofAuthor("author")).map(({ id }) => id);
    await pushDevices.remove("a");
    await pushDevices.remove("unknown");
    deepEqual(await ids(), ["d", "c", "b"]);
    await pushDevices.removeOfSession("one");
    deepEqual(await ids(), ["d"]);
    await pushDevices.removeOfAuthor("author");
    deepEqual(await ids(), []);
  });

  test("devices of hostile names are kept apart", async ({ pushDevices }) => {
    for (const text of test.hostile) {
      await pushDevices.put(device(text, { authorId: text, label: text, endpoint: text }), MOST);
    }
    for (const text of test.hostile) {
      deepEqual((await pushDevices.ofAuthor(text)).map(({ id, label }) => [id, label]), [
        [text, text],
      ]);
    }
  });
}
