import { deepEqual } from "node:assert/strict";
import { kvEndpoints } from "../../../server/setting/kv_endpoints.ts";
import { KvConnectServer } from "../../helper/kv_connect/kv_connect_server.ts";

/** What is found where this is answered to whoever brings the token. */
async function foundIn(metadata: unknown): Promise<readonly string[]> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    ({ headers }) =>
      headers.get("authorization") === "Bearer token"
        ? Response.json(metadata)
        : new Response(null, { status: 401 }),
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  try {
    return await kvEndpoints({ kind: "kv", at: "url", url }, "token");
  } finally {
    await server.shutdown();
  }
}

Deno.test("endpoints of a KV are those its metadata names, each host once", async () => {
  await using kv = new KvConnectServer();
  const own = new URL(kv.url).host;
  deepEqual(await kvEndpoints({ kind: "kv", at: "url", url: kv.url }, kv.token), [own]);
  const urls = ["https://a.example/v3", "https://a.example/other", "https://b.example:8443/v3"];
  const endpoints = urls.map((url) => ({ url, consistency: "strong" }));
  deepEqual(await foundIn({ endpoints }), ["a.example:443", "b.example:8443"]);
});

Deno.test("what is no endpoint opens nothing, nor does a KV that gives no answer", async () => {
  const odd = ["http://a.example", "ftp://b.example", "", 5].map((url) => ({ url }));
  deepEqual((await foundIn({ endpoints: odd })).filter((host) => !/^127/.test(host)), []);
  deepEqual(await foundIn({ endpoints: "https://a.example" }), []);
  deepEqual(await foundIn(null), []);
  const url = "http://127.0.0.1:9/";
  deepEqual(await kvEndpoints({ kind: "kv", at: "url", url }, "token"), []);
  deepEqual(await kvEndpoints({ kind: "sqlite" }, "token"), []);
});
