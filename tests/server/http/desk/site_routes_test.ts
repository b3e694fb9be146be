/**
 * Authors settle sites and rooms over the API; pages read what holds for theirs.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createSiteRoutes } from "../../../../server/http/desk/site_routes.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { isPublicSite, isSite, isSiteList } from "../../../../shared/chat/site_body.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { testChat } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const author = { kind: "author", id: "owner", name: "Author" } as const;
const COOKIE = { cookie: "small-talk=secret" };
const JSON_TYPE = { "content-type": "application/json" };

function setUp({ isLongAgo = false } = {}) {
  const chat = testChat();
  const authorOf = ({ headers }: Request) => {
    if (headers.has("cookie")) return Promise.resolve(author);
    throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
  };
  const routes = createSiteRoutes({
    chat,
    authorOf,
    confirmed: (request) => {
      if (isLongAgo) throw new Refused({ code: "confirm-needed", message: "Who is it?" });
      return authorOf(request);
    },
  });
  return {
    ...chat,
    get: async (path: string, headers: HeadersInit = COOKIE) =>
      await routes.request(path, { headers }),
    put: async (path: string, body: unknown, headers: HeadersInit = { ...COOKIE, ...JSON_TYPE }) =>
      await routes.request(path, { method: "PUT", headers, body: JSON.stringify(body) }),
    delete: async (path: string) =>
      await routes.request(path, { method: "DELETE", headers: COOKIE }),
  };
}

async function codeOf(response: Response): Promise<unknown> {
  const { code }: { code?: unknown } = await response.json();
  return [response.status, code];
}

Deno.test("a site is removed by whoever has proved lately who they are, and settled by every author", async () => {
  const api = setUp({ isLongAgo: true });
  equal((await api.put("/api/sites/aside", { title: "Aside" })).status, 200);
  deepEqual(await codeOf(await api.delete("/api/sites/aside")), [403, "confirm-needed"]);
});

Deno.test("an author settles a site, finds it in the list, and removes it", async () => {
  const api = setUp();
  const put = await api.put("/api/sites/aside", { title: "Aside", origins: ["http://a.test"] });
  const site = await put.json();
  equal(isSite(site), true);
  const { version, changed, ...settings } = site;
  equal(version.length, 16);
  deepEqual(settings, siteWith("aside", { title: "Aside", origins: ["http://a.test"] }));
  equal(changed.by, "Author");
  equal(api.sites.siteOfOrigin("http://a.test"), "aside");
  const list = await (await api.get("/api/sites")).json();
  equal(isSiteList(list), true);
  deepEqual(list, {
    sites: [api.sites.settled("default"), site],
    fixed: [],
    given: ["http://blog.test"],
  });
  equal((await api.delete("/api/sites/aside")).status, 204);
  equal(api.sites.siteOfOrigin("http://a.test"), undefined);
  deepEqual(await codeOf(await api.delete("/api/sites/aside")), [404, "not-found"]);
  deepEqual(await codeOf(await api.delete("/api/sites/default")), [403, "forbidden"]);
});

Deno.test("settings that are not the newest any more are refused, with who changed them", async () => {
  const api = setUp();
  const { version } = await (await api.put("/api/sites/aside", {})).json();
  equal((await api.put("/api/sites/aside", { title: "One", version })).status, 200);
  const refused = await api.put("/api/sites/aside", { title: "Two", version });
  equal(refused.status, 409);
  const { code, message } = await refused.json();
  deepEqual([code, message.includes("Author has changed")], ["changed", true]);
});

Deno.test("an author settles a room, also one where nothing was said", async () => {
  const api = setUp();
  const path = "/api/rooms/default%2F%EA%B8%80%2Fa/settings";
  deepEqual(await (await api.get(path)).json(), {});
  const settings = { mode: "read-only", slowModeSeconds: 30 };
  deepEqual(await (await api.put(path, settings)).json(), settings);
  deepEqual(await (await api.get(path)).json(), settings);
  equal(api.sites.settingsOf(roomId("/글/a")).moderation.mode, "read-only");
});

Deno.test("a room in another spelling is none", async () => {
  const api = setUp();
  const names = ["default", "default%2fa", "default%2Fa%2F", "Default%2Fa", "*", "%FF", "%00"];
  for (const name of names) {
    const path = `/api/rooms/${name}/settings`;
    deepEqual(await codeOf(await api.get(path)), [404, "not-found"], name);
    deepEqual(await codeOf(await api.put(path, {})), [404, "not-found"], name);
  }
  deepEqual(await codeOf(await api.put("/api/rooms/none%2Fa/settings", {})), [404, "not-found"]);
});

Deno.test("nobody settles or lists anything without being signed in", async () => {
  const api = setUp();
  const room = "/api/rooms/default%2Fa/settings";
  deepEqual(await codeOf(await api.get("/api/sites", {})), [401, "signed-out"]);
  deepEqual(await codeOf(await api.get(room, {})), [401, "signed-out"]);
  deepEqual(await codeOf(await api.put("/api/sites/a", {}, JSON_TYPE)), [401, "signed-out"]);
  deepEqual(await codeOf(await api.put(room, { mode: "closed" }, JSON_TYPE)), [401, "signed-out"]);
  equal(api.sites.has("a"), false);
});

Deno.test("what is no JSON or cannot be settled is refused, and says where", async () => {
  const api = setUp();
  const refused = await api.put("/api/sites/a", { theme: { color: "red" } });
  deepEqual(await refused.json(), {
    code: "invalid-body",
    message: 'Cannot take the settings: theme.color: expected a colour such as "#336699".',
  });
  deepEqual(await codeOf(await api.put("/api/sites/a", {}, COOKIE)), [400, "invalid-body"]);
  for (const text of HOSTILE) {
    const path = `/api/sites/${encodeURIComponent(text.toWellFormed()).slice(0, 200)}x_`;
    equal((await api.put(path, {})).status, 400, path);
    equal((await api.put("/api/sites/a", { origins: [text] })).status, 400);
  }
  deepEqual(api.sites.all().map(({ id }) => id), ["default"]);
});

Deno.test("a page reads what it may know of its own site, for a minute; others name one", async () => {
  const api = setUp();
  const hours = { timeZone: "Asia/Seoul", days: [[], [], [], [], [], [], []] };
  const moderation = { words: ["secret"], mode: "closed", proofOfWork: true };
  await api.put("/api/sites/aside", { origins: ["http://aside.test"], hours, moderation });
  const response = await api.get("/api/site", { origin: "http://aside.test" });
  equal(response.headers.get("cache-control"), "public, max-age=60");
  const site = await response.json();
  equal(isPublicSite(site), true);
  deepEqual(site, {
    id: "aside",
    title: "",
    language: "",
    theme: { mode: "auto" },
    hours,
    mode: "closed",
    proofOfWork: true,
  });
  const idFor = async (query: string, headers: HeadersInit) =>
    (await (await api.get(`/api/site${query}`, headers)).json()).id;
  equal(await idFor("", { origin: "http://blog.test" }), "default");
  equal(await idFor("?site=aside", { origin: "http://blog.test" }), "default");
  equal(await idFor("", {}), "default");
  equal(await idFor("?site=aside", {}), "aside");
  equal(await idFor("?site=aside", { origin: "http://talk.test" }), "aside");
  deepEqual(await codeOf(await api.get("/api/site?site=none", {})), [404, "not-found"]);
  const evil = await api.get("/api/site?site=aside", { origin: "http://evil.test" });
  deepEqual(await codeOf(evil), [403, "forbidden"]);
});
