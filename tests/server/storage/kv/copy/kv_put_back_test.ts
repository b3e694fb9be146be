/**
 * What is put back into a Deno KV is all there, or nobody takes it for whole.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { copyKv, type KeptEntry } from "../../../../../server/storage/kv/copy/kv_copy.ts";
import { putBackKv } from "../../../../../server/storage/kv/copy/kv_put_back.ts";
import { checkFormat } from "../../../../../server/storage/kv/format.ts";

async function withKv(body: (kv: Deno.Kv) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await body(kv);
  } finally {
    kv.close();
  }
}

const ENTRIES: readonly KeptEntry[] = [
  { key: ["format"], value: 1 },
  { key: ["a", "octets"], value: new Uint8Array([1, 2, 3]) },
  ...Array.from({ length: 1_100 }, (_, n) => ({ key: ["a", n], value: "x".repeat(n) })),
  ...Array.from({ length: 20 }, (_, n) => ({ key: ["b", n], value: "y".repeat(60_000) })),
];

async function* partsOf(entries: readonly KeptEntry[]) {
  const sized = entries.map((entry) => [entry, JSON.stringify(entry.value).length] as const);
  yield sized.slice(0, 600);
  await Promise.resolve();
  yield sized.slice(600);
}

Deno.test("all of a backup is put back, in as many commits as it takes, and nothing else is there", () =>
  withKv(async (kv) => {
    await kv.set(["keyring"], "of a server that looked in");
    for (let n = 0; n < 700; n++) await kv.set(["bus", n], n);
    equal(await putBackKv(kv, partsOf(ENTRIES)), ENTRIES.length);
    const kept: KeptEntry[] = [];
    await copyKv(kv, (_, entries) => Promise.resolve(void kept.push(...entries)));
    const order = (entries: readonly KeptEntry[]) =>
      entries.toSorted((a, b) => JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1);
    deepEqual(order(kept), order(ENTRIES));
    equal((await Array.fromAsync(kv.list({ prefix: ["bus"] }))).length, 0);
    await checkFormat(kv);
  }));

Deno.test("while a backup is put back no server starts on it, and after one that broke off neither", () =>
  withKv(async (kv) => {
    async function* broken() {
      yield* partsOf(ENTRIES.slice(0, 700));
      await rejects(checkFormat(kv), { code: "failed", message: /a backup is being put there/ });
      throw new Error("the network is down");
    }
    await rejects(putBackKv(kv, broken()), /network/);
    await rejects(checkFormat(kv), /run deno task restore again/);
    await putBackKv(kv, partsOf(ENTRIES));
    await checkFormat(kv);
  }));
