import { deepEqual } from "node:assert/strict";
import { attemptOf } from "../../../../../../server/chat/notification/author/channel/web_attempt.ts";

Deno.test("what a service answers says whether a post was taken, never will be, or may be later", () => {
  const kindOf = (status: number) => attemptOf({ kind: "answered", status, body: "" }, "c").kind;
  deepEqual([200, 204, 299].map(kindOf), ["sent", "sent", "sent"]);
  deepEqual([301, 400, 401, 403, 404, 410].map(kindOf), Array(6).fill("refused"));
  deepEqual([408, 425, 429, 500, 503].map(kindOf), Array(5).fill("later"));
  const busy = { kind: "answered", status: 429, body: "", retryAfterMs: 7 } as const;
  deepEqual(attemptOf(busy, "c"), {
    kind: "later",
    channel: "c",
    code: 429,
    reason: "it answered 429",
    afterMs: 7,
  });
});

Deno.test("where nothing may be sent is refused, who is not there is tried again", () => {
  const reason = "r";
  deepEqual(
    (["forbidden", "unreachable"] as const).map((kind) => attemptOf({ kind, reason }, "c").kind),
    ["refused", "later"],
  );
});
