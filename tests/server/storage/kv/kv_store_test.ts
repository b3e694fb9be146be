/**
 * The store in Deno KV keeps the promises of every store.
 *
 * @module
 */
import { openKvStore } from "../../../../server/storage/kv/kv_store.ts";
import { testStore } from "../../../contract/store_contract.ts";
import { risingClock } from "../../../helper/rising_clock.ts";
import { countingBytes } from "../../../helper/new_message.ts";

/** As keys are bounded to 2 KiB, and hold several texts. */
const MAX_TEXT = 400;

testStore("kv store", async () => {
  const kv = await Deno.openKv(":memory:");
  const store = await openKvStore({ kv, clock: risingClock(), random: countingBytes() });
  const closeStore = store.close.bind(store);
  let closed: Promise<void> | undefined;
  store.close = () => closed ??= closeStore().then(() => kv.close());
  return store;
}, { maxText: MAX_TEXT });
