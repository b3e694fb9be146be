import { deepEqual, equal, match } from "node:assert/strict";
import {
  createAvatarRoutes,
  createPictureRoute,
} from "../../../../server/http/author/avatar_routes.ts";
import { isAuthorInfo } from "../../../../shared/chat/author.ts";
import { testChat } from "../../../helper/chat.ts";
import { png } from "../../../helper/picture.ts";

async function setUp() {
  const chat = testChat();
  await chat.account.ensurePassword("correct horse");
  const [owner] = await chat.authors.list();
  const asker = { kind: "author", id: owner?.id ?? "", name: "" } as const;
  const me = {
    author: asker,
    role: "owner",
    sessionHash: "",
    expiresAt: 1,
    confirmedAt: 1,
  } as const;
  return createAvatarRoutes({ ...chat, signedIn: () => Promise.resolve(me) })
    .route("/", createPictureRoute(chat));
}

Deno.test("a picture is put by its author and shown on any page, as nothing but a picture", async () => {
  const routes = await setUp();
  const put = await routes.request("/api/authors/me/avatar", {
    method: "PUT",
    headers: { "content-type": "image/png" },
    body: png(9, 9),
  });
  const info = await put.json();
  deepEqual([put.status, isAuthorInfo(info)], [200, true]);
  const { status, headers, body } = await routes.request(info.avatar);
  await body?.cancel();
  equal(status, 200);
  equal(headers.get("content-type"), "image/png");
  equal(headers.get("x-content-type-options"), "nosniff");
  equal(headers.get("cross-origin-resource-policy"), "cross-origin");
  match(headers.get("cache-control") ?? "", /immutable/);
  match(headers.get("content-security-policy") ?? "", /default-src 'none'; sandbox/);

  const gone = await routes.request("/api/authors/me/avatar", { method: "DELETE" });
  equal(gone.status, 204);
  const after = await routes.request(info.avatar);
  deepEqual([after.status, (await after.json()).code], [404, "not-found"]);
});

Deno.test("what is no picture is refused", async () => {
  const routes = await setUp();
  const response = await routes.request("/api/authors/me/avatar", {
    method: "PUT",
    headers: { "content-type": "image/svg+xml" },
    body: "<svg/>",
  });
  deepEqual([response.status, (await response.json()).code], [400, "invalid-body"]);
});
