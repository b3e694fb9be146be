import { deepEqual, equal, rejects } from "node:assert/strict";
import { kept, storeRefusal } from "../../../server/chat/keep.ts";
import { StoreError } from "../../../server/storage/store.ts";
import type { Refused } from "../../../shared/refusal.ts";
import { refusedAs } from "../../helper/chat.ts";

Deno.test("what the store keeps is answered as the store answers", async () => {
  equal(await kept(Promise.resolve("answer"), () => {}), "answer");
});

Deno.test("what the store could not keep is reported, and refused to be sent again", async () => {
  const faults: StoreError[] = [];
  const fault = new StoreError("full", "Cannot append: no space left");
  await rejects(
    kept(Promise.reject(fault), (error) => faults.push(error)),
    (error) => refusedAs("not-stored")(error) && (error as Refused).refusal.retryAfterMs === 2_000,
  );
  deepEqual(faults, [fault]);
});

Deno.test("a fault that is not the store's is thrown on", async () => {
  const fault = new TypeError("ours");
  await rejects(kept(Promise.reject(fault), () => {}), (error) => error === fault);
});

Deno.test("what the store could not answer is reported, and told as something to ask again", () => {
  const faults: StoreError[] = [];
  const report = (fault: StoreError) => faults.push(fault);
  const fault = new StoreError("failed", "Cannot use Deno KV: secret of the log");
  const refusal = storeRefusal(fault, report);
  deepEqual([refusal?.code, refusal?.retryAfterMs, faults], ["not-stored", 2_000, [fault]]);
  equal(refusal?.message.includes("secret"), false);
  equal(storeRefusal(new TypeError("ours"), report), undefined);
  equal(faults.length, 1);
});
