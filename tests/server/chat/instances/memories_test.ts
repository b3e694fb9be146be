import { deepEqual, equal } from "node:assert/strict";
import { Memories } from "../../../../server/chat/instances/memories.ts";
import { StoreError } from "../../../../server/storage/store.ts";

const FAULT = new StoreError("failed", "not today");

Deno.test("all is read again together, and once more if that was asked for meanwhile", async () => {
  const memories = new Memories(() => {});
  let count = 0;
  memories.add(() => Promise.resolve(void count++));
  equal(memories.settled(), undefined);
  const first = memories.refresh();
  equal(memories.settled(), first);
  await Promise.all([first, memories.refresh(), memories.refresh()]);
  deepEqual([count, memories.settled()], [2, undefined]);
});

Deno.test("what could not be read is tried again with what comes, is told once, and keeps nobody waiting", async () => {
  const faults: StoreError[] = [];
  const memories = new Memories((fault) => faults.push(fault));
  let [isDown, count] = [true, 0];
  memories.add(() => Promise.resolve(void count++));
  memories.add(() => isDown ? Promise.reject(FAULT) : Promise.resolve());
  await memories.refresh();
  equal(memories.settled(), undefined);
  await memories.refresh();
  deepEqual([faults, count], [[FAULT], 3]);
  isDown = false;
  equal(memories.settled(), undefined);
  await memories.refresh();
  isDown = true;
  await memories.refresh();
  deepEqual(faults, [FAULT, FAULT]);
});
