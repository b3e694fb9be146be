/**
 * A task asks the server of its settings, in the name of whoever has the keys.
 *
 * @module
 */
import { equal, rejects } from "node:assert/strict";
import { askServer } from "../../../server/task/ask_server.ts";
import { openKeyring } from "../../../server/chat/token/key_file.ts";
import { isTaskToken } from "../../../server/chat/token/task_token.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { freePort } from "../../helper/started.ts";

Deno.test("a task brings a token that the keys of the data folder signed", async () => {
  using dir = dataDir();
  const keyring = await openKeyring(dir.path, random);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ headers }) => {
    const [, token = ""] = (headers.get("authorization") ?? "").split(" ");
    return new Response(String(isTaskToken(token, { keyring, now: Date.now() })));
  });
  // Whoever listens everywhere is reached on the machine itself.
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    const body = await askServer({ dataDir: dir.path, host, port: server.addr.port }, "/");
    equal(await new Response(body).text(), "true");
  }
  await server.shutdown();
});

Deno.test("a task is told when nothing answers, and when something refuses", async () => {
  using dir = dataDir();
  const asked = { dataDir: dir.path, host: "127.0.0.1", port: Number(freePort()) };
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
