/**
 * What every store must do with passkeys, sentence by sentence of
 * `server/storage/port/passkey_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { StoredPasskey } from "../../server/storage/port/passkey_store.ts";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of passkeys. */
export function testPasskeys(test: TestRule): void {
  test("an author's passkeys are listed, the oldest first", async ({ passkeys }) => {
    deepEqual(await passkeys.of("kim"), []);
    const [young, old] = [passkeyOf("a", { createdAt: 2 }), passkeyOf("b", { createdAt: 1 })];
    for (const passkey of [young, old, passkeyOf("c", { author: "lee" })]) {
      equal(await passkeys.add(passkey), true);
    }
    deepEqual(await passkeys.of("kim"), [old, young]);
    deepEqual(await passkeys.get("a"), young);
    equal(await passkeys.get("unknown"), undefined);
  });

  test("whether there is any passkey is known, whosever it is", async ({ passkeys }) => {
    equal(await passkeys.any(), false);
    await passkeys.add(passkeyOf("a"));
    equal(await passkeys.any(), true);
    await passkeys.remove({ id: "a", author: "kim" });
    equal(await passkeys.any(), false);
  });

  test("a passkey is added once, whosever the second is", async ({ passkeys }) => {
    equal(await passkeys.add(passkeyOf("a")), true);
    equal(await passkeys.add(passkeyOf("a", { author: "lee", counter: 9 })), false);
    deepEqual(await passkeys.get("a"), passkeyOf("a"));
  });

  test("a passkey that is used keeps its count and when that was", async ({ passkeys }) => {
    await passkeys.add(passkeyOf("a"));
    await passkeys.use({ id: "a", counter: 4_294_967_295, usedAt: 50 });
    await passkeys.use({ id: "unknown", counter: 1, usedAt: 50 });
    deepEqual(await passkeys.get("a"), passkeyOf("a", { counter: 4_294_967_295, usedAt: 50 }));
    equal(await passkeys.get("unknown"), undefined);
  });

  test("passkeys are renamed and removed by whose they are alone", async ({ passkeys }) => {
    await passkeys.add(passkeyOf("a"));
    equal(await passkeys.rename({ id: "a", author: "lee", name: "Mine" }), false);
    equal(await passkeys.remove({ id: "a", author: "lee" }), false);
    equal(await passkeys.rename({ id: "a", author: "kim", name: "Phone" }), true);
    deepEqual(await passkeys.get("a"), passkeyOf("a", { name: "Phone" }));
    equal(await passkeys.remove({ id: "a", author: "kim" }), true);
    equal(await passkeys.remove({ id: "a", author: "kim" }), false);
    equal(await passkeys.get("a"), undefined);
  });

  test("all passkeys of an author go together", async ({ passkeys }) => {
    for (const passkey of [passkeyOf("a"), passkeyOf("b"), passkeyOf("c", { author: "lee" })]) {
      await passkeys.add(passkey);
    }
    await passkeys.removeAllOf("kim");
    deepEqual(await passkeys.of("kim"), []);
    equal((await passkeys.of("lee")).length, 1);
  });

  test("passkeys with hostile strings come back as they went in", async ({ passkeys }) => {
    for (const text of test.hostile) {
      const passkey = passkeyOf(text, { author: text, name: text, transports: [text] });
      equal(await passkeys.add(passkey), true);
      deepEqual(await passkeys.get(text), passkey);
    }
  });
}

function passkeyOf(id: string, fields: Partial<StoredPasskey> = {}): StoredPasskey {
  return {
    id,
    author: "kim",
    name: "Laptop",
    publicKey: new Uint8Array([0, 1, 255]),
    counter: 0,
    transports: ["internal", "hybrid"],
    synced: true,
    createdAt: 1,
    ...fields,
  };
}
