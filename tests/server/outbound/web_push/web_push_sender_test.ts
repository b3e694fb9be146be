import { deepEqual, equal, match } from "node:assert/strict";
import { vapidKey } from "../../../../server/outbound/web_push/vapid.ts";
import {
  type PostAnswer,
  type PostRequest,
  WebPushSender,
} from "../../../../server/outbound/web_push/web_push_sender.ts";
import type { PushMessage } from "../../../../server/chat/notification/push_sender.ts";
import { random } from "../../../helper/chat.ts";
import { pushBrowser } from "../../../helper/push_browser.ts";

const NOW = Date.UTC(2026, 10, 30);
const MESSAGE: PushMessage = { payload: "{}", ttlSeconds: 60, urgency: "high" };

function setUp(answer: Partial<PostAnswer> | "nobody" = {}) {
  const posted: PostRequest[] = [];
  const sender = new WebPushSender({
    key: vapidKey(() => "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
    hosts: ["push.example"],
    publicUrl: "https://talk.example",
    post(request) {
      posted.push(request);
      if (answer === "nobody") return Promise.reject(new TypeError("no route"));
      return Promise.resolve({ status: 201, retryAfter: null, ...answer });
    },
    clock: { now: () => NOW },
    random,
  });
  const browser = pushBrowser();
  const address = { endpoint: "https://push.example/abc", keys: browser.keys };
  return { sender, posted, browser, address };
}

Deno.test("a push message says how long it counts, how much it matters and what it replaces", async () => {
  const full = setUp();
  const outcome = await full.sender.send(full.address, {
    payload: '{"kind":"test"}',
    ttlSeconds: 3_600,
    topic: "abc_-1",
    urgency: "normal",
  });
  deepEqual(outcome, { kind: "sent", code: 201 });
  const [request] = full.posted;
  equal(request?.url, "https://push.example/abc");
  const { authorization = "", ...headers } = request?.headers ?? {};
  match(authorization, /^vapid t=/);
  deepEqual(headers, {
    "content-encoding": "aes128gcm",
    "content-type": "application/octet-stream",
    ttl: "3600",
    urgency: "normal",
    topic: "abc_-1",
  });
  equal(full.browser.read(request?.body ?? new Uint8Array()), '{"kind":"test"}');
});

Deno.test("what a push service answers decides whether it is sent, gone, tried later or refused", async () => {
  for (
    const [answer, outcome] of [
      [{ status: 200 }, { kind: "sent", code: 200 }],
      [{ status: 202 }, { kind: "sent", code: 202 }],
      [{ status: 404 }, { kind: "gone", code: 404 }],
      [{ status: 410 }, { kind: "gone", code: 410 }],
      [{ status: 429, retryAfter: "30" }, { kind: "later", code: 429, afterMs: 30_000 }],
      [{ status: 429, retryAfter: "99999999" }, { kind: "later", code: 429, afterMs: 3_600_000 }],
      [{ status: 503, retryAfter: new Date(NOW + 5_000).toUTCString() }, {
        kind: "later",
        code: 503,
        afterMs: 5_000,
      }],
      [{ status: 500, retryAfter: "soon" }, { kind: "later", code: 500 }],
      [{ status: 403 }, { kind: "refused", code: 403 }],
      // Redirects are not followed.
      [{ status: 301 }, { kind: "refused", code: 301 }],
      ["nobody", { kind: "later" }],
    ] as const
  ) {
    const { sender, address } = setUp(answer);
    const { reason: _, ...delivery } = { reason: "", ...await sender.send(address, MESSAGE) };
    deepEqual(delivery, outcome, JSON.stringify(answer));
  }
});

Deno.test("nothing is posted to an address that is not allowed, for a damaged key, or when it is too much", async () => {
  const { sender, posted, address } = setUp();
  for (
    const [to, message] of [
      [{ ...address, endpoint: "https://evil.example/" }, MESSAGE],
      [{ ...address, keys: { ...address.keys, p256dh: "AAAA" } }, MESSAGE],
      [address, { ...MESSAGE, payload: "x".repeat(4_000) }],
    ] as const
  ) equal((await sender.send(to, message)).kind, "refused");
  deepEqual(posted, []);
});
