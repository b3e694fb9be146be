import { deepEqual, equal, rejects } from "node:assert/strict";
import { join } from "node:path";
import { openKeyring } from "../../../server/chat/key_file.ts";
import { random } from "../../helper/chat.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const modeOf = async (path: string) => ((await Deno.stat(path)).mode ?? 0) & 0o777;

Deno.test("keys are made once, in a folder and a file only their owner may read", async () => {
  await inFolder(async (folder) => {
    const dataDir = join(folder, "deep", "data");
    const made = await openKeyring(dataDir, random);
    deepEqual(await openKeyring(dataDir, random), made);
    equal(await modeOf(dataDir), 0o700);
    equal(await modeOf(join(dataDir, "keys.json")), 0o600);
  });
});

Deno.test("keys made by several at once are the same for all, and nothing else stays behind", async () => {
  await inFolder(async (folder) => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openKeyring(folder, random)));
    for (const keyring of all) deepEqual(keyring, all[0]);
    deepEqual(Array.from(Deno.readDirSync(folder), ({ name }) => name), ["keys.json"]);
  });
});

Deno.test("damaged keys are told, not replaced", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "keys.json");
    await Deno.writeTextFile(path, "{}");
    await rejects(openKeyring(folder, random), /Cannot use the keys in ".*keys\.json": .*damaged/);
    equal(await Deno.readTextFile(path), "{}");
  });
});

Deno.test("a folder that cannot be made is told", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "file"), "");
    await rejects(openKeyring(join(folder, "file", "data"), random), /Cannot use the keys in/);
  });
});
