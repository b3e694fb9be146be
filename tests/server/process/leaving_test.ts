import { deepEqual, equal, rejects } from "node:assert/strict";
import { leave, type Leaving } from "../../../server/process/leaving.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";

const NEVER = new Promise<void>(() => {});

/** A server that notes in which order it is asked to leave. */
function server(more: Partial<Leaving> = {}) {
  const clock = new VirtualClock();
  const steps: string[] = [];
  const step = (name: "drain" | "shutdown" | "close") => () => {
    steps.push(name);
    return more[name]?.() ?? Promise.resolve();
  };
  const left = leave({
    clock,
    drain: step("drain"),
    shutdown: step("shutdown"),
    close: step("close"),
  });
  return { clock, steps, left };
}

async function turn(): Promise<void> {
  for (let count = 0; count < 10; count++) await Promise.resolve();
}

Deno.test("a server lets its clients go before it ends requests, and those before its data", async () => {
  const { clock, steps, left } = server();
  equal(await left, true);
  deepEqual([steps, clock.pending], [["drain", "shutdown", "close"], 0]);
});

Deno.test("a request that takes long does not keep a server from closing its data", async () => {
  const { clock, steps, left } = server({ shutdown: () => NEVER });
  await turn();
  clock.advance(499);
  await turn();
  deepEqual(steps, ["drain", "shutdown"]);
  clock.advance(1);
  equal(await left, true);
  deepEqual([steps, clock.pending], [["drain", "shutdown", "close"], 0]);
});

Deno.test("a server has left three and a half seconds after it was asked to, whoever does not answer", async () => {
  for (const name of ["drain", "close"] as const) {
    const { clock, left } = server({ [name]: () => NEVER });
    let hasLeft = false;
    left.then(() => hasLeft = true);
    await turn();
    clock.advance(3_499);
    await turn();
    equal(hasLeft, false);
    clock.advance(1);
    equal(await left, false, name);
    equal(clock.pending, 0);
  }
});

Deno.test("a server whose clients cannot be let go closes its data all the same", async () => {
  const { clock, steps, left } = server({ drain: () => Promise.reject(new Error("broken")) });
  await rejects(left, /broken/);
  deepEqual([steps, clock.pending], [["drain", "close"], 0]);
});
