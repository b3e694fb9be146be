import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { walk } from "../../../demo/walk/walk.ts";
import { freePort } from "../../../demo/walk/child_server.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { sourceTree } from "../../helper/source_tree.ts";

const PROGRAM = fileURLToPath(new URL("../../../demo/walk/main.ts", import.meta.url));
const LIAR = fileURLToPath(new URL("../../helper/lying_program.ts", import.meta.url));
const LEAK = fileURLToPath(new URL("../../helper/leaking_program.ts", import.meta.url));

Deno.test("the walk ends with 0 when everything is as the contract says", async () => {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", PROGRAM],
    stdin: "null",
  }).output();
  const told = new TextDecoder().decode(stdout);
  assert.equal(code, 0, told);
  assert.match(told, /\nAll was as the contract says: \d+ observations in [\d.]+ s\.\n$/);
});

Deno.test("the walk ends at the first wrong answer, and says which", async () => {
  const lines: string[] = [];
  const options = { port: freePort(), program: LIAR, write: (line: string) => lines.push(line) };
  assert.equal(await walk(options), false);
  assert.match(lines.at(-2) ?? "", /^ {3}✗ the room is empty.*\n.*expected: \[0,.*\n.*came: +\[7,/);
  assert.match(lines.at(-1) ?? "", /^\nThe walk ended in "1. Rooms and whispers", at: the room is/);
});

Deno.test("the walk hears a whisper that is told to the room", async () => {
  const lines: string[] = [];
  const options = { port: freePort(), program: LEAK, write: (line: string) => lines.push(line) };
  assert.equal(await walk(options), false);
  assert.match(
    lines.at(-2) ?? "",
    /^ {3}✗ no page, list or event of the other reader's knows of it/,
  );
});

Deno.test("a walk that is stopped takes its server and its folder along", async () => {
  using folder = dataDir();
  const port = freePort();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", PROGRAM],
    env: { PORT: String(port), TMPDIR: folder.path },
    stdin: "null",
    stdout: "piped",
  }).spawn();
  let told = "";
  for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
    told += text;
    if (told.includes("\n1. ") && !told.includes("stopped")) child.kill("SIGINT");
  }
  assert.equal((await child.status).code, 1);
  assert.match(told, /✗ It was stopped by SIGINT\./);
  assert.deepEqual(Array.from(Deno.readDirSync(folder.path)), []);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`), TypeError);
});

Deno.test("the walk uses no code of smallTalk's but the types of the wire", async () => {
  const files = (await sourceTree()).filter(({ path }) => path.startsWith("demo/walk/"));
  assert.ok(files.length > 5);
  for (const { path, code } of files) {
    for (const [statement] of code.matchAll(/^(?:import|export)\s[^;]*\bfrom\s+"[^"]+";/gm)) {
      if (!statement.includes("/shared/")) continue;
      assert.match(statement, /^import type /, path);
    }
  }
});
