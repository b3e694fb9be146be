import { deepEqual, equal, match } from "node:assert/strict";
import {
  SECRET_PREFIX,
  webhookBody,
  webhookHeaders,
} from "../../../../../../server/chat/notification/author/channel/webhook.ts";
import { isSigned } from "../../../../../helper/hook_receiver.ts";
import { ITEM, notice } from "../../../../../helper/notice.ts";

const secret = new Uint8Array(32).fill(7).toBase64();

Deno.test("a post says what was written as JSON, under its id", () => {
  const given = notice();
  deepEqual(JSON.parse(webhookBody(given)), {
    type: "notice.news",
    id: "n",
    count: 1,
    url: given.url,
    items: [ITEM],
  });
});

Deno.test("a post is signed with its id and time, so that neither can be another", () => {
  const body = "{}";
  const headers = new Headers(webhookHeaders(body, { secret, id: "n", now: 5_999 }));
  equal(headers.get("webhook-timestamp"), "5");
  match(headers.get("webhook-signature") ?? "", /^v1,[A-Za-z0-9+/]{43}=$/);
  const post = { path: "/", headers, body };
  equal(isSigned(post, SECRET_PREFIX + secret), true);
  equal(isSigned(post, SECRET_PREFIX + new Uint8Array(32).toBase64()), false);
  for (const [name, value] of [["webhook-id", "m"], ["webhook-timestamp", "6"]] as const) {
    const changed = new Headers(headers);
    changed.set(name, value);
    equal(isSigned({ ...post, headers: changed }, SECRET_PREFIX + secret), false);
  }
});
