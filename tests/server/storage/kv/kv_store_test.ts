/**
 * The store in Deno KV keeps the promises of every store. With `LONG=1` also where each call is a way
 * over the network, which takes a minute: then what is committed may be heard of before it is answered.
 *
 * @module
 */
import { openKvStore } from "../../../../server/storage/kv/kv_store.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { testStore } from "../../../contract/store_contract.ts";
import { KvConnectServer } from "../../../helper/kv_connect/kv_connect_server.ts";
import { countingBytes } from "../../../helper/new_message.ts";
import { risingClock } from "../../../helper/rising_clock.ts";

/** As keys are bounded to 2 KiB, and hold several texts. */
const BOUNDS = { maxText: 400 };

testStore("kv store", async () => await storeOn(await Deno.openKv(":memory:")), BOUNDS);

if (Deno.env.get("LONG") === "1") {
  testStore("kv store over KV Connect", async () => {
    const server = new KvConnectServer();
    Deno.env.set("DENO_KV_ACCESS_TOKEN", server.token);
    return await storeOn(await Deno.openKv(server.url), () => server[Symbol.asyncDispose]());
  }, BOUNDS);
}

/** A store that takes its database with it when it is closed, and does something after that. */
async function storeOn(kv: Deno.Kv, afterwards = () => Promise.resolve()): Promise<Store> {
  const store = await openKvStore({ kv, clock: risingClock(), random: countingBytes() });
  const closeStore = store.close.bind(store);
  let closed: Promise<void> | undefined;
  store.close = () =>
    closed ??= closeStore().then(() => {
      kv.close();
      return afterwards();
    });
  return store;
}
