import { deepEqual, equal, rejects } from "node:assert/strict";
import { kept } from "../../../server/chat/keep.ts";
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
