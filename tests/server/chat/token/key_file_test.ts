import { deepEqual, equal, match, notDeepEqual, rejects } from "node:assert/strict";
import { join } from "node:path";
import { KEY_FILE_LOOK_MS, openKeyring } from "../../../../server/chat/token/key_file.ts";
import type { Keyring } from "../../../../server/chat/token/keyring.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { random } from "../../../helper/chat.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const modeOf = async (path: string) => ((await Deno.stat(path)).mode ?? 0) & 0o777;
const namesIn = (folder: string) => Array.from(Deno.readDirSync(folder), ({ name }) => name);
const contentOf = ({ keys, pseudonymSecret }: Keyring) => ({ keys, pseudonymSecret });

Deno.test("keys are made once, in a folder and a file only their owner may read", async () => {
  await inFolder(async (folder) => {
    const dataDir = join(folder, "deep", "data");
    const made = await openKeyring(dataDir, random);
    deepEqual(contentOf(await openKeyring(dataDir, random)), contentOf(made));
    equal(await modeOf(dataDir), 0o700);
    equal(await modeOf(join(dataDir, "keys.json")), 0o600);
  });
});

Deno.test("keys made by several at once are the same for all, and nothing else stays behind", async () => {
  await inFolder(async (folder) => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openKeyring(folder, random)));
    for (const keyring of all.map(contentOf)) {
      deepEqual(keyring, contentOf(await openKeyring(folder, random)));
    }
    deepEqual(namesIn(folder), ["keys.json"]);
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

Deno.test("rotated keys are in the file, which only its owner may read, and nothing else stays behind", async () => {
  await inFolder(async (folder) => {
    const keyring = await openKeyring(folder, random);
    const before = contentOf(keyring);
    await keyring.rotate(random);
    deepEqual(keyring.keys.slice(1), before.keys);
    deepEqual(contentOf(await openKeyring(folder, random)), contentOf(keyring));
    equal(await modeOf(join(folder, "keys.json")), 0o600);
    deepEqual(namesIn(folder), ["keys.json"]);
  });
});

Deno.test("keys rotated by another process are taken over while the server runs", async () => {
  await inFolder(async (folder) => {
    const clock = new VirtualClock();
    const faults: string[] = [];
    const served = await openKeyring(folder, random);
    const stop = served.follow({ clock, report: ({ message }) => faults.push(message) });
    const other = await openKeyring(folder, random);
    for (let n = 0; n < 2; n++) {
      await other.rotate(random);
      notDeepEqual(contentOf(served), contentOf(other));
      clock.advance(KEY_FILE_LOOK_MS);
      // The look has begun; the next one waits for it.
      while (clock.pending === 0) await Deno.stat(folder);
      deepEqual(contentOf(served), contentOf(other));
    }
    await stop();
    equal(clock.pending, 0);
    deepEqual(faults, []);
  });
});

Deno.test("a file that is damaged or gone is reported once, and the keys stay until it is whole again", async () => {
  await inFolder(async (folder) => {
    const clock = new VirtualClock();
    const faults: string[] = [];
    const keyring = await openKeyring(folder, random);
    const stop = keyring.follow({ clock, report: ({ message }) => faults.push(message) });
    const look = async () => {
      clock.advance(KEY_FILE_LOOK_MS);
      while (clock.pending === 0) await Deno.stat(folder);
    };
    const path = join(folder, "keys.json");
    const [text, before] = [await Deno.readTextFile(path), contentOf(keyring)];
    await Deno.writeTextFile(path, text.slice(0, 20));
    await look();
    await look();
    await Deno.remove(path);
    await look();
    deepEqual(contentOf(keyring), before);
    equal(faults.length, 2);
    match(faults[0] ?? "", /damaged/);
    match(faults[1] ?? "", /no ".*keys\.json" any more/);
    await Deno.writeTextFile(path, text);
    await look();
    equal(faults.length, 2);
    await stop();
  });
});

Deno.test("whoever stops following waits for a look that has begun", async () => {
  await inFolder(async (folder) => {
    const clock = new VirtualClock();
    const keyring = await openKeyring(folder, random);
    const stop = keyring.follow({ clock, report: () => {} });
    clock.advance(KEY_FILE_LOOK_MS);
    await stop();
    equal(clock.pending, 0);
  });
});
