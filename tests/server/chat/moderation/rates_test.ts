import { doesNotThrow, equal, throws } from "node:assert/strict";
import { Rates, tooFast, type Writer } from "../../../../server/chat/moderation/rates.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { Refused } from "../../../../shared/refusal.ts";

/** How long somebody is told to wait, 0 if not at all. */
function waitOf(rates: Rates, writer: Writer): number {
  try {
    rates.take(writer);
    return 0;
  } catch (error) {
    equal(error instanceof Refused && error.refusal.code, "too-fast");
    return error instanceof Refused ? error.refusal.retryAfterMs ?? -1 : -1;
  }
}

function countOf(rates: Rates, writers: (n: number) => Writer, tries: number): number {
  return Array.from({ length: tries }, (_, n) => waitOf(rates, writers(n)))
    .filter((wait) => wait === 0).length;
}

Deno.test("a reader who writes too fast is told exactly when to go on", () => {
  const clock = new VirtualClock();
  const rates = new Rates(clock);
  const writer = { reader: "a", network: "n" };
  equal(countOf(rates, () => writer, 150), 100);
  equal(waitOf(rates, writer), 200);
  clock.advance(199);
  equal(waitOf(rates, writer), 1);
  clock.advance(1);
  equal(waitOf(rates, writer), 0);
  equal(waitOf(rates, { reader: "b", network: "n" }), 0);
});

Deno.test("a thousand fresh readers of one network are bounded together, another is not hurt", () => {
  const clock = new VirtualClock();
  const rates = new Rates(clock);
  equal(countOf(rates, (n) => ({ reader: `r${n}`, network: "hostile" }), 1_000), 240);
  equal(waitOf(rates, { reader: "new", network: "hostile" }), 50);
  equal(countOf(rates, () => ({ reader: "honest", network: "other" }), 100), 100);
  // Nobody loses an attempt of their own by what the network did.
  equal(countOf(rates, () => ({ reader: "new", network: "hostile" }), 50), 0);
  clock.advance(5_000);
  equal(countOf(rates, () => ({ reader: "new", network: "hostile" }), 150), 100);
});

Deno.test("readers whose network is not known are counted alone", () => {
  const rates = new Rates(new VirtualClock());
  equal(countOf(rates, (n) => ({ reader: `r${n}` }), 1_000), 1_000);
});

Deno.test("a refusal says for how long in words too", () => {
  doesNotThrow(() => tooFast("Slowly.", 1));
  throws(() => {
    throw tooFast("Slowly.", 1_001);
  }, { message: "Slowly. Wait for 2 seconds." });
  equal(tooFast("Slowly.", 1_000).message, "Slowly. Wait for 1 second.");
});

Deno.test("one network has so many first messages, and another its own", () => {
  const clock = new VirtualClock();
  const rates = new Rates(clock);
  const isTaken = (network?: string) => {
    try {
      rates.takeFirst({ reader: "r", network });
      return true;
    } catch (error) {
      equal(error instanceof Refused && error.refusal.retryAfterMs, 300_000);
      return false;
    }
  };
  equal(Array.from({ length: 30 }, () => isTaken("a")).filter(Boolean).length, 20);
  equal(isTaken("b") && isTaken(), true);
  clock.advance(300_000);
  equal(isTaken("a"), true);
});

Deno.test("rates are others where a server is composed with others", () => {
  const rate = { burst: 3, intervalMs: 7 };
  const rates = new Rates(new VirtualClock(), { reader: rate, network: rate });
  equal(countOf(rates, () => ({ reader: "a", network: "n" }), 9), 3);
  equal(waitOf(rates, { reader: "a" }), 7);
  equal(waitOf(rates, { reader: "b", network: "n" }), 7);
});
