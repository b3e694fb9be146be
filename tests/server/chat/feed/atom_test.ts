/**
 * Feeds as text, read by a strict XML parser and held against RFC 4287.
 *
 * @module
 */
import { deepEqual, doesNotThrow, equal, match, throws } from "node:assert/strict";
import { atomOf, type Feed } from "../../../../server/chat/feed/atom.ts";
import { assertAtom, parseXml, textIn } from "../../../helper/atom.ts";
import { HOSTILE_MARKUP } from "../../../helper/hostile_markup.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";

const ENTRY = {
  id: "tag:talk.test,2026:a/1",
  title: "Why?",
  author: "Kim",
  published: 0,
  updated: 1_000,
  text: "Because.",
};
const FEED: Feed = {
  id: "tag:talk.test,2026:a",
  title: "A post",
  updated: 1_000,
  self: "https://talk.test/feeds/a.atom",
  page: "https://blog.test/a?x=1&y=2",
  language: "ko",
  entries: [ENTRY, { ...ENTRY, id: "tag:talk.test,2026:a/2", page: "https://blog.test/a" }],
};

Deno.test("a feed is valid Atom, with entries and without", () => {
  assertAtom(atomOf(FEED));
  const { page: _page, language: _language, ...least } = FEED;
  assertAtom(atomOf({ ...least, entries: [] }));
  match(atomOf(FEED), /<updated>1970-01-01T00:00:01\.000Z<\/updated>/);
});

Deno.test("whatever was written is text in a feed, and nothing else", () => {
  for (const hostile of [...HOSTILE, ...HOSTILE_MARKUP, "]]>", "a\r\nb\tc", "<!--", "&#0;"]) {
    const fields = { title: hostile, author: hostile, text: hostile };
    const xml = atomOf({ ...FEED, title: hostile, entries: [{ ...ENTRY, ...fields }] });
    doesNotThrow(() => assertAtom(xml), hostile);
    const names = parseXml(xml).map(({ name }) => name);
    deepEqual(names.filter((name) => name === "entry").length, 1, hostile);
    const kept = hostile.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
    equal(textIn(xml, "content"), kept, hostile);
  }
});

Deno.test("the test's own rules find what is no feed", () => {
  const xml = atomOf(FEED);
  const faults = [
    xml.replace("</feed>", ""),
    xml.replace(/<updated>.*?<\/updated>/, ""),
    xml.replaceAll("tag:talk.test,2026:a/2", "tag:talk.test,2026:a/1"),
    xml.replace(/<author>.*?<\/author>/, ""),
    xml.replace('rel="self"', 'rel="alternate"'),
    xml.replace(">Why?<", ">&nbsp;<"),
  ];
  for (const fault of faults) throws(() => assertAtom(fault), fault);
});
