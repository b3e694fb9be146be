/**
 * A task asks the server of its settings, in the name of whoever has the keys.
 *
 * @module
 */
import { equal, rejects } from "node:assert/strict";
import { askServer } from "../../../server/task/ask_server.ts";
import { openKeyring } from "../../../server/chat/token/key_file.ts";
import { openKvKeyring } from "../../../server/chat/token/kv_keyring.ts";
import { systemClock } from "../../../server/messaging/mod.ts";
import { isTaskToken } from "../../../server/chat/token/task_token.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { KvConnectServer } from "../../helper/kv_connect/kv_connect_server.ts";
import { freePort } from "../../helper/started.ts";

const ASKED = {
  storage: { kind: "sqlite" },
  host: "127.0.0.1",
  publicUrl: "https://talk.example",
} as const;

Deno.test("a task brings a token that the keys of the data folder signed", async () => {
  using dir = dataDir();
  const keyring = await openKeyring(dir.path, random);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ headers }) => {
    const [, token = ""] = (headers.get("authorization") ?? "").split(" ");
    return new Response(String(isTaskToken(token, { keyring, now: Date.now() })));
  });
  // Whoever listens everywhere is reached on the machine itself.
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    const asked = { ...ASKED, dataDir: dir.path, host, port: server.addr.port };
    const body = await askServer(asked, "/");
    equal(await new Response(body).text(), "true");
  }
  await server.shutdown();
});

Deno.test("a task is told when nothing answers, and when something refuses", async () => {
  using dir = dataDir();
  const asked = { ...ASKED, dataDir: dir.path, port: Number(freePort()) };
  equal(await askServer(asked, "/"), undefined);
  const statuses = [401, 400, 400];
  const bodies = ["why", "why", JSON.stringify({ code: "invalid-body", message: "because" })];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(bodies.shift(), { status: statuses.shift() ?? 500 }),
  );
  const there = { ...asked, port: server.addr.port };
  await rejects(
    askServer(there, "/"),
    /does not know the keys in ".*"\. HOST, PORT and DATA_DIR must be/,
  );
  await rejects(askServer(there, "/"), { message: "The server refused (400): why" });
  await rejects(askServer(there, "/"), { message: "The server refused (400): because" });
  await server.shutdown();
});

Deno.test("a task asks the public address where the data is in a KV elsewhere, with the keys of that", async () => {
  await using kv = new KvConnectServer();
  const tokenName = "DENO_KV_ACCESS_TOKEN";
  const before = Deno.env.get(tokenName);
  Deno.env.set(tokenName, kv.token);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const opened = await Deno.openKv(kv.url);
    const keyring = await openKvKeyring({ kv: opened, clock: systemClock, random });
    opened.close();
    const [, token = ""] = (request.headers.get("authorization") ?? "").split(" ");
    return new Response(String(isTaskToken(token, { keyring, now: Date.now() })));
  });
  const publicUrl = `http://127.0.0.1:${server.addr.port}`;
  const storage = { kind: "kv", at: "url", url: kv.url } as const;
  const asked = { ...ASKED, storage, publicUrl, dataDir: "", port: Number(freePort()) };
  equal(await new Response(await askServer(asked, "/")).text(), "true");
  await server.shutdown();
  if (before === undefined) Deno.env.delete(tokenName);
  else Deno.env.set(tokenName, before);
});
