/**
 * The command an operator types, as a process: it starts, stops, and says what is wrong.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { dataDir } from "../helper/data_dir.ts";

const START = fileURLToPath(new URL("../../server/start.ts", import.meta.url));

/** A running `deno task start`. */
class Started implements AsyncDisposable {
  readonly port: number;
  readonly #child: Deno.ChildProcess;
  readonly #output: Promise<string>;

  constructor(env: Record<string, string>, args: readonly string[] = []) {
    this.port = Number(env["PORT"] ?? 8080);
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", START, ...args],
      env,
      stdin: "null",
      stdout: "piped",
    }).spawn();
    this.#output = new Response(this.#child.stdout).text();
  }

  /** Resolves once the server answers; rejects when it has ended instead. */
  async ready(): Promise<void> {
    let ended = false;
    this.#child.status.then(() => ended = true);
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok) return;
      if (ended) throw new Error(`The server ended before it was ready:\n${await this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  async ended(): Promise<{ readonly code: number; readonly output: string }> {
    const { code } = await this.#child.status;
    return { code, output: await this.#output };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGTERM");
    } catch {
      // It has ended already.
    }
    await this.ended();
  }
}

function freePort(): string {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return String(listener.addr.port);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`start serves, and ends with 0 after ${signal}`, async () => {
    using folder = dataDir();
    await using server = new Started({ PORT: freePort(), DATA_DIR: folder.path });
    await server.ready();
    const tag = await fetch(`http://127.0.0.1:${server.port}/small-talk.js`);
    match(tag.headers.get("content-type") ?? "", /^text\/javascript/);
    await tag.body?.cancel();
    const reader = await fetch(`http://127.0.0.1:${server.port}/api/reader`, { method: "POST" });
    equal(typeof (await reader.json()).token, "string");

    server.kill(signal);
    const { code, output } = await server.ended();
    equal(code, 0, output);
    match(output, new RegExp(`^smallTalk is ready at http://localhost:${server.port}\n`));
    match(output, /<script async src="http:\/\/localhost:\d+\/small-talk\.js"><\/script>/);
    match(output, /This link works once:\n {2}http:\/\/localhost:\d+\/console#link=/);
    match(output, new RegExp(`info {2}stopping signal=${signal}\n.*info {2}stopped\n$`));
  });
}

Deno.test("start keeps the keys and the data where only their owner can read them", async () => {
  using folder = dataDir();
  const data = `${folder.path}/made/by/start`;
  await using server = new Started({ PORT: freePort(), DATA_DIR: data });
  await server.ready();
  for (const name of ["keys.json", "smalltalk.db"]) {
    const { mode } = await Deno.stat(`${data}/${name}`);
    equal((mode ?? 0) & 0o777, 0o600, name);
  }
});

Deno.test("start names every malformed setting at once and ends with 1", async () => {
  const env = { PORT: "http", PUBLIC_URL: "talk.example", OWNER_PASSWORD: "canary", DEMO: "no" };
  const { code, output } = await new Started(env).ended();
  equal(code, 1);
  deepEqual(output.match(/(?<= as )[A-Z_]+/g), ["PORT", "PUBLIC_URL", "OWNER_PASSWORD", "DEMO"]);
  equal(output.includes("canary"), false);
});

Deno.test("start says which port is in use and ends with 1", async () => {
  using folder = dataDir();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const { code, output } = await new Started({ PORT: String(port), DATA_DIR: folder.path }).ended();
  equal(code, 1);
  equal(
    output,
    `Cannot listen on 127.0.0.1:${port}: the port is in use. ` +
      "Stop the other program, or set PORT to a free port.\n",
  );
});

Deno.test("start refuses a data folder that another server has open", async () => {
  using folder = dataDir();
  await using first = new Started({ PORT: freePort(), DATA_DIR: folder.path });
  await first.ready();
  const { code, output } = await new Started({ PORT: freePort(), DATA_DIR: folder.path }).ended();
  equal(code, 1);
  match(output, /^Cannot open ".*smalltalk\.db": another process has it open.*\n$/);
});

Deno.test("start says when the data folder cannot be written and ends with 1", async () => {
  using folder = dataDir();
  const file = `${folder.path}/file`;
  await Deno.writeTextFile(file, "");
  const { code, output } = await new Started({ PORT: freePort(), DATA_DIR: `${file}/data` })
    .ended();
  equal(code, 1);
  match(output, /^Cannot .*file\/data.*\n$/);
});

Deno.test("start --help shows every setting and starts nothing", async () => {
  const { code, output } = await new Started({}, ["--help"]).ended();
  equal(code, 0);
  match(output, /^Usage: deno task start\n[\s\S]*PORT[\s\S]*ALLOWED_ORIGINS[\s\S]*DEMO/);
});
