/**
 * What was seen is judged: what is in order, and which line or setting puts right what is not.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { FRONT_LINES } from "../../../../../shared/front.ts";
import type { CheckFacts } from "../../../../../shared/chat/check.ts";
import {
  CODES,
  type Finding,
  judgeBody,
  judgeFacts,
  judgeMail,
  judgeSocket,
  judgeSockJs,
  judgeTag,
} from "../../../../../widget/console/settings/check/finding.ts";

const PAGE = "https://talk.example";
const SPAN = { askedAt: 1_000, answeredAt: 1_200 };
const FACTS: CheckFacts = {
  now: 1_100,
  publicUrl: PAGE,
  host: "talk.example",
  peer: "10.0.0.2",
  client: "known",
  open: false,
  cannot: [],
  mail: false,
  push: false,
};
const TAG = {
  status: 200,
  headers: {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=300",
    etag: '"x"',
  },
};

const bad = (findings: readonly Finding[]) =>
  findings.filter(({ code }) => CODES[code] === "fault" || CODES[code] === "warning");

const judged = (more: Partial<CheckFacts>, page = PAGE) =>
  bad(judgeFacts({ ...FACTS, ...more }, page, SPAN));

Deno.test("a server that is as it should be has nothing to mend", () => {
  deepEqual(judged({}), []);
  deepEqual(
    judged({ publicUrl: "http://localhost:80", host: "127.0.0.1" }, "http://127.0.0.1"),
    [],
  );
});

Deno.test("a console that is open elsewhere than the public address names the setting", () => {
  deepEqual(judged({}, "https://other.example").map(({ code, setting }) => [code, setting]), [
    ["address-other", "PUBLIC_URL=https://other.example"],
    ["host-other", undefined],
  ]);
});

Deno.test("plain http is a fault, but on this machine", () => {
  const plain = { publicUrl: "http://talk.example", host: "talk.example" };
  deepEqual(judged(plain, "http://talk.example").map(({ code }) => code), ["https-missing"]);
});

Deno.test("a proxy that hides who asks is told with its line and the setting", () => {
  deepEqual(judged({ client: "nameless" }), [{
    code: "client-nameless",
    seen: "10.0.0.2",
    setting: "TRUSTED_PROXIES=10.0.0.2",
    front: "forwarded",
  }]);
  deepEqual(judged({ client: "unbelieved" }), [{
    code: "client-unbelieved",
    seen: "10.0.0.2",
    setting: "TRUSTED_PROXIES=10.0.0.2",
  }]);
});

Deno.test("a server that listens to all, or has lost its data, says so", () => {
  deepEqual(judged({ open: true }).map(({ setting }) => setting), ["HOST=127.0.0.1"]);
  deepEqual(judged({ cannot: ["write"] }).map(({ code }) => code), ["data-lost"]);
});

Deno.test("clocks are apart by what the way of an answer cannot explain", () => {
  deepEqual(judged({ now: 1_000 + 30_200 }), []);
  deepEqual(judged({ now: 1_200 + 31_000 }), [{ code: "clock-apart", seen: "31" }]);
  deepEqual(
    judgeFacts({ ...FACTS, now: 0 }, PAGE, { askedAt: 40_000, answeredAt: 90_000 }).at(-2),
    {
      code: "clock-apart",
      seen: "40",
    },
  );
});

Deno.test("each end of a connection has its meaning, and what is cut or blocked its line", () => {
  const codes = (...ends: Parameters<typeof judgeSocket>[0][]) =>
    ends.map((end) => judgeSocket(end).map(({ code, seen, front }) => [code, seen, front]));
  deepEqual(
    codes(
      { kind: "lived", watchedMs: 15_000 },
      { kind: "died", afterMs: 10_400 },
      { kind: "deaf" },
      { kind: "blocked" },
    ),
    [
      [["socket-ok", undefined, undefined], ["idle-ok", "15", undefined]],
      [["socket-ok", undefined, undefined], ["idle-cut", "10", "idle"]],
      [["socket-deaf", undefined, "upgrade"]],
      [["socket-blocked", undefined, "upgrade"]],
    ],
  );
});

Deno.test("the way around is missing, late, or in order", () => {
  deepEqual(judgeSockJs(false, false), [{ code: "sockjs-missing" }]);
  deepEqual(judgeSockJs(true, false), [{ code: "stream-late", front: "buffering" }]);
  deepEqual(judgeSockJs(true, true), [{ code: "sockjs-ok" }]);
});

Deno.test("a body that comes in part, or not at all, is cut", () => {
  equal(judgeBody(200_000, 200_000)[0]?.code, "body-ok");
  for (const came of [0, 65_536, undefined]) {
    deepEqual(judgeBody(came, 200_000), [{ code: "body-cut", seen: "200", front: "body" }]);
  }
});

Deno.test("a tag that does not come, is closed, or is kept for long is told", () => {
  const codes = (headers: Record<string, string>) =>
    judgeTag({ status: 200, headers: { ...TAG.headers, ...headers } }).map(({ code }) => code);
  deepEqual(judgeTag(TAG), [{ code: "tag-ok" }]);
  deepEqual(judgeTag(undefined), [{ code: "tag-missing" }]);
  deepEqual(judgeTag({ ...TAG, status: 502 }), [{ code: "tag-missing" }]);
  deepEqual(codes({ "access-control-allow-origin": "https://a.example" }), ["tag-closed"]);
  deepEqual(codes({ "cache-control": "max-age=86400" }), ["tag-ok", "cache-long"]);
});

Deno.test("mail that is not set up is left, and what keeps it is named", () => {
  deepEqual(judgeMail(undefined), [{ code: "mail-off" }]);
  deepEqual(judgeMail("user"), [{ code: "mail-user" }]);
});

Deno.test("whatever a proxy can get wrong has a line for at least one", () => {
  for (const fronts of Object.values(FRONT_LINES)) equal(Object.keys(fronts).length > 0, true);
});
