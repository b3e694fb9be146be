import assert from "node:assert/strict";
import fc from "fast-check";
import {
  checkedPrefixes,
  isLiteral,
  isPattern,
  isWritable,
  wayOf,
} from "../../../../server/messaging/channel/destination.ts";

const PREFIXES = { application: "/app", topic: ["/topic"], queue: ["/queue"], user: "/user" };

Deno.test("a destination is literal when every segment means itself", () => {
  for (
    const destination of [
      "/topic/greetings",
      "/topic/rooms/default%2Fposts%2Fa",
      "/topic/방",
      "/topic/%EB%B0%A9",
      "/topic/a.b-c_d~e!f'(g)h",
      "/topic/...",
    ]
  ) {
    assert.equal(isLiteral(destination), true, destination);
  }
});

Deno.test("a destination that some broker reads as a pattern or a list is not literal", () => {
  for (const character of ["*", "**", ">", "#", "?", "[a]", "{a}", "a,b", "a\\b"]) {
    assert.equal(isLiteral(`/topic/${character}`), false, character);
    assert.equal(isLiteral(`/topic/a${character}`), false, `a${character}`);
  }
});

Deno.test("a destination that walks, hides or breaks off is not literal", () => {
  for (
    const destination of [
      "",
      "/",
      "topic/a",
      "/topic/",
      "//topic/a",
      "/topic//a",
      "/topic/../a",
      "/topic/./a",
      "/topic/%2e%2E/a",
      "/topic/.%2e",
      "/topic/%zz",
      "/topic/%",
      "/topic/%c3%28",
      "/topic/a%00b",
      "/topic/a%0Ab",
      "/topic/a\0",
      "/topic/a\nb",
      "/topic/a b",
      "/topic/a\u00a0b",
      "/topic/\u202ea",
      "/topic/\u200ba",
      "/topic/\ud800",
      "/topic/" + "a".repeat(6_000),
    ]
  ) {
    assert.equal(isLiteral(destination), false, JSON.stringify(destination));
  }
});

Deno.test("any text, percent-encoded but for its asterisks, is one literal segment", () => {
  const text = fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 100 });
  fc.assert(fc.property(text, (text) => {
    fc.pre(!/^\.{1,2}$|\p{Cc}/u.test(text));
    assert.equal(isLiteral(`/topic/${encodeURIComponent(text).replaceAll("*", "%2A")}`), true);
  }));
});

Deno.test("a destination goes by its first segment", () => {
  const ways = [
    "/app/a/b",
    "/topic/a",
    "/user/queue/a",
    "/queue/a",
    "/other/a",
    "/apple/a",
    "/app",
  ];
  assert.deepEqual(ways.map((destination) => wayOf(destination, PREFIXES)), [
    { to: "application", path: "/a/b" },
    { to: "topic" },
    { to: "user" },
    { to: "queue" },
    { to: "nowhere" },
    { to: "nowhere" },
    { to: "nowhere" },
  ]);
});

Deno.test("prefixes may not lie within each other or be patterns", () => {
  assert.deepEqual(checkedPrefixes(PREFIXES), PREFIXES);
  const broken = [
    { ...PREFIXES, application: "/topic" },
    { ...PREFIXES, application: "/topic/app" },
    { ...PREFIXES, topic: ["/topic", "/topic"] },
    { ...PREFIXES, queue: ["/topic"] },
    { ...PREFIXES, user: "/user/" },
    { ...PREFIXES, user: "user" },
    { ...PREFIXES, topic: ["/topic/**"] },
  ];
  for (const prefixes of broken) {
    assert.throws(() => checkedPrefixes(prefixes), TypeError, JSON.stringify(prefixes));
  }
});

Deno.test("a pattern has whole segments that stand for others, the rest is literal", () => {
  for (const pattern of ["/topic/*", "/topic/**", "/topic/*/a/*", "/topic/*/**", "/*"]) {
    assert.equal(isPattern(pattern), true, pattern);
  }
  for (
    const other of ["/topic/a", "/topic/a*", "/topic/***", "/topic/**/a/**", "/topic/*/..", "*", ""]
  ) {
    assert.equal(isPattern(other), false, other);
  }
});

Deno.test("where any destination may be named, only control characters and halves may not", () => {
  for (const destination of ["/queue/a b", "/topic/*", "/topic/100%", "/topic/{x}", "/a//b/.."]) {
    assert.equal(isWritable(destination), true, destination);
  }
  for (
    const other of ["", "/", "topic/a", "/topic/a\nb", "/topic/\ud800", `/${"x".repeat(6_001)}`]
  ) {
    assert.equal(isWritable(other), false, JSON.stringify(other));
  }
});
