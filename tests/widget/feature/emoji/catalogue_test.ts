/**
 * The emoji of the picker.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { checkedEmoji } from "../../../../server/chat/conversation/emoji.ts";
import { loadCatalogue, search } from "../../../../widget/feature/emoji/catalogue.ts";

Deno.test("emoji: the server takes every one of them", async () => {
  for (const emoji of [...(await loadCatalogue("en")).values()].flat()) {
    equal(checkedEmoji(emoji.emoji), emoji.emoji);
  }
});

for (const lang of ["en", "ko", "ja", "zh", "de", "es", "fr", "pt"]) {
  Deno.test(`emoji: each has a name, ${lang}`, async () => {
    const all = [...(await loadCatalogue(lang)).values()].flat();
    deepEqual(all.filter(({ name }) => name.trim() === ""), []);
    equal(all.length > 1_000, true);
    equal(new Set(all.map(({ emoji }) => emoji)).size, all.length);
  });
}

const CASES: readonly (readonly [lang: string, text: string, emoji: string])[] = [
  ["en", "thumbs", "👍"],
  ["en", "PARTY pop", "🎉"],
  ["en", "heart red", "❤️"],
  ["en", "south korea", "🇰🇷"],
  ["en", "🎉", "🎉"],
  ["ko", "하트", "❤️"],
  ["ko", "대한민국", "🇰🇷"],
  ["de", "Deutschland", "🇩🇪"],
  ["fr", "cœur", "❤️"],
  ["pt-BR", "coração", "❤️"],
  ["ar", "rocket", "🚀"],
];

for (const [lang, text, emoji] of CASES) {
  Deno.test(`emoji: "${text}" finds ${emoji}, ${lang}`, async () => {
    const found = search(await loadCatalogue(lang), text, lang).map((one) => one.emoji);
    equal(found.includes(emoji), true, found.join(" "));
  });
}

Deno.test("emoji: names that begin so come before those that have it within", async () => {
  const [first] = search(await loadCatalogue("en"), "cat", "en");
  equal(first?.name.split(" ").some((word) => word.startsWith("cat")), true);
  deepEqual(search(await loadCatalogue("en"), "xyzzy", "en"), []);
});
