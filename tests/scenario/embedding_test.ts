import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@stomp/stompjs";
import { withProgram } from "../helper/program.ts";

const ROOT = new URL("../../", import.meta.url);

/** The first program of the STOMP server's README, with `mod` in place of "./mod.ts". */
async function firstProgram(mod: string): Promise<string> {
  const readme = await Deno.readTextFile(new URL("server/messaging/README.md", ROOT));
  const [, program = ""] = /^```ts ignore\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  assert.match(program, /new StompServer/);
  return program.replace('"./mod.ts"', JSON.stringify(mod));
}

async function withEmptyFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "embedding-")));
  try {
    await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What `deno` in a folder knows: nothing of this project, no settings, no lock, no cache. */
function alone(folder: string, ...args: readonly string[]) {
  return { args, cwd: folder, env: { DENO_DIR: join(folder, "cache") } };
}

async function succeeds({ args, ...options }: ReturnType<typeof alone>): Promise<void> {
  const command = new Deno.Command(Deno.execPath(), { args: [...args], ...options });
  const { success, stderr } = await command.output();
  assert.ok(success, new TextDecoder().decode(stderr));
}

/** Runs a program, on a free port though it does not say so, and talks to it. */
async function answers({ env, ...options }: ReturnType<typeof alone>): Promise<void> {
  const address = { DENO_SERVE_ADDRESS: "tcp:127.0.0.1:0" };
  await withProgram({ ...options, env: { ...env, ...address } }, async (port) => {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal(await response.text(), "Not STOMP\n");
    assert.deepEqual(await greeted(port), { content: "Hello, world!" });
  });
}

/** What a client hears on `/topic/greetings` after it has said hello. */
async function greeted(port: number): Promise<unknown> {
  const heard = Promise.withResolvers<unknown>();
  const client = new Client({
    brokerURL: `ws://127.0.0.1:${port}/stomp`,
    reconnectDelay: 0,
    onStompError: ({ headers }) => heard.reject(new Error(headers["message"])),
    onWebSocketClose: () => heard.reject(new Error("The connection was closed")),
    onConnect: () => {
      client.subscribe("/topic/greetings", ({ body }) => heard.resolve(JSON.parse(body)));
      client.publish({ destination: "/app/hello/world" });
    },
  });
  client.activate();
  try {
    return await heard.promise;
  } finally {
    await client.deactivate();
  }
}

Deno.test("two folders copied into an empty one are a STOMP server, types and all", async () => {
  await withEmptyFolder(async (folder) => {
    await mkdir(join(folder, "server"));
    for (const part of ["server/messaging", "shared"]) {
      await cp(fileURLToPath(new URL(part, ROOT)), join(folder, part), {
        recursive: true,
        filter: (path) => !path.endsWith("deno.json"),
      });
    }
    await writeFile(join(folder, "main.ts"), await firstProgram("./server/messaging/mod.ts"));
    await succeeds(alone(folder, "check", "main.ts"));
    await answers(alone(folder, "run", "--no-prompt", "--allow-net=127.0.0.1", "main.ts"));
  });
});

Deno.test("an import by URL is a STOMP server, types and all", async () => {
  // As a host of plain files answers: what a file is, its name says.
  const files = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async ({ url }) => {
      const { pathname } = new URL(url);
      if (!/^\/(?:server\/messaging|shared)\/[\w/]+\.ts$/.test(pathname)) {
        return new Response(null, { status: 404 });
      }
      const text = await Deno.readTextFile(new URL(`.${pathname}`, ROOT));
      return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
    },
  );
  const host = `127.0.0.1:${files.addr.port}`;
  try {
    await withEmptyFolder(async (folder) => {
      const program = await firstProgram(`http://${host}/server/messaging/mod.ts`);
      await writeFile(join(folder, "main.ts"), program);
      const flags = ["--no-config", "--no-lock", `--allow-import=${host}`];
      await succeeds(alone(folder, "check", "--all", ...flags, "main.ts"));
      await answers(
        alone(folder, "run", ...flags, "--no-prompt", "--allow-net=127.0.0.1", "main.ts"),
      );
    });
  } finally {
    await files.shutdown();
  }
});
