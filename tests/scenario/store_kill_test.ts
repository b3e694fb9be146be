/**
 * The server is killed in the middle of its work, again and again, and nothing that was acknowledged
 * is lost, doubled or moved.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { Store } from "../../server/storage/store.ts";
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";
import { type DataDir, dataDir } from "../helper/data_dir.ts";
import { TEST_STORE } from "../helper/test_store.ts";

const KILLS = 10;

/** What a run of the writer had acknowledged: ids by room and sequence, as `room seq`. */
type Acknowledged = Map<string, string>;

Deno.test("a store that is killed while it writes keeps all it acknowledged", async () => {
  using dir = dataDir();
  const acknowledged: Acknowledged = new Map();
  const epochs = new Map<RoomId, string>();
  for (let kill = 0; kill < KILLS; kill++) {
    await writeUntilKilled(dir, { run: `run${kill}`, acks: 20 + kill * 97, acknowledged });
    const store = await dir.open();
    await check(store, { acknowledged, epochs });
    await store.close();
  }
});

/** Starts the writer with the rights the server has, and kills it after about so many acks. */
async function writeUntilKilled(
  dir: DataDir,
  { run, acks, acknowledged }: { run: string; acks: number; acknowledged: Acknowledged },
): Promise<void> {
  const app = fileURLToPath(new URL("../../", import.meta.url));
  const writer = fileURLToPath(new URL("../helper/store_writer.ts", import.meta.url));
  const rights = [`--allow-read=${app},${dir.path}`, `--allow-write=${dir.path}`];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", ...rights, writer, dir.path, run, TEST_STORE],
    stdout: "piped",
  }).spawn();
  let count = 0;
  let unfinished = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    const lines = (unfinished + chunk).split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) {
      const [room, seq, id] = line.split(" ");
      equal(acknowledged.has(`${room} ${seq}`), false, `${room} ${seq} was given twice`);
      acknowledged.set(`${room} ${seq}`, id ?? "");
    }
    if (count < acks && count + lines.length >= acks) child.kill("SIGKILL");
    count += lines.length;
  }
  equal((await child.status).signal, "SIGKILL");
}

async function check(
  store: Store,
  { acknowledged, epochs }: { acknowledged: Acknowledged; epochs: Map<RoomId, string> },
): Promise<void> {
  const kept = new Map<string, string>();
  for (const { room, epoch } of await store.rooms({ limit: 9 })) {
    equal(epoch, epochs.get(room) ?? epoch);
    epochs.set(room, epoch);
    const messages = await allOf(store, room);
    deepEqual(messages.map(({ seq }) => seq), messages.map((_, index) => index + 1));
    equal(new Set(messages.map(({ id }) => id)).size, messages.length);
    checkOrder(messages);
    for (const { seq, id } of messages) kept.set(`${room} ${seq}`, id);
  }
  for (const [place, id] of acknowledged) equal(kept.get(place), id, `${id} is not at ${place}`);
}

/** Each message has its own text, and those of one publisher are in the order it sent them. */
function checkOrder(messages: readonly ChatMessage[]): void {
  const last = new Map<string, number>();
  for (const { id, text } of messages) {
    equal(text, `text of ${id}`);
    const [run, publisher, n] = id.split("-");
    const before = last.get(`${run}-${publisher}`) ?? -1;
    equal(Number(n), before + 1, `${id} does not follow the one before it`);
    last.set(`${run}-${publisher}`, Number(n));
  }
}

async function allOf(store: Store, room: RoomId): Promise<readonly ChatMessage[]> {
  const all: ChatMessage[] = [];
  for (let more = true; more;) {
    const page = await store.page({ room, after: all.at(-1)?.seq ?? 0, limit: 1_000 });
    all.push(...page.messages);
    more = page.more;
  }
  return all;
}
