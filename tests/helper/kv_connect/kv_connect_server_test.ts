/**
 * Deno's own client finds a database as it should be.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { KvConnectServer } from "./kv_connect_server.ts";

async function withKv(body: (kv: Deno.Kv, server: KvConnectServer) => Promise<void>) {
  await using server = new KvConnectServer();
  Deno.env.set("DENO_KV_ACCESS_TOKEN", server.token);
  const kv = await Deno.openKv(server.url);
  try {
    await body(kv, server);
  } finally {
    kv.close();
    Deno.env.delete("DENO_KV_ACCESS_TOKEN");
  }
}

Deno.test("what is written is read, listed both ways, and gone when it is deleted", () =>
  withKv(async (kv) => {
    for (const number of [3, 1, 2]) await kv.set(["a", number], { number });
    await kv.set(["b", 1], "other");
    const keys = async (reverse: boolean) =>
      (await Array.fromAsync(kv.list({ prefix: ["a"] }, { reverse }))).map(({ key }) => key[1]);
    deepEqual(await keys(false), [1, 2, 3]);
    deepEqual(await keys(true), [3, 2, 1]);
    await kv.delete(["a", 2]);
    deepEqual(await keys(false), [1, 3]);
    deepEqual((await kv.get(["a", 3])).value, { number: 3 });
    equal((await kv.get(["a", 2])).versionstamp, null);
  }));

Deno.test("a commit whose check fails changes nothing", () =>
  withKv(async (kv) => {
    const { versionstamp } = await kv.set(["a"], 1);
    const stale = await kv.atomic().check({ key: ["a"], versionstamp: null }).set(["a"], 2)
      .commit();
    equal(stale.ok, false);
    const good = await kv.atomic().check({ key: ["a"], versionstamp }).set(["a"], 3).commit();
    equal(good.ok, true);
    equal((await kv.get(["a"])).value, 3);
  }));

Deno.test("a key ends with the versionstamp of its commit", () =>
  withKv(async (kv) => {
    const result = await kv.atomic().set(["log", kv.commitVersionstamp()], "entry").commit();
    const [entry] = await Array.fromAsync(kv.list({ prefix: ["log"] }));
    equal(entry?.key[1], result.ok && result.versionstamp);
    equal(entry?.versionstamp, result.ok && result.versionstamp);
  }));

Deno.test("who watches hears the state and each change", () =>
  withKv(async (kv) => {
    await kv.set(["a"], 1);
    const reader = kv.watch<[number]>([["a"]]).getReader();
    equal((await reader.read()).value?.[0].value, 1);
    await kv.set(["a"], 2);
    equal((await reader.read()).value?.[0].value, 2);
    await reader.cancel();
  }));

Deno.test("what is over a limit is refused", () =>
  withKv(async (kv, server) => {
    server.refusal = { status: 400, text: "over the limit" };
    await rejects(kv.get(["a"]), /over the limit/);
  }));
