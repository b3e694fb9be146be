import { deepEqual, equal, rejects } from "node:assert/strict";
import { alone, hourlyTurn } from "../../../server/rounds/hourly_turn.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { MemoryStore } from "../../../server/storage/memory/memory_store.ts";
import { random } from "../../helper/chat.ts";

Deno.test("of several instances one has the turn, for everything it does then, and the next hour again", async () => {
  const store = new MemoryStore({ random });
  const clock = new VirtualClock();
  const [one, other] = [hourlyTurn(store, clock), hourlyTurn(store, clock)];
  deepEqual([await one(), await one(), await other(), await other()], [true, true, false, false]);
  clock.advance(30 * 60_000);
  deepEqual([await one(), await other()], [false, false]);
  clock.advance(30 * 60_000);
  deepEqual([await other(), await one()], [true, false]);
});

Deno.test("who could not ask has no turn, and may ask again", async () => {
  const store = new MemoryStore({ random });
  const clock = new VirtualClock();
  let works = false;
  const turn = hourlyTurn({
    readers: {
      ...store.readers,
      spend: (use) => works ? store.readers.spend(use) : Promise.reject(new Error("no answer")),
    },
  }, clock);
  await rejects(turn(), /no answer/);
  works = true;
  equal(await turn(), true);
});

Deno.test("who is alone always has the turn", async () => {
  deepEqual([await alone(), await alone()], [true, true]);
});
