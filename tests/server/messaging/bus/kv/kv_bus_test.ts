import { deepEqual, equal, match, throws } from "node:assert/strict";
import type { Json } from "../../../../../server/messaging/bus/bus.ts";
import { KvBus } from "../../../../../server/messaging/bus/kv/kv_bus.ts";
import type { LogEntry } from "../../../../../server/messaging/log.ts";
import { hearing, here, testBus } from "../../../../contract/bus_contract.ts";
import { Arrivals } from "../../../../helper/arrivals.ts";
import { KvConnectServer } from "../../../../helper/kv_connect/kv_connect_server.ts";
import { withKvTrial } from "../../../../helper/kv_trial.ts";

testBus({ name: "KV bus", run: withKvTrial });

/** A second: all that happens within it has happened. */
const MOMENT = 1_000;

Deno.test("nothing is written for what is said while nobody else is there", () =>
  withKvTrial(async ({ kv, open, settle }) => {
    const bus = await here(open());
    await settle();
    const before = { ...kv.counts };
    for (let count = 0; count < 10; count++) bus.publish("news", count);
    await settle();
    deepEqual(
      kv.counts,
      { ...before, reads: before.reads + 1 },
      "it looks once whether it is alone",
    );
  }));

Deno.test("what is said within a moment is one commit of two mutations, read once by each", () =>
  withKvTrial(async ({ kv, open, settle }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard: Json[] = [];
    other.subscribe("count", (body) => heard.push(body));
    const before = { ...kv.counts };
    for (let count = 0; count < 100; count++) one.publish("count", count);
    await settle();
    equal(heard.length, 100);
    deepEqual(kv.counts, {
      commits: before.commits + 1,
      mutations: before.mutations + 2,
      reads: before.reads + 2,
    });
  }));

Deno.test("an instance that nobody stays on has no timer and no watch, and asks nothing", () =>
  withKvTrial(async ({ kv, open, settle, pass, timers, content }) => {
    const [bus, other] = [open({ lingerMs: 10_000 }), await here(open())];
    equal(timers(), 1, "only who is there renews a lease");
    const stay = bus.stay();
    await stay.joined;
    stay.end();
    await pass(9_000);
    equal(other.others().length, 1, "a client may come back");
    bus.stay().end();
    await pass(9_000);
    equal(other.others().length, 1);
    await pass(2 * MOMENT);
    deepEqual(other.others(), []);
    await other.close();
    await settle();
    deepEqual([timers(), kv.watchCount], [0, 0]);
    const before = { ...kv.counts };
    await pass(120_000);
    deepEqual(kv.counts, before);
    deepEqual((await content()).filter(({ key }) => key[1] === "instance"), []);
  }));

Deno.test("an instance that is silent for as long as its lease lasts has left", () =>
  withKvTrial(async ({ open, settle, pass, kill, content }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard = hearing(one);
    await pass(120_000);
    deepEqual(heard, [], "leases are renewed");
    kill(other);
    await pass(25_000);
    deepEqual(heard, []);
    await pass(55_000);
    deepEqual(heard, ["-instance-2"]);
    await pass(20_000);
    const leases = (await content()).filter(({ key }) => key[1] === "instance");
    deepEqual(leases.map(({ key }) => key[2]), ["instance-1"]);
  }));

for (const seconds of [2, 11, 20, 29]) {
  Deno.test(`one that ends without a word ${seconds} s after others looked is counted for 70 s at most`, () =>
    withKvTrial(async ({ open, settle, pass, kill }) => {
      const one = await here(open());
      await pass(seconds * 1_000);
      const other = await here(open());
      await settle();
      const heard = hearing(one);
      await pass(61_000);
      deepEqual(heard, []);
      kill(other);
      for (let n = 0; n < 70; n++) await pass(1_000);
      deepEqual(heard, ["-instance-2"]);
    }));
}

Deno.test("who was taken for gone hears that it missed something, and is there again", () =>
  withKvTrial(async ({ kv, open, settle, pass, logged }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard = [hearing(one), hearing(other)];
    kv.refusal = new Error("KV is away");
    await pass(90_000);
    kv.refusal = undefined;
    await pass(25_000);
    deepEqual([one.others(), other.others()], [["instance-2"], ["instance-1"]]);
    for (const each of heard) equal(each.includes("missed"), true);
    const available = logged.flatMap((entry) =>
      entry.kind === "bus-availability" ? [entry.available] : []
    );
    deepEqual(available.toSorted(), [false, false, true, true]);
    heard[0]?.splice(0);
    other.publish("news", 1);
    one.subscribe("news", (body) => heard[0]?.push(`news=${body}`));
    await settle();
    deepEqual(heard[0], ["news=1"]);
  }));

Deno.test("what cannot be written is tried again, and heard once though an answer was lost", () =>
  withKvTrial(async ({ kv, open, settle, pass, logged }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard = hearing(other, "count");
    kv.lostAnswers = 1;
    one.publish("count", 1);
    one.publish("count", 2);
    await settle();
    one.publish("count", 3);
    await pass(9_000);
    deepEqual(heard, ["count=1", "count=2", "count=3"]);
    deepEqual(logged.filter(({ kind }) => kind === "bus-lost"), []);
  }));

Deno.test("what cannot be written for too long is dropped, logged, and told to the others", () =>
  withKvTrial(async ({ kv, open, settle, pass, logged }) => {
    const [one, other] = [await here(open()), await here(open())];
    one.publish("count", 0);
    await settle();
    const heard = hearing(other, "count");
    kv.refusal = new Error("KV is away");
    one.publish("count", 1);
    one.publish("count", 2);
    await pass(14_000);
    kv.refusal = undefined;
    deepEqual(logged.filter(({ kind }) => kind === "bus-lost"), [
      { kind: "bus-lost", reason: "unreachable", count: 2 },
    ]);
    one.publish("count", 3);
    await pass(3 * MOMENT);
    deepEqual(heard, ["missed", "count=3"]);
  }));

Deno.test("what was dropped is told to the others though nothing more is said", () =>
  withKvTrial(async ({ kv, open, settle, pass }) => {
    const [one, other] = [await here(open()), await here(open())];
    one.publish("count", 0);
    await settle();
    const heard = hearing(other, "count");
    kv.refusal = new Error("KV is away");
    one.publish("count", 1);
    await pass(14_000);
    kv.refusal = undefined;
    await pass(40_000);
    deepEqual(heard, ["missed"]);
  }));

Deno.test("of too much that waits the oldest is dropped, logged, and told to the others", () =>
  withKvTrial(async ({ open, settle, logged }) => {
    const [one, other] = [
      await here(open({ maxUnwrittenBytes: 100, maxMessageBytes: 40 })),
      await here(open()),
    ];
    one.publish("count", 0);
    await settle();
    const heard = hearing(other, "count");
    for (let count = 1; count <= 10; count++) one.publish("count", count);
    one.publish("count", "so much that nobody would want to carry it");
    one.publish("count", 11);
    await settle();
    equal(heard[0], "missed");
    deepEqual(heard.slice(-3), ["count=10", "missed", "count=11"]);
    const lost = logged.flatMap((entry) => entry.kind === "bus-lost" ? [entry.reason] : []);
    deepEqual(new Set(lost), new Set(["full", "too-big"]));
  }));

Deno.test("what is larger than a value of KV, or a commit, comes whole", () =>
  withKvTrial(async ({ open, settle }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard: Json[] = [];
    other.subscribe("text", (body) => heard.push(body));
    const texts = ["a", "바", "c", "d"].map((sign) =>
      sign.repeat(sign === "바" ? 80_000 : 200_000)
    );
    for (const text of texts) one.publish("text", text);
    await settle();
    deepEqual(heard, texts);
  }));

Deno.test("what was said is deleted after a minute by who said it", () =>
  withKvTrial(async ({ open, settle, pass, content }) => {
    const [one] = [await here(open()), await here(open())];
    one.publish("text", "long".repeat(50_000));
    await settle();
    const log = async () => (await content()).filter(({ key }) => key[1] === "log").length;
    equal(await log() > 3, true);
    await pass(30_000);
    equal(await log() > 3, true);
    await pass(52_000);
    equal(await log(), 0);
  }));

Deno.test("what an instance said that has ended without a word is deleted by another", () =>
  withKvTrial(async ({ open, settle, pass, kill, content }) => {
    const [one] = [await here(open()), await here(open())];
    await settle();
    one.publish("text", "long".repeat(50_000));
    await settle();
    kill(one);
    equal(textsIn(await content()).length > 3, true);
    await pass(172_000);
    deepEqual(textsIn(await content()), ['["instance-1","joined"]']);
  }));

Deno.test("whoever leaves last leaves nothing that was said", () =>
  withKvTrial(async ({ open, settle, content }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    for (const bus of [one, other]) bus.publish("name", "of a reader");
    await settle();
    equal(textsIn(await content()).some((text) => text.includes("of a reader")), true);
    await one.close();
    await settle();
    await other.close();
    deepEqual(textsIn(await content()), ['["instance-1","joined"]']);
  }));

Deno.test("joining goes on where KV does not answer, and is told when it succeeds", () =>
  withKvTrial(async ({ kv, open, pass, settle }) => {
    const one = await here(open());
    kv.refusal = new Error("KV is away");
    const late = open();
    const heard = hearing(late, "news");
    let joined = false;
    const stay = late.stay();
    void stay.joined.then(() => joined = true);
    await pass(2_000);
    equal(joined, false);
    await pass(MOMENT);
    equal(joined, true, "nobody is held up for ever");
    await late.stay().joined;
    kv.refusal = undefined;
    await pass(3_000);
    one.publish("news", 1);
    await settle();
    deepEqual(heard, ["+instance-1", "missed", "news=1"]);
  }));

Deno.test("KV that does not answer in time is taken for one that refuses", () =>
  withKvTrial(async ({ kv, open, pass, logged }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    kv.gate = promise;
    const bus = open();
    const stay = bus.stay();
    await pass(8_000);
    await stay.joined;
    const [entry] = logged;
    equal(entry?.kind === "bus-availability" && entry.available, false);
    match(String(entry?.kind === "bus-availability" && entry.error), /within 3000 ms/);
    kv.gate = undefined;
    resolve();
    await pass(MOMENT);
  }));

Deno.test("closing does not wait for KV to come back", () =>
  withKvTrial(async ({ kv, open, settle, timers }) => {
    const [one] = [await here(open()), await here(open())];
    await settle();
    kv.refusal = new Error("KV is away");
    one.publish("news", 1);
    await one.close();
    equal(timers(), 1, "the other's renewal");
  }));

Deno.test("closing does not wait for KV that does not answer, and lets nothing fail later", () =>
  withKvTrial(async ({ kv, open, settle, pass }) => {
    const bus = await here(open());
    await settle();
    const { promise, resolve } = Promise.withResolvers<void>();
    kv.gate = promise;
    const closed = bus.close();
    await pass(4_000);
    await closed;
    kv.gate = undefined;
    kv.refusal = new Error("it is closed");
    resolve();
    await settle();
  }));

Deno.test("a distant KV that is away and comes back loses nothing that was said lately", async () => {
  await using server = new KvConnectServer();
  Deno.env.set("DENO_KV_ACCESS_TOKEN", server.token);
  const kvs = [await Deno.openKv(server.url), await Deno.openKv(server.url)] as const;
  const away = Promise.withResolvers<void>();
  const limits = { timeoutMs: 200 };
  const log = ({ kind }: LogEntry) => kind === "bus-availability" && away.resolve();
  const one = new KvBus({ kv: kvs[0], limits, log });
  const other = new KvBus({ kv: kvs[1], log: () => {} });
  const heard = new Arrivals<Json>();
  other.subscribe("news", (body) => heard.push(body));
  await here(one);
  await here(other);
  server.refusal = { status: 503, text: "away" };
  one.publish("news", "kept");
  await away.promise;
  server.refusal = undefined;
  equal(await heard.next(), "kept");
  server.breakWatches();
  one.publish("news", "watched again");
  equal(await heard.next(), "watched again");
  await one.close();
  await other.close();
  for (const kv of kvs) kv.close();
  Deno.env.delete("DENO_KV_ACCESS_TOKEN");
});

Deno.test("limits under which a lease would end by itself, or that KV does not keep, are refused", async () => {
  const kv = await Deno.openKv(":memory:");
  throws(() => new KvBus({ kv, limits: { renewMs: 40_000 } }), /renewMs 40000: at most half/);
  throws(() => new KvBus({ kv, limits: { batchMs: 0.5 } }), /limits.batchMs 0.5/);
  throws(() => new KvBus({ kv, limits: { maxCommitBytes: 600_001 } }), /Deno KV takes 600000/);
  kv.close();
});

/** What lies in the log, as text. */
function textsIn(content: readonly Deno.KvEntry<unknown>[]): readonly string[] {
  return content.filter(({ key }) => key[1] === "log").map(({ value }) => {
    const bytes: unknown = value instanceof Uint8Array ? value : Object(value).bytes;
    return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : "";
  });
}
