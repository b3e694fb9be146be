import { deepEqual } from "node:assert/strict";
import { Pauses } from "../../../../../server/messaging/bus/kv/pause.ts";
import { Speaking } from "../../../../../server/messaging/bus/kv/speaking.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

/** Something that speaks to nobody; each commit waits until it is told how it ends. */
function spoken({ isAlone = async () => await Promise.resolve(false) } = {}) {
  const clock = new VirtualClock();
  const pauses = new Pauses(clock);
  const commits: (readonly string[])[] = [];
  const answers: PromiseWithResolvers<void>[] = [];
  const lost: unknown[] = [];
  const speaking = new Speaking({
    clock,
    pauses,
    limits: { maxMessageBytes: 100, maxUnwrittenBytes: 1_000, maxCommitBytes: 30 },
    batchMs: 25,
    giveUpMs: 1_000,
    isAlone,
    say: (said) => {
      commits.push(said.map((each) => JSON.parse(new TextDecoder().decode(each))[2]));
      const answer = Promise.withResolvers<void>();
      answers.push(answer);
      return answer.promise;
    },
    onLost: (reason, count) => lost.push([reason, count]),
  });
  return { speaking, clock, pauses, commits, answers, lost };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

Deno.test("what is said while something is written waits for the next commit", async () => {
  const { speaking, clock, commits, answers } = spoken();
  speaking.publish("t", 1);
  clock.advance(24);
  speaking.publish("t", 2);
  await turn();
  deepEqual(commits, []);
  clock.advance(1);
  await turn();
  speaking.publish("t", 3);
  clock.advance(100);
  await turn();
  deepEqual(commits, [[1, 2]]);
  answers[0]?.resolve();
  await turn();
  clock.advance(25);
  await turn();
  deepEqual(commits, [[1, 2], [3]]);
  answers[1]?.resolve();
});

Deno.test("flushing writes at once, and resolves when what was said meanwhile is written", async () => {
  const { speaking, commits, answers, clock } = spoken();
  for (const body of [1, 2, 3, 4]) speaking.publish("t", body);
  let flushed = false;
  const first = speaking.flush();
  await turn();
  speaking.publish("t", 5);
  void speaking.flush().then(() => flushed = true);
  deepEqual(commits, [[1, 2, 3]]);
  answers[0]?.resolve();
  await turn();
  answers[1]?.resolve();
  await first;
  await turn();
  deepEqual([commits, flushed], [[[1, 2, 3], [4], [5]], false]);
  answers[2]?.resolve();
  await turn();
  deepEqual([flushed, clock.pending], [true, 0]);
});

Deno.test("each commit is tried until it is given up, and the next one has its own time", async () => {
  const { speaking, clock, commits, answers, lost } = spoken();
  speaking.publish("t", "first");
  const flushed = speaking.flush();
  for (let tries = 0; lost.length === 0; tries++) {
    await turn();
    answers[tries]?.reject(new Error("no"));
    await turn();
    clock.advance(500);
    await turn();
  }
  await flushed;
  deepEqual(lost, [["unreachable", 1]]);
  deepEqual(new Set(commits.map(([body]) => body)), new Set(["first"]));
  const before = commits.length;
  speaking.publish("t", "second");
  clock.advance(25);
  await turn();
  answers[before]?.resolve();
  await speaking.flush();
  deepEqual(commits.slice(before), [["second"]]);
});

Deno.test("whether somebody is there is asked anew when it could not be found out", async () => {
  let asked = 0;
  const { speaking, clock, commits } = spoken({
    isAlone: async () => {
      await turn();
      if (++asked === 1) throw new Error("no");
      return true;
    },
  });
  speaking.publish("t", 1);
  const flushed = speaking.flush();
  await turn();
  await turn();
  clock.advance(100);
  await flushed;
  deepEqual([asked, commits], [2, []]);
});

Deno.test("nothing is tried again once pauses are ended", async () => {
  const { speaking, pauses, answers, lost } = spoken();
  speaking.publish("t", 1);
  const flushed = speaking.flush();
  await turn();
  pauses.end();
  answers[0]?.reject(new Error("no"));
  await flushed;
  deepEqual(lost, [["unreachable", 1]]);
});
