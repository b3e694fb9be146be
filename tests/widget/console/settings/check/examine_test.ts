/**
 * A check goes through its steps, tells what it has found so far, and ends early where it is refused.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { CallOutcome } from "../../../../../widget/console/api/console_api.ts";
import {
  examine,
  type Probe,
  type Progress,
  STEPS,
} from "../../../../../widget/console/settings/check/examine.ts";

const FACTS = {
  now: 0,
  publicUrl: "https://talk.example",
  host: "talk.example",
  peer: "10.0.0.2",
  client: "known",
  open: false,
  cannot: [],
  mail: true,
  push: true,
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  "GET /api/check": FACTS,
  "POST /api/check/body": { bodyBytes: 200_000 },
  "POST /api/check/mail": { mail: "ok" },
};

async function examined(answers = ANSWERS, more: Partial<Probe> = {}) {
  const calls: string[] = [];
  const probe: Probe = {
    page: "https://talk.example",
    now: () => 0,
    call(method, path): Promise<CallOutcome> {
      const call = `${method} ${path}`;
      calls.push(call);
      return Promise.resolve(
        call in answers
          ? { ok: true, value: answers[call] }
          : { ok: false, refusal: { code: "too-fast", message: "" } },
      );
    },
    file: () => Promise.resolve({ status: 200, headers: { server: "nginx" } }),
    trySocket: () => Promise.resolve({ kind: "lived", watchedMs: 15_000 }),
    tryStream: () => Promise.resolve(true),
    ...more,
  };
  const all: Progress[] = [];
  for await (const progress of examine(probe)) all.push(progress);
  return { all, calls, last: all.at(-1) };
}

Deno.test("a check tells each step before it, and all findings at its end", async () => {
  const { all, last, calls } = await examined();
  deepEqual(all.map(({ step }) => step), [...STEPS, undefined]);
  const counts = all.map(({ findings }) => findings.length);
  deepEqual(counts, counts.toSorted((a, b) => a - b));
  equal(last?.front, "nginx");
  deepEqual(
    last?.findings.map(({ code }) => code).filter((code) => !code.endsWith("-ok")),
    ["tag-closed", "cache-long"],
  );
  deepEqual(calls, Object.keys(ANSWERS));
});

Deno.test("a check that is refused ends with the reason", async () => {
  const { all } = await examined({});
  deepEqual(all.map(({ step, refusal }) => [step, refusal?.code]), [["server", undefined], [
    undefined,
    "too-fast",
  ]]);
});

Deno.test("the mail server is asked only where mail is set up", async () => {
  const { calls, last } = await examined({
    ...ANSWERS,
    "GET /api/check": { ...FACTS, mail: false, push: false },
  });
  equal(calls.includes("POST /api/check/mail"), false);
  const codes = last?.findings.map(({ code }) => code) ?? [];
  deepEqual(["mail-off", "push-off"].map((code) => codes.some((one) => one === code)), [
    true,
    true,
  ]);
});

Deno.test("what nothing answers to is found, and the check goes on", async () => {
  const { last } = await examined({ "GET /api/check": FACTS }, {
    file: () => Promise.resolve(undefined),
    trySocket: () => Promise.resolve({ kind: "blocked" }),
  });
  deepEqual(
    last?.findings.map(({ code }) => code).filter((code) => !code.endsWith("-ok")),
    ["tag-missing", "sockjs-missing", "body-cut", "unanswered", "socket-blocked"],
  );
});
