/**
 * Sites: which there are, whose page is whose, and what holds in a room.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  type SiteChange,
  siteOf,
  Sites,
  type SitesOptions,
} from "../../../../server/chat/site/sites.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { DEFAULT_MODERATION, type Site } from "../../../../shared/chat/site.ts";
import { random } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { newStore } from "../../../helper/new_store.ts";

const OWN = "https://talk.example";

function testSites(options: Partial<SitesOptions> = {}): Sites {
  return new Sites({
    store: newStore({ random }),
    ownOrigins: [OWN],
    allowedOrigins: ["https://blog.example"],
    ...options,
  });
}

Deno.test("the default site is always there, first, with the allowed origins of the settings", async () => {
  const sites = testSites();
  deepEqual(sites.all(), [{
    ...siteWith("default"),
    title: "",
    origins: ["https://blog.example"],
  }]);
  await sites.put(siteWith("aside"));
  await sites.put(siteWith("default", { origins: ["https://two.example"] }));
  deepEqual(sites.all().map(({ id }) => id), ["default", "aside"]);
  deepEqual(sites.get("default").origins, ["https://blog.example", "https://two.example"]);
  equal(sites.has("default") && sites.has("aside"), true);
  equal(sites.has("unknown"), false);
  deepEqual(sites.get("unknown"), { ...siteWith("unknown"), title: "" });
});

Deno.test("an origin is of the site that names it, and pages of the server's own of the default site", async () => {
  const sites = testSites();
  await sites.put(siteWith("aside", { origins: ["https://aside.example"] }));
  equal(sites.siteOfOrigin("https://blog.example"), "default");
  equal(sites.siteOfOrigin("https://aside.example"), "aside");
  equal(sites.siteOfOrigin(OWN), "default");
  equal(sites.siteOfOrigin("https://aside.example:8443"), undefined);
  equal(sites.siteOfOrigin("http://localhost"), undefined);
  equal(sites.isOwnOrigin(OWN), true);
  equal(sites.isOwnOrigin("https://blog.example"), false);
  await sites.remove("aside");
  equal(sites.siteOfOrigin("https://aside.example"), undefined);
});

Deno.test("a site is spoken for by its own pages, by programs and by the server's own pages", async () => {
  const sites = testSites();
  await sites.put(siteWith("aside", { origins: ["https://aside.example"] }));
  equal(sites.admits("aside", "https://aside.example"), true);
  equal(sites.admits("default", "https://aside.example"), false);
  equal(sites.admits("aside", "https://blog.example"), false);
  for (const id of ["default", "aside"]) {
    equal(sites.admits(id, OWN), true);
    equal(sites.admits(id, null), true);
    equal(sites.admits(id, ""), false);
  }
  equal(sites.admits("unknown", null), false);
  equal(sites.admits("unknown", OWN), false);
});

Deno.test("pages of this machine are of the default site only while nothing names its origins", async () => {
  const sites = testSites({ allowedOrigins: undefined });
  await sites.put(siteWith("aside", { origins: ["http://localhost:4001"] }));
  equal(sites.siteOfOrigin("http://localhost:4000"), "default");
  equal(sites.siteOfOrigin("http://localhost:4001"), "aside");
  equal(sites.siteOfOrigin("https://blog.example"), undefined);
  await sites.put(siteWith("default", { origins: ["https://blog.example"] }));
  equal(sites.siteOfOrigin("http://localhost:4000"), undefined);
  equal(sites.siteOfOrigin("http://localhost:4001"), "aside");
});

Deno.test("in a room holds what was settled for it, and otherwise what holds for its site", async () => {
  const sites = testSites();
  const room = roomId("/a", "aside");
  deepEqual(sites.settingsOf(room), { moderation: DEFAULT_MODERATION });
  const moderation = { ...DEFAULT_MODERATION, holdFirst: true, words: ["spam"] };
  await sites.put(siteWith("aside", { moderation, retentionDays: 30 }));
  deepEqual(sites.settingsOf(room), { moderation, retentionDays: 30 });
  await sites.putRoom(room, { mode: "closed", holdFirst: false, retentionDays: 7 });
  deepEqual(sites.settingsOf(room), {
    moderation: { ...moderation, mode: "closed", holdFirst: false },
    retentionDays: 7,
  });
  deepEqual(sites.roomSettings(room), { mode: "closed", holdFirst: false, retentionDays: 7 });
  await sites.putRoom(room, { retentionDays: 0 });
  deepEqual(sites.settingsOf(room), { moderation });
  await sites.putRoom(room, {});
  deepEqual(sites.settingsOf(room), { moderation, retentionDays: 30 });
  deepEqual(sites.settingsOf(roomId("/b")), { moderation: DEFAULT_MODERATION });
});

Deno.test("what was settled is there again after loading", async () => {
  const store = newStore({ random });
  const first = testSites({ store });
  await first.put(siteWith("aside", { origins: ["https://aside.example"] }));
  await first.putRoom(roomId("/a", "aside"), { mode: "closed" });
  await first.putRoom(roomId("/b"), { mode: "closed" });
  await first.putRoom(roomId("/b"), {});
  const second = testSites({ store });
  await second.load();
  deepEqual(second.all(), first.all());
  equal(second.siteOfOrigin("https://aside.example"), "aside");
  equal(second.settingsOf(roomId("/a", "aside")).moderation.mode, "closed");
  equal(second.settingsOf(roomId("/b")).moderation.mode, "open");
});

Deno.test("settings kept by an older program are completed as by default", async () => {
  const store = newStore({ random });
  const { moderation: { mode, words }, theme: _, ...old } = siteWith("aside");
  await store.sites.put({ ...old, moderation: { mode, words } } as Site);
  const sites = testSites({ store });
  await sites.load();
  deepEqual(sites.get("aside"), siteWith("aside"));
});

Deno.test("listeners hear what has changed, once it is so, until they stop", async () => {
  const sites = testSites();
  const changes: SiteChange[] = [];
  const stop = sites.onChanged((change) => {
    changes.push(change);
    if (change.kind === "site") equal(sites.get(change.id).title, "The aside");
  });
  await sites.put(siteWith("aside"));
  await sites.putRoom(roomId("/a"), { mode: "closed" });
  stop();
  await sites.remove("aside");
  deepEqual(changes, [{ kind: "site", id: "aside" }, { kind: "room", room: "default/a" }]);
});

Deno.test("a room's site is the beginning of its id", () => {
  equal(siteOf(roomId("/a/b", "aside")), "aside");
  equal(siteOf(roomId("/")), "default");
});
