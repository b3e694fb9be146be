/**
 * What every store must do with what authors settle for the console, sentence by sentence of
 * `server/storage/port/console_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ConsoleSettings } from "../../shared/chat/inbox.ts";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of the console's settings. */
export function testConsole(test: TestRule): void {
  test("what an author settled for the console is read back, by nobody else", async (store) => {
    const settings: ConsoleSettings = {
      filters: [{ id: "a", name: "\u0000 한국어 \ud800", filter: { state: "mine", words: "?" } }],
      withoutKeys: true,
    };
    equal(await store.console.get("one"), undefined);
    await store.console.put("one", settings);
    deepEqual(await store.console.get("one"), settings);
    equal(await store.console.get("other"), undefined);
    await store.console.put("one", { filters: [] });
    deepEqual(await store.console.get("one"), { filters: [] });
  });

  test("what an author settled is gone with them", async (store) => {
    for (const author of ["one", "other"]) await store.console.put(author, { filters: [] });
    await store.console.forgetAuthor("one");
    equal(await store.console.get("one"), undefined);
    deepEqual(await store.console.get("other"), { filters: [] });
  });
}
