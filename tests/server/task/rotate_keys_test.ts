import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { openKeyring } from "../../../server/chat/token/key_file.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { runTask } from "../../helper/task.ts";
import { random } from "../../helper/chat.ts";

const run = (env: Readonly<Record<string, string>>) => runTask("rotate_keys.ts", env);

Deno.test("rotate-keys puts a new key first, and says whose tokens end", async () => {
  using folder = dataDir();
  const { keys: [first] } = await openKeyring(folder.path, random);
  const once = await run({ DATA_DIR: folder.path });
  equal(once.code, 0, once.text);
  match(once.text, /within 5 seconds/);
  doesNotMatch(once.text, /strangers/);
  const { keys } = await openKeyring(folder.path, random);
  deepEqual(keys[1], first);
  const twice = await run({ DATA_DIR: folder.path });
  match(twice.text, /strangers/);
  const { keys: last } = await openKeyring(folder.path, random);
  deepEqual(last.map(({ id }) => id).slice(1), [keys[0].id]);
});

Deno.test("rotate-keys makes no data folder of its own, and replaces no damaged keys", async () => {
  using folder = dataDir();
  const { code, text } = await run({ DATA_DIR: `${folder.path}/none` });
  equal(code, 1);
  match(text, /^Cannot change the keys: there is no folder ".*none"\. Start the server once/);
  Deno.writeTextFileSync(`${folder.path}/keys.json`, "{}");
  const damaged = await run({ DATA_DIR: folder.path });
  equal(damaged.code, 1);
  match(damaged.text, /^Cannot use the keys in ".*keys\.json": the file is damaged/);
  equal(Deno.readTextFileSync(`${folder.path}/keys.json`), "{}");
});
