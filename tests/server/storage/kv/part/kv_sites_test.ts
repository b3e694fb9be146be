/**
 * Settings of a site are larger than a value of Deno KV may be.
 *
 * @module
 */
import { deepEqual, rejects } from "node:assert/strict";
import { DEFAULT_MODERATION, type Site } from "../../../../../shared/chat/site.ts";
import { MAX_WORD_LENGTH, MAX_WORDS } from "../../../../../shared/limit.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

function site(words: readonly string[]): Site {
  return {
    id: "blog",
    title: "Blog",
    origins: [],
    language: "ko",
    theme: { mode: "auto" },
    moderation: { ...DEFAULT_MODERATION, words },
  };
}

Deno.test("the longest list of words is kept, and of a shorter one no piece is left over", () =>
  withShelf(async (shelf) => {
    const sites = shelf.part("sites");
    const longest = site(Array.from({ length: MAX_WORDS }, () => "한".repeat(MAX_WORD_LENGTH)));
    await sites.put({ ...site([]), id: "aside" });
    await sites.put(longest);
    deepEqual(await sites.all(), [{ ...site([]), id: "aside" }, longest]);
    await sites.put(site([]));
    deepEqual((await shelf.keys()).length, 2);
    for (const id of ["aside", "blog"]) await sites.remove(id);
    deepEqual(await shelf.keys(), []);
  }));

Deno.test("settings that Deno KV does not take are refused, and those before stay", () =>
  withShelf(async ({ part }) => {
    const sites = part("sites");
    await sites.put(site(["first"]));
    await rejects(sites.put(site(Array.from({ length: 60 }, () => "한".repeat(10_000)))), {
      name: "StoreError",
      message: /it does not take what is asked: .*too large/,
    });
    deepEqual(await sites.all(), [site(["first"])]);
  }));
