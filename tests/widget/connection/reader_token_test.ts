import assert from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import { type Refusal, Refused } from "../../../shared/refusal.ts";
import { ReaderToken } from "../../../widget/connection/reader_token.ts";
import { guardedStorage, type KeyValues } from "../../../widget/connection/storage.ts";

const SERVER = new URL("https://talk.example/below/");
const KEY = `small-talk:reader:${SERVER.href}`;
const DAY_MS = 24 * 60 * 60_000;
const UNKNOWN: Refusal = { code: "token-invalid", message: "Ask for another." };

function grant(token: string, expiresAt = 365 * DAY_MS): ReaderGrant {
  return {
    token,
    reader: { kind: "reader", id: "reader-1", name: "" },
    site: "default",
    expiresAt,
  };
}

/** A request that was made. */
interface Asked {
  readonly url: string;
  readonly method: string | undefined;
  readonly credentials: RequestCredentials | undefined;
  /** The token that was shown. */
  readonly authorization: string | null;
  readonly type?: string | null;
  readonly body?: unknown;
}

/** Reader tokens of a server that gives these answers, in order, and one storage for all. */
function browser({ answers, stored }: { answers: Response[]; stored?: ReaderGrant }) {
  const kept = new Map<string, string>();
  if (stored !== undefined) kept.set(KEY, JSON.stringify(stored));
  const storage: KeyValues = {
    keys: () => [],
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  const asked: Asked[] = [];
  const clock = new VirtualClock();
  return {
    kept,
    asked,
    clock,
    /** The token of one page view. */
    visit: (using = storage) =>
      new ReaderToken({
        server: SERVER,
        fetch(input, { method, credentials, headers, body } = {}) {
          const authorization = new Headers(headers).get("authorization");
          const type = new Headers(headers).get("content-type");
          const sent = typeof body === "string" ? { type, body: JSON.parse(body) } : {};
          asked.push({ url: String(input), method, credentials, authorization, ...sent });
          const answer = answers.shift();
          return answer ? Promise.resolve(answer) : Promise.reject(new TypeError("no network"));
        },
        storage: using,
        clock,
      }),
  };
}

Deno.test("a reader's token is asked for once, without cookies, and kept in memory", async () => {
  const { visit, asked, kept } = browser({ answers: [Response.json(grant("one"))] });
  const token = visit();
  assert.deepEqual(asked, []);
  assert.equal(token.site, undefined);
  assert.equal(await token.passcode(), "one");
  assert.equal(await token.passcode(), "one");
  assert.equal(token.site, "default");
  assert.deepEqual(asked, [{
    url: "https://talk.example/below/api/reader",
    method: "POST",
    credentials: "omit",
    authorization: null,
  }]);
  assert.equal(kept.size, 0);
});

Deno.test("what a server says of a new reader is there to be looked at; of one at hand nothing is asked", async () => {
  const { visit } = browser({ answers: [Response.json({ ...grant("one"), more: "theirs" })] });
  const token = visit();
  assert.equal(token.granted, undefined);
  const asked = token.passcode();
  // From the very moment it is asked.
  assert.deepEqual(await token.granted, { ...grant("one"), more: "theirs" });
  await asked;
  token.used();
  const next = visit();
  await next.passcode();
  assert.equal(next.granted, undefined);
});

Deno.test("a reader's token is stored only once it was used, for the next page", async () => {
  const { visit, asked, kept } = browser({ answers: [Response.json(grant("one"))] });
  const token = visit();
  token.used();
  await token.passcode();
  assert.equal(kept.size, 0);
  token.used();
  assert.deepEqual(JSON.parse(kept.get(KEY) ?? ""), grant("one"));
  assert.equal(await visit().passcode(), "one");
  assert.equal(asked.length, 1);
});

Deno.test("a reader's token is written once, however often it is used", async () => {
  const { visit } = browser({ answers: [Response.json(grant("one"))] });
  const written: string[] = [];
  const token = visit({
    keys: () => [],
    getItem: () => written.at(-1) ?? null,
    setItem: (_, value) => void written.push(value),
    removeItem: () => {},
  });
  await token.passcode();
  token.used();
  token.used();
  assert.equal(written.length, 1);
});

Deno.test("a storage that is blocked does a reader's token no harm", async () => {
  const { visit, asked } = browser({ answers: [Response.json(grant("one"))] });
  const token = visit(guardedStorage(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  }));
  assert.equal(await token.passcode(), "one");
  token.used();
  assert.equal(await token.passcode(), "one");
  assert.equal(asked.length, 1);
});

Deno.test("what is stored and is no grant is as good as nothing", async () => {
  for (const text of ["", "{", "null", '{"token":1}']) {
    const { visit, asked, kept } = browser({ answers: [Response.json(grant("one"))] });
    kept.set(KEY, text);
    assert.equal(await visit().passcode(), "one");
    assert.equal(asked[0]?.authorization, null);
  }
});

Deno.test("a stored token with thirty days left or fewer is exchanged, and the new one stored", async () => {
  const old = grant("old", 100 * DAY_MS);
  const { visit, asked, kept, clock } = browser({
    answers: [Response.json(grant("new"))],
    stored: old,
  });
  clock.advance(70 * DAY_MS - 1);
  assert.equal(await visit().passcode(), "old");
  clock.advance(1);
  assert.equal(await visit().passcode(), "new");
  assert.deepEqual(asked.map(({ authorization }) => authorization), ["Bearer old"]);
  assert.deepEqual(JSON.parse(kept.get(KEY) ?? ""), grant("new"));
});

Deno.test("a token the server refused is exchanged although there is time left", async () => {
  const { visit, asked } = browser({
    answers: [Response.json(grant("new"))],
    stored: grant("old"),
  });
  const token = visit();
  assert.equal(await token.passcode(), "old");
  assert.equal(token.renew(), true);
  assert.equal(await token.passcode(), "new");
  assert.equal(await token.passcode(), "new");
  assert.deepEqual(asked.map(({ authorization }) => authorization), ["Bearer old"]);
});

Deno.test("whom the server does not know any more is somebody new, and nothing is stored of it", async () => {
  const { visit, asked, kept } = browser({
    answers: [Response.json(UNKNOWN, { status: 401 }), Response.json(grant("new"))],
    stored: grant("old", 1),
  });
  assert.equal(await visit().passcode(), "new");
  assert.deepEqual(asked.map(({ authorization }) => authorization), ["Bearer old", null]);
  assert.equal(kept.size, 0);
});

Deno.test("an exchange that failed leaves the stored token for the next time", async () => {
  const { visit, asked, kept } = browser({ answers: [], stored: grant("old", 1) });
  await assert.rejects(visit().passcode(), { name: "TypeError", message: "no network" });
  assert.deepEqual(JSON.parse(kept.get(KEY) ?? ""), grant("old", 1));
  assert.equal(asked.length, 1);
});

Deno.test("a refusal is told as the server said it", async () => {
  const refusal: Refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 500 };
  const { visit } = browser({ answers: [Response.json(refusal, { status: 429 })] });
  await assert.rejects(visit().passcode(), (error) => {
    assert.ok(error instanceof Refused);
    assert.deepEqual(error.refusal, refusal);
    return true;
  });
});

Deno.test("an answer that is neither grant nor refusal is a failure that names the status", async () => {
  for (const status of [200, 502]) {
    const { visit } = browser({ answers: [Response.json({ hello: "there" }, { status })] });
    await assert.rejects(visit().passcode(), {
      name: "TypeError",
      message: `Cannot read the answer: status ${status}`,
    });
  }
});

Deno.test("reader token solves the puzzle a site asks new readers for, and no known reader", async () => {
  const needed = { code: "proof-needed", message: "Solve a challenge." };
  const parameters = { nonce: "00", salt: "00", cost: 1, keyLength: 1, keyPrefix: "" };
  const { visit, asked } = browser({
    answers: [
      Response.json(needed, { status: 401 }),
      Response.json({ parameters, signature: "s" }),
      Response.json(grant("a"), { status: 201 }),
    ],
  });
  assert.equal(await visit().passcode(), "a");
  assert.deepEqual(asked.map(({ url, method }) => `${method ?? "GET"} ${url}`), [
    `POST ${SERVER}api/reader`,
    `GET ${SERVER}api/reader/challenge`,
    `POST ${SERVER}api/reader`,
  ]);
});

Deno.test("reader token says what the server says of a puzzle it does not take", async () => {
  const needed = { code: "proof-needed", message: "Solve a challenge." } as const;
  const refused = () => Response.json(needed, { status: 401 });
  const { visit } = browser({
    answers: [refused(), Response.json({ code: "too-fast", message: "Wait." }, { status: 429 })],
  });
  await assert.rejects(
    visit().passcode(),
    (error) => error instanceof Refused && error.refusal.code === "too-fast",
  );
});

Deno.test("a reader whom the site knows is asked for with what the site signed, whatever is stored", async () => {
  const { visit, asked, kept } = browser({
    answers: [Response.json(grant("known")), Response.json(grant("again"))],
    stored: grant("stranger"),
  });
  const token = visit();
  let signed = 0;
  token.identify(() => Promise.resolve(`signed ${++signed}`));
  assert.equal(await token.passcode(), "known");
  assert.equal(await token.passcode(), "known", "one counts for the page");
  token.used();
  assert.deepEqual(JSON.parse(kept.get(KEY) ?? ""), grant("stranger"), "it is not stored");
  assert.equal(token.renew(), true);
  assert.equal(await token.passcode(), "again", "each of them counts once");
  assert.deepEqual(asked.map(({ authorization, type, body }) => [authorization, type, body]), [
    [null, "application/json", { identity: "signed 1" }],
    [null, "application/json", { identity: "signed 2" }],
  ]);
});

Deno.test("a site that says who a reader is in the middle of a page is believed from then on", async () => {
  const { visit } = browser({
    answers: [Response.json(grant("stranger")), Response.json(grant("known"))],
  });
  const token = visit();
  assert.equal(await token.passcode(), "stranger");
  token.identify(() => "signed");
  assert.equal(await token.passcode(), "known");
});

Deno.test("what the site signed and the server refuses is told, and makes nobody a stranger", async () => {
  const { visit, asked } = browser({ answers: [Response.json(UNKNOWN, { status: 401 })] });
  const token = visit();
  token.identify(() => "forged");
  await assert.rejects(token.passcode(), Refused);
  assert.equal(asked.length, 1);
});

Deno.test("whoever came with a link takes the place of another reader, which is said once", () => {
  const { visit, kept } = browser({ answers: [], stored: grant("before") });
  const token = visit();
  assert.equal(token.reread(), false, "they are who they were on the page before");
  const reader = { ...grant("").reader, id: "reader-2" };
  kept.set(KEY, JSON.stringify({ ...grant("after"), reader, isTaken: true }));
  assert.equal(token.reread(), true);
  assert.equal(token.reread(), false);
  assert.equal(visit().reread(), false, "nobody was there before");
});

Deno.test("a reader whom the server did not know any more is the same person, in all tabs", () => {
  const { visit, kept } = browser({ answers: [], stored: grant("before") });
  const token = visit();
  token.reread();
  kept.set(KEY, JSON.stringify({ ...grant("after"), reader: { ...grant("").reader, id: "new" } }));
  assert.equal(token.reread(), false);
  assert.equal(token.grant?.token, "after");
});

Deno.test("where nothing can be kept somebody else is meant for as long as the page is there", () => {
  const token = browser({ answers: [] }).visit(guardedStorage(() => {
    throw new DOMException("blocked");
  }));
  token.reread(grant("other"));
  assert.equal(token.grant?.token, "other");
});

Deno.test("a site that names nobody any more leaves whoever was here before", async () => {
  const { visit } = browser({
    answers: [Response.json(grant("theirs"))],
    stored: grant("anonymous"),
  });
  const token = visit();
  assert.equal(await token.passcode(), "anonymous");
  token.identify(() => "signed");
  assert.equal(await token.passcode(), "theirs");
  token.identify(undefined);
  assert.equal(token.isNamed, false);
  assert.equal(await token.passcode(), "anonymous");
});

Deno.test("whether the site has said who it is can be seen", () => {
  const token = browser({ answers: [] }).visit();
  assert.equal(token.isNamed, false);
  token.identify(() => "signed");
  assert.equal(token.isNamed, true);
});

Deno.test("a reader whom the site knows is not stored: after they have signed out a page forgets them", async () => {
  const { visit, kept } = browser({ answers: [Response.json(grant("theirs"))] });
  const token = visit();
  token.identify(() => "signed");
  await token.passcode();
  token.used();
  token.reread();
  assert.equal(kept.size, 0);
  assert.equal(await token.passcode(), "theirs");
});

Deno.test("a token that another tab has stored counts from the next connection on", async () => {
  const { visit, kept } = browser({ answers: [], stored: grant("before") });
  const token = visit();
  assert.equal(await token.passcode(), "before");
  kept.set(KEY, JSON.stringify(grant("after")));
  token.reread();
  assert.equal(await token.passcode(), "after");
});

/** A server's answer that takes its time. */
function late(token: string) {
  const { promise, resolve } = Promise.withResolvers<ReaderGrant>();
  const answer = Response.json(null);
  answer.json = () => promise;
  return { answer, come: () => resolve(grant(token)) };
}

Deno.test("an answer that comes after the site has said who it is makes nobody a stranger again", async () => {
  const stranger = late("stranger");
  const { visit } = browser({ answers: [stranger.answer, Response.json(grant("known"))] });
  const token = visit();
  const before = token.passcode();
  token.identify(() => "signed");
  assert.equal(await token.passcode(), "known");
  stranger.come();
  assert.deepEqual([await before, await token.passcode()], ["known", "known"]);
});

Deno.test("who is asked for twice at a time is one reader", async () => {
  const slow = late("slow");
  const { visit } = browser({ answers: [slow.answer, Response.json(grant("fast"))] });
  const token = visit();
  const first = token.passcode();
  assert.equal(await token.passcode(), "fast");
  slow.come();
  assert.deepEqual([await first, await token.passcode()], ["fast", "fast"]);
});
