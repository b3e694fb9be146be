/**
 * However many want something of a Deno KV that does not answer, few calls of it are made.
 *
 * @module
 */
import { equal, match, rejects } from "node:assert/strict";
import { Asking } from "../../../../../server/storage/kv/database/asking.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

/** A database that answers when it is told to. */
class Silent {
  readonly clock = new VirtualClock();
  readonly asking = new Asking(this.clock);
  readonly #asked: PromiseWithResolvers<string>[] = [];

  /** How many calls of it there were. */
  get count(): number {
    return this.#asked.length;
  }

  want(): Promise<string> {
    const wanted = this.asking.ask(() => {
      const call = Promise.withResolvers<string>();
      this.#asked.push(call);
      return call.promise;
    });
    wanted.catch(() => {});
    return wanted;
  }

  answer(from: number, to = this.count): void {
    for (const call of this.#asked.slice(from, to)) call.resolve("yes");
  }
}

Deno.test("two thousand who ask at once share a hundred calls, in their order", async () => {
  const silent = new Silent();
  const wanted = Array.from({ length: 2_000 }, () => silent.want());
  await settled();
  equal(silent.count, 100);
  silent.answer(0, 1);
  await settled();
  equal(silent.count, 101);
  for (let from = 1; from < 2_000; from = silent.count) {
    silent.answer(0);
    await settled();
  }
  silent.answer(0);
  equal((await Promise.all(wanted)).length, 2_000);
});

Deno.test("while a database does not answer, few calls are made and whoever asks is told at once", async () => {
  const silent = new Silent();
  const wanted = Array.from({ length: 6_000 }, () => silent.want());
  await settled();
  await rejects(wanted[5_999] ?? Promise.resolve(), /Too many calls wait/);
  silent.clock.advance(10_000);
  const reasons = (await Promise.allSettled(wanted)).map((each) =>
    each.status === "rejected" ? String(each.reason) : ""
  );
  match(reasons[0] ?? "", /No answer in time/);
  // The first that asks afterwards tries it.
  void silent.want();
  for (let more = 0; more < 1_000; more++) {
    await rejects(silent.want(), /No answer to \d+ calls, so no more is asked/);
  }
  equal(silent.count, 101);
});

Deno.test("a database that answers again is used again, whatever is left without an answer", async () => {
  const silent = new Silent();
  const wanted = Array.from({ length: 30 }, () => silent.want());
  await settled();
  silent.clock.advance(10_000);
  await Promise.allSettled(wanted);
  const trial = silent.want();
  await rejects(silent.want(), /so no more is asked/);
  silent.answer(30);
  equal(await trial, "yes");
  const next = silent.want();
  silent.answer(31);
  equal(await next, "yes");
});

Deno.test("what waited too long for its turn is not asked later", async () => {
  const silent = new Silent();
  const wanted = Array.from({ length: 110 }, () => silent.want());
  await settled();
  silent.clock.advance(10_000);
  await Promise.allSettled(wanted);
  silent.answer(0);
  await settled();
  equal(silent.count, 100);
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
