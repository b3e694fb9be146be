/**
 * Looks whether there is anything to do in a round, before a server is composed for it.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import { TURN } from "../rounds/hourly_turn.ts";
import type { StoreConfig } from "../setting/store_setting.ts";
import { isAnythingDue } from "../storage/kv/kv_due.ts";
import { openKv } from "./open_kv.ts";

/** Whether there may be; where nobody can say, whoever makes the round says why. Never rejects. */
export async function mayBeDue(storage: StoreConfig, clock: Clock): Promise<boolean> {
  if (storage.kind !== "kv") return true;
  let kv: Deno.Kv | undefined;
  try {
    kv = await openKv(storage);
    return await isAnythingDue({ kv, clock, turn: TURN });
  } catch {
    return true;
  } finally {
    kv?.close();
  }
}
