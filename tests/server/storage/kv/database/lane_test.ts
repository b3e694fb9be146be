/**
 * What comes while a group is on its way makes the next group.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { Lane, type Waiting } from "../../../../../server/storage/kv/database/lane.ts";

/** A lane whose groups are answered by hand. */
function laneOf(options: { readonly maxCalls?: number; readonly maxWaiting?: number } = {}) {
  const { maxCalls = 10, maxWaiting = 10 } = options;
  const groups: string[][] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const lane = new Lane<string>({
    maxCalls,
    maxWaiting,
    refusal: () => new RangeError("too many"),
    async run(group: readonly Waiting<string>[]) {
      groups.push(group.map(({ work }) => work));
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      for (const { work, resolve } of group) resolve(work.toUpperCase());
    },
  });
  return { lane, groups, gates };
}

/** Lets all go on that needs no more than turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

Deno.test("calls of one moment are one group, and those that come meanwhile the next", async () => {
  const { lane, groups, gates } = laneOf();
  const answers = [lane.add("a"), lane.add("b")];
  await settled();
  answers.push(lane.add("c"));
  await settled();
  deepEqual(groups, [["a", "b"]], "one group at a time");
  gates[0]?.resolve();
  await settled();
  deepEqual(groups, [["a", "b"], ["c"]]);
  gates[1]?.resolve();
  deepEqual(await Promise.all(answers), ["A", "B", "C"]);
});

Deno.test("a group has so many calls at most", async () => {
  const { lane, groups, gates } = laneOf({ maxCalls: 2 });
  const answers = ["a", "b", "c"].map((work) => lane.add(work));
  await settled();
  gates[0]?.resolve();
  await settled();
  gates[1]?.resolve();
  await Promise.all(answers);
  deepEqual(groups, [["a", "b"], ["c"]]);
});

Deno.test("a call too many is refused, and those before it are not", async () => {
  const { lane, gates } = laneOf({ maxWaiting: 1 });
  const first = lane.add("a");
  await rejects(lane.add("b"), /too many/);
  await settled();
  gates[0]?.resolve();
  equal(await first, "A");
});

Deno.test("it is idle when no call waits", async () => {
  const { lane, gates } = laneOf();
  await lane.idle();
  let isIdle = false;
  const answer = lane.add("a");
  const idle = lane.idle().then(() => isIdle = true);
  await settled();
  equal(isIdle, false);
  gates[0]?.resolve();
  await Promise.all([answer, idle]);
});
