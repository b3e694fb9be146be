import { deepEqual, equal, match, rejects } from "node:assert/strict";
import type { Talk } from "../../../server/compose.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { Startup } from "../../../server/process/startup.ts";
import { StoreError } from "../../../server/storage/store.ts";
import { memoryLog } from "../../helper/memory_log.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

const TALK: Talk = {
  setUpLink: undefined,
  handle: () => new Response("the server"),
  round: () => Promise.resolve(),
  drain: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** A startup whose attempts a test ends one by one. */
function setUp(
  { mayPass = true, slowness }: { mayPass?: boolean; slowness?: string | undefined } = {},
) {
  const clock = new VirtualClock();
  const { log, lines } = memoryLog();
  const attempts: PromiseWithResolvers<Talk>[] = [];
  const start = () => {
    const attempt = Promise.withResolvers<Talk>();
    attempts.push(attempt);
    return attempt.promise;
  };
  const answerWithFile = (request: Request) =>
    request.url.endsWith("/small-talk.js") ? new Response("the tag") : undefined;
  const startup = new Startup({
    ...{ start, mayPass: () => mayPass, slowness, clock, log, answerWithFile },
  });
  const ask = async (path: string) =>
    await startup.handle(new Request(`http://localhost${path}`), INFO);
  const state = async () => {
    const answer = await ask("/readyz");
    return [answer.status, (await answer.json()).status];
  };
  return { startup, attempts, clock, lines, ask, state };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
const notThere = new StoreError("failed", "Cannot open Deno KV: there is none. Assign one");

Deno.test("a request that a server is started for waits for it", async () => {
  const { startup, attempts, ask, state, clock, lines } = setUp();
  const begun = startup.begin();
  const waiting = ask("/");
  deepEqual(await state(), [503, "starting"]);
  equal((await ask("/healthz")).status, 200);
  attempts[0]?.resolve(TALK);
  equal(await (await waiting).text(), "the server");
  equal(await begun, TALK);
  equal(await (await ask("/readyz")).text(), "the server");
  deepEqual([clock.pending, ...lines], [0]);
});

Deno.test("a page gets the widget's files before the data is there, and after it", async () => {
  const { startup, attempts, ask, clock } = setUp();
  const begun = startup.begin();
  equal(await (await ask("/small-talk.js")).text(), "the tag");
  attempts[0]?.resolve(TALK);
  await begun;
  equal(await (await ask("/small-talk.js")).text(), "the server");
  equal(clock.pending, 0);
});

Deno.test("a server whose KV is not there says so once, and is there by itself when the KV is", async () => {
  const { startup, attempts, clock, lines, ask, state } = setUp();
  const begun = startup.begin();
  for (const waitMs of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
    attempts.at(-1)?.reject(notThere);
    await turn();
    deepEqual(await state(), [503, "cannot open its data"]);
    clock.advance(waitMs - 1);
    const before = attempts.length;
    clock.advance(1);
    equal(attempts.length, before + 1);
  }
  equal(lines.length, 1);
  match(
    lines[0] ?? "",
    /error not-started reason="Cannot open Deno KV: there is none. Assign one. The server tries again by itself"/,
  );
  attempts.at(-1)?.resolve(TALK);
  await begun;
  equal(await (await ask("/")).text(), "the server");
  match(lines[1] ?? "", /started/);
  equal(clock.pending, 0);
});

Deno.test("a server whose KV gives no answer says so once, and is there by itself when it does", async () => {
  const { startup, attempts, clock, lines, state } = setUp({
    slowness: "Cannot open it: no answer. Wait",
  });
  const begun = startup.begin();
  clock.advance(19_999);
  deepEqual([lines.length, await state()], [0, [503, "starting"]]);
  clock.advance(1);
  deepEqual([lines.length, await state()], [1, [503, "cannot open its data"]]);
  match(
    lines[0] ?? "",
    /not-started reason="Cannot open it: no answer. Wait. The server goes on by itself"/,
  );
  clock.advance(60_000);
  attempts[0]?.resolve(TALK);
  await begun;
  match(lines[1] ?? "", /started/);
  deepEqual([lines.length, clock.pending], [2, 0]);
});

Deno.test("a request is told to come again where the server does not come", async () => {
  const { startup, clock, attempts, ask } = setUp();
  void startup.begin();
  const waiting = ask("/api/reader");
  clock.advance(8_000);
  const answer = await waiting;
  equal(answer.status, 503);
  equal(answer.headers.get("retry-after"), "5");
  match((await answer.json()).message, /cannot reach its data yet/);
  attempts[0]?.reject(notThere);
  await turn();
  equal((await ask("/")).status, 503);
  startup.stop();
  equal(clock.pending, 0);
});

Deno.test("whoever opens a page of a server without its data is told where it is said what to do", async () => {
  const { startup, attempts } = setUp();
  void startup.begin();
  attempts[0]?.reject(notThere);
  await turn();
  const headers = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  const request = new Request("http://localhost/console", { headers });
  const answer = await startup.handle(request, INFO);
  deepEqual(
    [answer.status, answer.headers.get("content-type"), answer.headers.get("refresh")],
    [503, "text/plain; charset=utf-8", "5"],
  );
  match(await answer.text(), /cannot reach its data yet.*log of the server/s);
  startup.stop();
});

Deno.test("what will not pass by itself ends the start", async () => {
  const { startup, attempts, clock } = setUp({ mayPass: false });
  const begun = startup.begin();
  attempts[0]?.reject(notThere);
  await rejects(begun, notThere);
  equal(clock.pending, 0);
});

Deno.test("who has not begun does so with the first request that a file does not answer, once", async () => {
  const { startup, attempts, ask, state } = setUp();
  equal(await (await ask("/small-talk.js")).text(), "the tag");
  equal((await ask("/healthz")).status, 200);
  equal(attempts.length, 0);
  deepEqual(await state(), [503, "starting"]);
  equal(attempts.length, 1);
  const waiting = ask("/");
  attempts[0]?.resolve(TALK);
  equal(await (await waiting).text(), "the server");
  equal(await startup.begin(), TALK);
  equal(attempts.length, 1);
  const other = setUp();
  const asked = other.ask("/");
  equal(other.attempts.length, 1);
  other.attempts[0]?.resolve(TALK);
  equal(await (await asked).text(), "the server");
});
