import { doesNotThrow, throws } from "node:assert/strict";
import { SiteWords } from "../../../../server/chat/moderation/site_words.ts";
import { DEFAULT_MODERATION } from "../../../../shared/chat/site.ts";
import { refusedAs, testChat } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";

Deno.test("each site has its own words, and other ones count at once", async () => {
  const { sites } = testChat();
  const words = new SiteWords(sites);
  const put = (id: string, list: readonly string[]) =>
    sites.put(siteWith(id, { moderation: { ...DEFAULT_MODERATION, words: list } }));
  await put("blog", ["spam"]);
  await put("aside", ["eggs"]);
  const code = refusedAs("word-refused");
  throws(() => words.assertFine("blog", "SPAM and eggs"), code);
  doesNotThrow(() => words.assertFine("aside", "spam"));
  doesNotThrow(() => words.assertFine("default", "spam and eggs"));
  await put("blog", ["ham"]);
  doesNotThrow(() => words.assertFine("blog", "spam"));
  throws(() => words.assertFine("blog", "ham!"), code);
  doesNotThrow(() => words.assertFine("blog", "hamster"));
});

Deno.test("which word was refused nobody is told", async () => {
  const { sites } = testChat();
  await sites.put(
    siteWith("blog", { moderation: { ...DEFAULT_MODERATION, words: ["canary"] } }),
  );
  throws(
    () => new SiteWords(sites).assertFine("blog", "a canary"),
    (error: Error) => !error.message.includes("canary"),
  );
});
