/**
 * Tasks explain themselves, and do nothing when they are called in another way than they expect.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { openKeyring } from "../../../server/chat/token/key_file.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { runTask } from "../../helper/task.ts";

Deno.test("a task that is asked for help says how it is called, and does nothing", async () => {
  using dir = dataDir();
  const { keys } = await openKeyring(dir.path, random);
  const tasks = ["archive", "backup", "login_link", "restore", "rotate_keys"];
  const ends = await Promise.all(
    tasks.map((task) => runTask(`${task}.ts`, { DATA_DIR: dir.path }, ["--help"])),
  );
  for (const { code, text } of ends) {
    equal(code, 0);
    match(text, /^Usage: deno task /);
  }
  deepEqual(dir.names(), ["keys.json"]);
  deepEqual((await openKeyring(dir.path, random)).keys, keys);
});

Deno.test("a task names the argument it does not know, and does nothing", async () => {
  using dir = dataDir();
  const { keys } = await openKeyring(dir.path, random);
  const calls = [
    ["rotate_keys.ts", ["now"], "now"],
    ["login_link.ts", ["me"], "me"],
    ["backup.ts", ["--to", "a"], "--to"],
  ] as const;
  for (const [script, args, unknown] of calls) {
    const { code, text } = await runTask(script, { DATA_DIR: dir.path }, args);
    equal(code, 1);
    equal(text.split("\n")[0], `Cannot use the argument "${unknown}".`);
  }
  deepEqual(dir.names(), ["keys.json"]);
  deepEqual((await openKeyring(dir.path, random)).keys, keys);
});
