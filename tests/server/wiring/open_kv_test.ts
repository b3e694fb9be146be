import { equal, match, rejects } from "node:assert/strict";
import { openKv, slownessOf } from "../../../server/wiring/open_kv.ts";

Deno.test("a Deno without KV is told what it lacks", async () => {
  const { openKv: real } = Deno;
  Object.defineProperty(Deno, "openKv", { value: undefined, configurable: true });
  try {
    await rejects(openKv({ kind: "kv", at: "platform" }), (error: Error) => {
      equal(error.name, "StartError");
      match(error.message, /"unstable": \["kv"\]/);
      return true;
    });
  } finally {
    Object.defineProperty(Deno, "openKv", { value: real, configurable: true });
  }
});

Deno.test("a KV that cannot be opened is told with what to do", async () => {
  await rejects(openKv({ kind: "kv", at: "url", url: "http://127.0.0.1:9/" }), {
    name: "StoreError",
    message: /Cannot open Deno KV: .*KV_URL and DENO_KV_ACCESS_TOKEN must be/,
  });
});

Deno.test("where a KV gives no answer it is said what to do, as far as it is one that others look after", () => {
  match(slownessOf({ kind: "kv", at: "platform" }) ?? "", /no answer\. Assign a Deno KV database/);
  match(slownessOf({ kind: "kv", at: "url", url: "http://127.0.0.1:9/" }) ?? "", /KV that runs$/);
  equal(slownessOf({ kind: "kv", at: "file", path: "/x.kv" }), undefined);
  equal(slownessOf({ kind: "sqlite" }), undefined);
});
