import { deepEqual, doesNotThrow, equal, rejects, throws } from "node:assert/strict";
import { isAbout, Measures } from "../../../../server/chat/moderation/measures.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { StoredMeasure } from "../../../../server/storage/port/measure_store.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { random, refusedAs } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

function setUp() {
  const store = newStore({ random });
  const clock = new VirtualClock(1_000);
  return { store, clock, measures: new Measures({ store: store.measures, clock }) };
}

function measure(id: string, fields: Partial<StoredMeasure> = {}): StoredMeasure {
  const by = { kind: "author", id: "owner", name: "Author" } as const;
  return { id, site: "blog", kind: "ban", reader: "r", reason: "", by, at: 1_000, ...fields };
}

const { reader: _, ...ofNetwork } = measure("n", { network: "hash" });

Deno.test("a measure counts for its reader and network, in its site, and for nobody else", async () => {
  const { measures } = setUp();
  await measures.take(measure("both", { network: "hash" }));
  for (
    const subject of [{ reader: "r" }, { network: "hash" }, { reader: "new", network: "hash" }]
  ) {
    throws(() => measures.assertNotBanned({ site: "blog", ...subject }), refusedAs("banned"));
    doesNotThrow(() => measures.assertNotBanned({ site: "other", ...subject }));
    equal(measures.refusalOf("mute", { site: "blog", ...subject }), undefined);
  }
  for (const subject of [{}, { reader: "other" }, { reader: "hash", network: "r" }]) {
    doesNotThrow(() => measures.assertNotBanned({ site: "blog", ...subject }));
  }
});

Deno.test("a measure that ends says when, and counts no longer then", async () => {
  const { measures, clock } = setUp();
  await measures.take(measure("m", { kind: "mute", expiresAt: 61_000 }));
  const refusal = () => measures.refusalOf("mute", { site: "blog", reader: "r" })?.refusal;
  deepEqual([refusal()?.code, refusal()?.retryAfterMs], ["muted", 60_000]);
  clock.advance(59_999);
  equal(refusal()?.retryAfterMs, 1);
  clock.advance(1);
  deepEqual([refusal(), await measures.list()], [undefined, []]);
});

Deno.test("a measure that is taken again changes nothing, and its id is no other's", async () => {
  const { measures } = setUp();
  const first = measure("m");
  deepEqual([await measures.take(first), await measures.take(measure("m"))], [first, undefined]);
  await rejects(measures.take(measure("m", { kind: "mute" })), refusedAs("id-taken"));
  await rejects(measures.take(measure("m", { reader: "other" })), refusedAs("id-taken"));
  equal((await measures.list()).length, 1);
});

Deno.test("of several measures the others still count when one is lifted", async () => {
  const { measures } = setUp();
  await measures.take(measure("a"));
  await measures.take(measure("b"));
  deepEqual([await measures.lift("a"), await measures.lift("a")], [true, false]);
  const isBanned = () => measures.refusalOf("ban", { site: "blog", reader: "r" }) !== undefined;
  equal(isBanned(), true);
  await measures.lift("b");
  equal(isBanned(), false);
});

Deno.test("measures count after a restart, also those whose reader was forgotten", async () => {
  const { store, clock, measures } = setUp();
  await measures.take(ofNetwork);
  await measures.take(measure("m"));
  const later = new Measures({ store: store.measures, clock });
  doesNotThrow(() => later.assertNotBanned({ site: "blog", reader: "r" }));
  await later.load();
  throws(() => later.assertNotBanned({ site: "blog", reader: "r" }), Refused);
  throws(() => later.assertNotBanned({ site: "blog", network: "hash" }), Refused);
});

Deno.test("authors see of a network that it counts, and never its name", async () => {
  const { measures } = setUp();
  await measures.take(measure("m", { network: "hash" }));
  deepEqual((await measures.list()).map(({ network }) => network), [true]);
  equal(JSON.stringify(await measures.list()).includes("hash"), false);
});

Deno.test("a measure that could not be kept does not count", async () => {
  const { store, measures } = setUp();
  await store.close();
  await rejects(measures.take(measure("m")));
  doesNotThrow(() => measures.assertNotBanned({ site: "blog", reader: "r" }));
});

Deno.test("measures that have ended take no place", async () => {
  const { store, measures, clock } = setUp();
  await measures.take(measure("m", { expiresAt: 2_000 }));
  clock.advance(1_000);
  measures.tidy();
  await store.measures.tidy({ now: clock.now(), networksBefore: 0 });
  const again = measure("m");
  equal(await measures.take(again), again);
});

Deno.test("a measure that was kept without an answer begins to count when it is sent again, and ends so", async () => {
  const { store, clock } = setUp();
  let answers = false;
  const unanswered = async (done: Promise<boolean>) => {
    const answer = await done;
    if (!answers) throw new Error("no answer");
    return answer;
  };
  const measures = new Measures({
    clock,
    store: {
      ...store.measures,
      all: () => store.measures.all(),
      add: (added) => unanswered(store.measures.add(added)),
      lift: (id) => unanswered(store.measures.lift(id)),
    },
  });
  const first = measure("m");
  await rejects(measures.take(first));
  answers = true;
  deepEqual(await measures.take(measure("m", { at: 2_000 })), first, "as it was kept");
  throws(() => measures.assertNotBanned({ site: "blog", reader: "r" }), refusedAs("banned"));
  answers = false;
  await rejects(measures.lift("m"));
  answers = true;
  equal(await measures.lift("m"), true, "it counted here until now");
  doesNotThrow(() => measures.assertNotBanned({ site: "blog", reader: "r" }));
});

Deno.test("a measure without a network is about nobody whose network is unknown", () => {
  equal(isAbout(measure("m"), { site: "blog", network: undefined }), false);
  equal(isAbout(ofNetwork, { site: "blog", reader: undefined }), false);
  equal(isAbout(ofNetwork, { site: "blog", reader: "x", network: "hash" }), true);
  equal(isAbout(ofNetwork, { site: "other", network: "hash" }), false);
});
