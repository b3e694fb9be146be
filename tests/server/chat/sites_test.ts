/**
 * Sites: which there are, whose page is whose, and what holds in a room.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { type SiteChange, siteOf, Sites, type SitesOptions } from "../../../server/chat/sites.ts";
import { MemoryStore } from "../../../server/storage/memory_store.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { DEFAULT_MODERATION, type Site } from "../../../shared/chat/site.ts";
import { random } from "../../helper/chat.ts";

const OWN = "https://talk.example";

function testSites(options: Partial<SitesOptions> = {}): Sites {
  return new Sites({
    store: new MemoryStore({ random }),
    ownOrigins: [OWN],
    allowedOrigins: ["https://blog.example"],
    ...options,
  });
}

function site(id: string, settings: Partial<Site> = {}): Site {
  return {
    id,
    title: `The ${id}`,
    origins: [],
    language: "",
    theme: { mode: "auto" },
    moderation: DEFAULT_MODERATION,
    ...settings,
  };
}

Deno.test("the default site is always there, first, with the allowed origins of the settings", async () => {
  const sites = testSites();
  deepEqual(sites.all(), [{ ...site("default"), title: "", origins: ["https://blog.example"] }]);
  await sites.put(site("aside"));
  await sites.put(site("default", { origins: ["https://two.example"] }));
  deepEqual(sites.all().map(({ id }) => id), ["default", "aside"]);
  deepEqual(sites.get("default").origins, ["https://blog.example", "https://two.example"]);
  equal(sites.has("default") && sites.has("aside"), true);
  equal(sites.has("unknown"), false);
  deepEqual(sites.get("unknown"), { ...site("unknown"), title: "" });
});

Deno.test("an origin is of the site that names it, and pages of the server's own of the default site", async () => {
  const sites = testSites();
  await sites.put(site("aside", { origins: ["https://aside.example"] }));
  equal(sites.siteOfOrigin("https://blog.example"), "default");
  equal(sites.siteOfOrigin("https://aside.example"), "aside");
  equal(sites.siteOfOrigin(OWN), "default");
  equal(sites.siteOfOrigin("https://aside.example:8443"), undefined);
  equal(sites.siteOfOrigin("http://localhost"), undefined);
  await sites.remove("aside");
  equal(sites.siteOfOrigin("https://aside.example"), undefined);
});

Deno.test("pages of this machine are of the default site only while nothing names its origins", async () => {
  const sites = testSites({ allowedOrigins: undefined });
  await sites.put(site("aside", { origins: ["http://localhost:4001"] }));
  equal(sites.siteOfOrigin("http://localhost:4000"), "default");
  equal(sites.siteOfOrigin("http://localhost:4001"), "aside");
  equal(sites.siteOfOrigin("https://blog.example"), undefined);
  await sites.put(site("default", { origins: ["https://blog.example"] }));
  equal(sites.siteOfOrigin("http://localhost:4000"), undefined);
  equal(sites.siteOfOrigin("http://localhost:4001"), "aside");
});

Deno.test("in a room holds what was settled for it, and otherwise what holds for its site", async () => {
  const sites = testSites();
  const room = roomId("/a", "aside");
  deepEqual(sites.settingsOf(room), { moderation: DEFAULT_MODERATION });
  const moderation = { ...DEFAULT_MODERATION, holdFirst: true, words: ["spam"] };
  await sites.put(site("aside", { moderation, retentionDays: 30 }));
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
  const store = new MemoryStore({ random });
  const first = testSites({ store });
  await first.put(site("aside", { origins: ["https://aside.example"] }));
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

Deno.test("listeners hear what has changed, once it is so, until they stop", async () => {
  const sites = testSites();
  const changes: SiteChange[] = [];
  const stop = sites.onChanged((change) => {
    changes.push(change);
    if (change.kind === "site") equal(sites.get(change.id).title, "The aside");
  });
  await sites.put(site("aside"));
  await sites.putRoom(roomId("/a"), { mode: "closed" });
  stop();
  await sites.remove("aside");
  deepEqual(changes, [{ kind: "site", id: "aside" }, { kind: "room", room: "default/a" }]);
});

Deno.test("a room's site is the beginning of its id", () => {
  equal(siteOf(roomId("/a/b", "aside")), "aside");
  equal(siteOf(roomId("/")), "default");
});
