import { deepEqual, equal } from "node:assert/strict";
import { Networks } from "../../../../server/chat/moderation/networks.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { SeenNetwork } from "../../../../server/storage/port/measure_store.ts";
import { StoreError } from "../../../../server/storage/store.ts";

const HOUR_MS = 60 * 60_000;

function setUp() {
  const clock = new VirtualClock();
  const noted: SeenNetwork[] = [];
  const faults: StoreError[] = [];
  const failing = { next: false };
  const networks = new Networks({
    store: {
      note: (seen) => {
        if (failing.next) return Promise.reject(new StoreError("full", "No space left."));
        noted.push(seen);
        return Promise.resolve();
      },
      networkAt: ({ reader, at }) => Promise.resolve(`${reader} ${at}`),
    },
    clock,
    report: (fault) => faults.push(fault),
  });
  return { clock, noted, faults, failing, networks };
}

Deno.test("a network is noted when it is another, and once a day while it is the same", () => {
  const { clock, noted, networks } = setUp();
  const note = (network: string | undefined, reader = "r") => networks.note({ reader, network });
  for (const network of ["a", "a", undefined, "b", "a"]) note(network);
  note("a", "other");
  deepEqual(noted.map(({ reader, network }) => `${reader} ${network}`), [
    "r a",
    "r b",
    "r a",
    "other a",
  ]);
  clock.advance(24 * HOUR_MS - 1);
  note("a");
  equal(noted.length, 4);
  clock.advance(1);
  note("a");
  deepEqual(noted.at(-1), { reader: "r", network: "a", at: 24 * HOUR_MS });
});

Deno.test("a network that could not be noted is reported, and noted the next time", async () => {
  const { noted, faults, failing, networks } = setUp();
  failing.next = true;
  networks.note({ reader: "r", network: "a" });
  await Promise.resolve();
  await Promise.resolve();
  equal(faults.length, 1);
  failing.next = false;
  networks.note({ reader: "r", network: "a" });
  equal(noted.length, 1);
});

Deno.test("ten thousand readers are remembered, and the one noted longest ago is noted again", () => {
  const { noted, networks } = setUp();
  for (let n = 0; n < 10_001; n++) networks.note({ reader: `r${n}`, network: "a" });
  networks.note({ reader: "r10000", network: "a" });
  equal(noted.length, 10_001);
  networks.note({ reader: "r0", network: "a" });
  equal(noted.length, 10_002);
});

Deno.test("the store is asked for the network of a moment", async () => {
  equal(await setUp().networks.at("r", 7), "r 7");
});
