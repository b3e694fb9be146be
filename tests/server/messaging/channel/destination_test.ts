import assert from "node:assert/strict";
import fc from "fast-check";
import {
  checkedPrefixes,
  isLiteral,
  wayOf,
} from "../../../../server/messaging/channel/destination.ts";

const PREFIXES = { application: "/app", broker: ["/topic"], user: "/user" };

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
    { to: "broker" },
    { to: "user" },
    { to: "queue" },
    { to: "nowhere" },
    { to: "nowhere" },
    { to: "nowhere" },
  ]);
});

Deno.test("prefixes may not lie within each other, be patterns, or be queues", () => {
  assert.deepEqual(checkedPrefixes(PREFIXES), PREFIXES);
  const broken = [
    { ...PREFIXES, application: "/topic" },
    { ...PREFIXES, application: "/topic/app" },
    { ...PREFIXES, broker: ["/topic", "/topic"] },
    { ...PREFIXES, user: "/user/" },
    { ...PREFIXES, user: "user" },
    { ...PREFIXES, broker: ["/topic/**"] },
    { ...PREFIXES, broker: ["/topic", "/queue"] },
  ];
  for (const prefixes of broken) {
    assert.throws(() => checkedPrefixes(prefixes), TypeError, JSON.stringify(prefixes));
  }
});
