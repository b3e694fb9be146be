/**
 * Whether a server has to be composed for a round.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { TURN } from "../../../server/rounds/hourly_turn.ts";
import { openKvStore } from "../../../server/storage/kv/kv_store.ts";
import { mayBeDue } from "../../../server/wiring/look_due.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { risingClock } from "../../helper/rising_clock.ts";

Deno.test("it has to where the hour is nobody's yet, and not where it is another's", async () => {
  using folder = dataDir();
  const [clock, path] = [risingClock(), `${folder.path}/kv`];
  const storage = { kind: "kv", at: "file", path } as const;
  equal(await mayBeDue(storage, clock), true);
  const kv = await Deno.openKv(path);
  const store = await openKvStore({ kv, clock, random });
  await store.readers.spend({ nonce: TURN, expiresAt: clock.now() + 1_000_000, now: clock.now() });
  await store.close();
  kv.close();
  equal(await mayBeDue(storage, clock), false);
});

Deno.test("it has to where nobody can say: whoever does it says why", async () => {
  using folder = dataDir();
  const storage = { kind: "kv", at: "file", path: `${folder.path}/none/kv` } as const;
  equal(await mayBeDue(storage, risingClock()), true);
  equal(await mayBeDue({ kind: "memory" }, risingClock()), true);
});
