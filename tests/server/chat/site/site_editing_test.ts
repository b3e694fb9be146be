/**
 * Settling sites and rooms: what is refused, and that nothing is kept then.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { SiteEditing } from "../../../../server/chat/site/site_editing.ts";
import { siteVersion } from "../../../../server/chat/site/site_version.ts";
import { Sites, type SitesOptions } from "../../../../server/chat/site/sites.ts";
import type { StoreError } from "../../../../server/storage/store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { MAX_SET_ROOMS, MAX_SITES } from "../../../../shared/limit.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";
import { say } from "../../../helper/new_message.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { newStore } from "../../../helper/new_store.ts";

function setUp(options: Partial<SitesOptions> = {}) {
  const store = newStore({ random });
  const sites = new Sites({
    store,
    ownOrigins: ["https://talk.example"],
    allowedOrigins: ["https://blog.example"],
    ...options,
  });
  const faults: StoreError[] = [];
  const editing = new SiteEditing({
    sites,
    store,
    clock: { now: () => 5 },
    report: (fault) => faults.push(fault),
  });
  return { store, sites, editing, faults };
}

function refusedWith(part: string): (error: Error) => boolean {
  return (error) => refusedAs("invalid-body")(error) && error.message.includes(part);
}

Deno.test("a site is settled as a whole, and what comes of it is answered", async () => {
  const { editing, sites, store } = setUp();
  const put = await editing.putSite("aside", { title: "Aside", retentionDays: 30, id: "other" });
  const { version, ...site } = put;
  deepEqual(site, { ...siteWith("aside", { title: "Aside" }), retentionDays: 30 });
  equal(version, siteVersion(site));
  const { version: _, ...bare } = await editing.putSite("aside", {});
  deepEqual(bare, siteWith("aside", { title: "" }));
  equal(sites.has("other"), false);
  deepEqual(await store.sites.all(), [siteWith("aside", { title: "" })]);
});

Deno.test("of two authors who settle one site at a time, the second is told who the first was", async () => {
  const { editing, sites } = setUp();
  const { version } = await editing.putSite("aside", { title: "Aside" });
  const kims = await editing.putSite("aside", { title: "Kim's", version }, { name: "Kim" });
  deepEqual([kims.title, kims.changed], ["Kim's", { by: "Kim", at: 5 }]);
  await rejects(
    editing.putSite("aside", { title: "Lee's", version }, { name: "Lee" }),
    (error: Error) =>
      refusedAs("changed")(error) && error.message.includes("Kim has changed them since"),
  );
  equal(sites.get("aside").title, "Kim's");
  const lees = await editing.putSite("aside", { title: "Lee's", version: kims.version });
  equal(lees.title, "Lee's");
  // Also of a site that was removed, or that nobody has settled yet.
  await editing.removeSite("aside");
  await rejects(
    editing.putSite("aside", { title: "x", version: lees.version }),
    (error: Error) => refusedAs("changed")(error) && error.message.includes("they have changed"),
  );
  const { version: bare } = sites.settled("new");
  equal((await editing.putSite("new", { title: "New", version: bare })).title, "New");
});

Deno.test("origins the default site has by the server's settings are not kept with it", async () => {
  const { editing, store } = setUp();
  const origins = ["https://blog.example", "https://two.example"];
  deepEqual((await editing.putSite("default", { origins })).origins, origins);
  deepEqual((await store.sites.all())[0]?.origins, ["https://two.example"]);
});

Deno.test("no two sites name one origin, also when they are settled at one time", async () => {
  const { editing, sites } = setUp();
  await editing.putSite("one", { origins: ["https://one.example"] });
  await editing.putSite("one", { origins: ["https://one.example", "https://more.example"] });
  await rejects(
    editing.putSite("two", { origins: ["https://two.example", "https://one.example"] }),
    refusedWith('origins[1]: https://one.example is of the site "one"'),
  );
  await rejects(
    editing.putSite("two", { origins: ["https://blog.example"] }),
    refusedWith('is of the site "default"'),
  );
  await rejects(
    editing.putSite("default", { origins: ["https://more.example"] }),
    refusedWith('is of the site "one"'),
  );
  const origins = ["https://both.example"];
  const results = await Promise.allSettled(
    ["three", "four", "five"].map((id) => editing.putSite(id, { origins })),
  );
  deepEqual(results.map(({ status }) => status), ["fulfilled", "rejected", "rejected"]);
  deepEqual(sites.all().map(({ id }) => id), ["default", "one", "three"]);
});

Deno.test("what cannot be an id or cannot be settled is refused, and nothing is kept", async () => {
  const { editing, store } = setUp();
  for (const id of ["", "Aside", "a_b", "__proto__", "x".repeat(33), "\ud800", "한"]) {
    await rejects(editing.putSite(id, {}), refusedAs("invalid-body"), id);
  }
  for (const settings of [undefined, null, [], "x", 5, { title: 5 }, { theme: [] }]) {
    await rejects(editing.putSite("aside", settings), refusedAs("invalid-body"));
    if (settings !== undefined) {
      const forRoom = typeof settings === "object" && !Array.isArray(settings) && settings !== null
        ? { mode: settings }
        : settings;
      await rejects(editing.putRoom(roomId("/a"), forRoom), refusedAs("invalid-body"));
    }
  }
  deepEqual(await store.sites.all(), []);
  deepEqual(await store.roomSettings.all(), []);
});

Deno.test("a server has so many sites and so many rooms with settings", async () => {
  const { editing, sites } = setUp();
  for (let n = 1; n < MAX_SITES; n++) await sites.put(siteWith(`site-${n}`));
  await rejects(editing.putSite("one-more", {}), refusedWith("at most 100 sites"));
  await editing.putSite("site-1", { title: "still" });
  await editing.putSite("default", { title: "still" });
  for (let n = 0; n < MAX_SET_ROOMS; n++) await sites.putRoom(roomId(`/${n}`), { mode: "closed" });
  await rejects(editing.putRoom(roomId("/new"), { mode: "closed" }), refusedAs("invalid-body"));
  await editing.putRoom(roomId("/1"), { mode: "open" });
});

Deno.test("a site is removed while nothing was said there, and the default one never", async () => {
  const { editing, sites, store } = setUp();
  await editing.putSite("aside", {});
  await editing.putSite("quiet", {});
  await store.append(say("hello", { room: roomId("/a", "aside") }));
  await rejects(editing.removeSite("default"), refusedAs("forbidden"));
  await rejects(editing.removeSite("aside"), refusedAs("forbidden"));
  await rejects(editing.removeSite("unknown"), refusedAs("not-found"));
  await editing.putRoom(roomId("/a", "quiet"), { mode: "closed" });
  await store.held.hold(say("wait", { room: roomId("/b", "quiet") }), { ofReader: 1, ofSite: 1 });
  await rejects(editing.removeSite("quiet"), refusedAs("forbidden"));
  await store.held.clear(roomId("/b", "quiet"));
  await editing.removeSite("quiet");
  deepEqual(await store.roomSettings.all(), []);
  deepEqual(sites.all().map(({ id }) => id), ["default", "aside"]);
});

Deno.test("a site is removed once its rooms were erased", async () => {
  const { siteEditing, erasures, store } = testChat();
  await siteEditing.putSite("aside", {});
  const room = roomId("/a", "aside");
  await store.append(say("hello", { room }));
  await store.append(say("psst", { room, whisper: "R".repeat(22) }));
  await rejects(siteEditing.removeSite("aside"), refusedAs("forbidden"));
  await erasures.eraseRoom(room);
  await siteEditing.removeSite("aside");
  deepEqual(await store.sites.all(), []);
});

Deno.test("a site in which something was said while it was removed stays as it is", async () => {
  const { siteEditing, sites, store } = testChat();
  const room = roomId("/a", "aside");
  const site = await siteEditing.putSite("aside", { title: "Aside" });
  await siteEditing.putRoom(room, { mode: "closed" });
  const remove = store.sites.remove.bind(store.sites);
  Object.assign(store.sites, {
    remove: async (id: string) => {
      await store.append(say("was on its way", { room }));
      await remove(id);
    },
  });
  await rejects(siteEditing.removeSite("aside"), refusedAs("forbidden"));
  const { version: _, ...kept } = site;
  deepEqual([sites.get("aside"), await store.sites.all()], [kept, [kept]]);
  equal(sites.settingsOf(room).moderation.mode, "closed");
});

Deno.test("of readers of a site that is removed nothing is kept; others' stays", async () => {
  const { siteEditing, store } = testChat();
  await siteEditing.putSite("aside", {});
  for (const site of ["aside", "default"]) {
    await store.readers.put({
      id: `of ${site}`,
      site,
      name: "",
      email: "kim@x.example",
      knownSince: 1,
    });
  }
  await siteEditing.removeSite("aside");
  equal(await store.readers.find("of aside"), undefined);
  equal((await store.readers.find("of default"))?.email, "kim@x.example");
});

Deno.test("a site that stands in a file is changed there, and the refusal names the file", async () => {
  const fixed = { file: "/etc/sites.json", sites: [siteWith("aside")] };
  const { editing, store } = setUp({ fixed });
  for (const change of [editing.putSite("aside", {}), editing.removeSite("aside")]) {
    await rejects(
      change,
      (error: Error) => refusedAs("forbidden")(error) && error.message.includes("/etc/sites.json"),
    );
  }
  deepEqual(await store.sites.all(), []);
  deepEqual(await editing.putRoom(roomId("/a", "aside"), { mode: "closed" }), { mode: "closed" });
});

Deno.test("a room of any site there is may be settled, before anything is said in it", async () => {
  const { editing, sites } = setUp();
  const room = roomId("/new");
  deepEqual(await editing.putRoom(room, { slowModeSeconds: 5 }), { slowModeSeconds: 5 });
  equal(sites.settingsOf(room).moderation.slowModeSeconds, 5);
  deepEqual(await editing.putRoom(room, {}), {});
  await rejects(editing.putRoom(roomId("/a", "unknown"), {}), refusedAs("not-found"));
});

Deno.test("what could not be kept counts for nobody, and can be tried again", async () => {
  const { editing, sites, store, faults } = setUp();
  await store.close();
  await rejects(editing.putSite("aside", {}), refusedAs("not-stored"));
  await rejects(editing.putRoom(roomId("/a"), { mode: "closed" }), refusedAs("not-stored"));
  equal(sites.has("aside"), false);
  equal(sites.settingsOf(roomId("/a")).moderation.mode, "open");
  equal(faults.length, 2);
});
