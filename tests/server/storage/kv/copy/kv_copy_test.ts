/**
 * A copy of a Deno KV is of one moment, whoever writes while it is made.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { copyKv, type KeptEntry } from "../../../../../server/storage/kv/copy/kv_copy.ts";

async function withKv(body: (kv: Deno.Kv) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await body(kv);
  } finally {
    kv.close();
  }
}

/** Writes the same number to two partitions at once. */
async function write(kv: Deno.Kv, count: number): Promise<void> {
  const operation = kv.atomic();
  for (const partition of ["a", "z"]) {
    operation.set([partition, "count"], count).set([partition, "guard"], {
      logged: 0,
      by: `${count}`,
    });
  }
  await operation.commit();
}

/** The same KV, at which something happens before each partition is listed. */
function listing(kv: Deno.Kv, before: () => Promise<void>): Deno.Kv {
  return new Proxy(kv, {
    get(target, name) {
      if (name !== "list") {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async function* (...args: Parameters<Deno.Kv["list"]>) {
        if ("prefix" in args[0]) await before();
        yield* target.list(...args);
      };
    },
  });
}

async function copied(kv: Deno.Kv): Promise<ReadonlyMap<string, readonly KeptEntry[]>> {
  const parts = new Map<string, readonly KeptEntry[]>();
  const count = await copyKv(kv, (partition, entries) => {
    parts.set(partition, entries);
    return Promise.resolve();
  });
  equal(count, [...parts.values()].flat().length);
  return parts;
}

Deno.test("a copy has everything but what instances say to each other", () =>
  withKv(async (kv) => {
    const value = { text: "ü", octets: new Uint8Array([1, 2]) };
    await kv.set(["format"], 1);
    await kv.set(["keyring"], "keys");
    await kv.set(["a", "guard"], { logged: 1, by: "one.1" });
    await kv.set(["a", "thing", 1], value);
    await kv.set(["a", "log", "0001"], {});
    await kv.set(["a b/c", "thing"], 2);
    await kv.set(["bus", "head"], 1);
    for (let n = 0; n < 1_200; n++) await kv.set(["many", n], n);
    const parts = await copied(kv);
    deepEqual([...parts.keys()], ["a", "a b/c", "format", "keyring", "many"]);
    deepEqual(parts.get("a")?.map(({ key }) => key.join()), ["a,guard", "a,thing,1"]);
    deepEqual(parts.get("a")?.[1]?.value, value);
    deepEqual(parts.get("keyring"), [{ key: ["keyring"], value: "keys" }]);
    equal(parts.get("many")?.length, 1_200);
  }));

Deno.test("a copy is of one moment, whoever writes to several partitions meanwhile", () =>
  withKv(async (kv) => {
    await write(kv, 0);
    for (const writes of [1, 2, 3, 5]) {
      let count = 0;
      const busy = listing(kv, async () => {
        if (count < writes) await write(kv, ++count);
      });
      const parts = await copied(busy);
      const counts = ["a", "z"].map((name) => parts.get(name)?.[0]?.value);
      deepEqual(counts, [writes, writes]);
    }
  }));

Deno.test("where others write all the time nothing is called a copy", () =>
  withKv(async (kv) => {
    let count = 0;
    await write(kv, 0);
    const busy = listing(kv, () => write(kv, ++count));
    await rejects(copied(busy), /others write all the time\. Try again/);
  }));
