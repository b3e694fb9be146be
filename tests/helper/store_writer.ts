/**
 * A program for `tests/scenario/store_kill_test.ts`: keeps messages in a data folder
 * as fast as it can until it is killed, and prints each one that was acknowledged.
 *
 * Arguments: the folder, a word that begins the ids of this run, and `kv` to keep them in Deno KV.
 *
 * @module
 */
import { join } from "node:path";
import { openSqliteStore } from "../../server/storage/sqlite/sqlite_store.ts";
import { KV_FILE } from "../../server/setting/store_setting.ts";
import type { Store } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { openKvFile } from "./kv_file.ts";

/** Publishers at once; each sends its next message when the one before is acknowledged. */
const PUBLISHERS = 20;
const ROOMS = ["/first", "/second", "/third"].map((path) => roomId(path));

function open(dataDir: string, kind: string): Promise<Store> {
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  return kind === "kv"
    ? openKvFile(join(dataDir, KV_FILE), random)
    : openSqliteStore({ dataDir, random });
}

async function publish(store: Store, run: string): Promise<void> {
  const encoder = new TextEncoder();
  await Promise.all(Array.from({ length: PUBLISHERS }, async (_, publisher) => {
    const room = ROOMS[publisher % ROOMS.length] ?? roomId("/");
    for (let n = 0;; n++) {
      const id = `${run}-${publisher}-${n}`;
      const from = { kind: "reader", id: `reader-${publisher}`, name: "" } as const;
      const appended = await store.append({ id, room, from, text: `text of ${id}`, at: n });
      if (!("message" in appended)) throw new Error(`Cannot send ${id}: it was sent before`);
      Deno.stdout.writeSync(encoder.encode(`${room} ${appended.message.seq} ${id}\n`));
    }
  }));
}

if (import.meta.main) {
  const [dataDir = "", run = "", kind = ""] = Deno.args;
  await publish(await open(dataDir, kind), run);
}
