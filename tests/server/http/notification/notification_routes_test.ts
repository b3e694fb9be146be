import { deepEqual, equal } from "node:assert/strict";
import { createNotificationRoutes } from "../../../../server/http/notification/notification_routes.ts";
import { DEFAULT_SETTINGS } from "../../../../server/chat/notification/author/notice_record.ts";
import { toldBy } from "../../../helper/told_by.ts";
import { isAddedChannel, isChannelInfo, isNoticeState } from "../../../../shared/chat/notice.ts";
import type { AuthorGuard } from "../../../../server/http/request/author_guard.ts";
import { Refused } from "../../../../shared/refusal.ts";

async function app() {
  const { desk, mails } = await toldBy();
  const authorOf: AuthorGuard = ({ headers }) => {
    if (headers.get("cookie")?.startsWith("kim") !== true) {
      throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
    }
    return Promise.resolve({ kind: "author", id: "a", name: "Kim" });
  };
  const confirmed: AuthorGuard = (request) => {
    if (request.headers.get("cookie") === "kim, long ago") {
      throw new Refused({ code: "confirm-needed", message: "Prove that it is you." });
    }
    return authorOf(request);
  };
  const routes = createNotificationRoutes({ channels: desk, authorOf, confirmed });
  const call = async (method: string, path: string, body?: unknown, cookie = "kim") => {
    const response = await routes.request(`/api/notifications${path}`, {
      method,
      headers: { cookie, "content-type": "application/json" },
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return { call, mails };
}

Deno.test("an author says how they are told, adds something, confirms, tries and removes it", async () => {
  const { call, mails } = await app();
  equal(isNoticeState((await call("GET", "")).body), true);
  const settings = { ...DEFAULT_SETTINGS, sites: { default: "mine" }, quiet: { from: 0, to: 60 } };
  deepEqual(await call("PUT", "", settings), { status: 200, body: settings });
  const added = await call("POST", "/channels", { kind: "mail", address: "kim@example.com" });
  deepEqual([added.status, isAddedChannel(added.body)], [201, true]);
  const path = `/channels/${added.body.channel.id}`;
  const code = /\d{6}/.exec(mails[0]?.text ?? "")?.[0];
  equal(isChannelInfo((await call("POST", `${path}/confirm`, { code })).body), true);
  deepEqual((await call("POST", `${path}/test`)).body, { outcome: "sent", code: 250 });
  equal((await call("PATCH", path, { enabled: false })).body.enabled, false);
  equal((await call("DELETE", path)).status, 204);
  equal((await call("POST", `${path}/test`)).status, 404);
});

Deno.test("what readers write is sent nowhere new by who proved too long ago who they are", async () => {
  const { call, mails } = await app();
  for (
    const channel of [
      { kind: "mail", address: "eve@example.com" },
      { kind: "webhook", url: "https://hooks.example/x" },
      { kind: "telegram", token: `123456:${"a".repeat(30)}`, chat: "1" },
    ]
  ) {
    const { status, body } = await call("POST", "/channels", channel, "kim, long ago");
    deepEqual([status, body.code], [403, "confirm-needed"], channel.kind);
  }
  deepEqual([(await call("GET", "")).body.channels, mails], [[], []]);
  // What is there is settled as before.
  equal((await call("PUT", "", DEFAULT_SETTINGS, "kim, long ago")).status, 200);
});

Deno.test("nobody says how somebody else is told", async () => {
  const { call } = await app();
  for (
    const [method, path, body] of [
      ["GET", "", undefined],
      ["PUT", "", DEFAULT_SETTINGS],
      ["POST", "/channels", { kind: "mail", address: "eve@example.com" }],
      ["POST", "/channels/x/confirm", { code: "1" }],
      ["PATCH", "/channels/x", { enabled: true }],
      ["POST", "/channels/x/test", undefined],
      ["DELETE", "/channels/x", undefined],
    ] as const
  ) equal((await call(method, path, body, "")).status, 401, `${method} ${path}`);
});
