/**
 * What every store must do with sites, sentence by sentence of `server/storage/port/site_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DEFAULT_MODERATION, type Site } from "../../shared/chat/site.ts";
import { say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of sites. */
export function testSites(test: TestRule): void {
  test("the settings of sites are read back as they were put, by their ids", async ({ sites }) => {
    deepEqual(await sites.all(), []);
    const moderation = { ...DEFAULT_MODERATION, words: ["a, b", "\u0000", "한국어"] };
    const full: Site = {
      ...site("blog"),
      theme: { mode: "dark", color: "#336699" },
      hours: { timeZone: "Asia/Seoul", days: [[{ from: 540, to: 1_080 }], [], [], [], [], [], []] },
      moderation,
      retentionDays: 30,
    };
    await sites.put(full);
    await sites.put(site("aside"));
    deepEqual(await sites.all(), [site("aside"), full]);
  });

  test("the settings of a site are replaced as a whole", async ({ sites }) => {
    await sites.put({ ...site("blog"), retentionDays: 30 });
    await sites.put({ ...site("blog"), title: "Another" });
    deepEqual(await sites.all(), [{ ...site("blog"), title: "Another" }]);
  });

  test("settings that were removed are gone; the site's conversations are not", async (store) => {
    const message = say("hello");
    await store.append(message);
    await store.sites.put(site("default"));
    equal(await store.sites.remove("default"), true);
    equal(await store.sites.remove("default"), false);
    equal(await store.sites.remove("unknown"), false);
    deepEqual(await store.sites.all(), []);
    equal((await store.page({ room: message.room, limit: 1 })).lastSeq, 1);
  });
}

function site(id: string): Site {
  return {
    id,
    title: `The ${id}`,
    origins: ["https://blog.example"],
    language: "ko",
    theme: { mode: "auto" },
    moderation: DEFAULT_MODERATION,
  };
}
