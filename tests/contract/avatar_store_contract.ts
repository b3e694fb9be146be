/**
 * What every store must do with pictures, sentence by sentence of
 * `server/storage/port/avatar_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of pictures. */
export function testAvatars(test: TestRule): void {
  test("a picture is kept as it is, under its name, until it is removed", async ({ avatars }) => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n);
    equal(await avatars.get("a.png"), undefined);
    await avatars.put("a.png", bytes);
    await avatars.put("b.png", new Uint8Array([1]));
    await avatars.put("a.png", bytes);
    deepEqual(await avatars.get("a.png"), bytes);
    await avatars.remove("a.png");
    await avatars.remove("unknown");
    equal(await avatars.get("a.png"), undefined);
    deepEqual(await avatars.get("b.png"), new Uint8Array([1]));
  });

  test("pictures of hostile names are kept apart", async ({ avatars }) => {
    for (const [n, name] of test.hostile.entries()) await avatars.put(name, new Uint8Array([n]));
    for (const [n, name] of test.hostile.entries()) {
      deepEqual(await avatars.get(name), new Uint8Array([n]));
    }
  });
}
