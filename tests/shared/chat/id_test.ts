import assert from "node:assert/strict";
import fc from "fast-check";
import {
  base64Url,
  canonicalPath,
  DEFAULT_SITE,
  isMessageId,
  isReaderId,
  newId,
  parseRoomId,
  refOf,
  roomId,
  roomOfPath,
  roomOfSite,
} from "../../../shared/chat/id.ts";
import { MAX_PATH_LENGTH } from "../../../shared/limit.ts";

Deno.test("one page has one path, however its address is written", () => {
  const spellings = [
    "/posts/a",
    "posts/a",
    "/posts/a/",
    "//posts///a//",
    "/posts/a/index.html",
    "/posts/a/INDEX.HTM",
    "/posts/a?utm=1",
    "/posts/a/#top",
    "/posts/a/index.html?x=/b#/c",
    "/%70osts/%61",
  ];
  for (const path of spellings) assert.equal(canonicalPath(path), "/posts/a");
});

Deno.test("the front page is a slash", () => {
  for (const path of ["", "/", "//", "/index.html", "/?x", "#"]) {
    assert.equal(canonicalPath(path), "/");
  }
});

Deno.test("a path is Unicode in its composed form, and kept as written where it is no UTF-8", () => {
  assert.equal(canonicalPath("/%ED%95%9C%EA%B8%80"), "/한글");
  assert.equal(canonicalPath("/\u1112\u1161\u11ab"), "/한");
  assert.equal(canonicalPath("/%FF"), "/%FF");
});

Deno.test("a path keeps its case and what only looks like an index page", () => {
  for (const path of ["/A", "/index.html.bak", "/myindex.html", "/index.htmlx", "/index"]) {
    assert.equal(canonicalPath(path), path);
  }
});

Deno.test("a path with control characters, overrides or half a character makes no room", () => {
  for (const text of ["\0", "\n", "\x7f", "\u202e", "\u2066", "\ud800", "%00", "%E2%80%AE"]) {
    assert.throws(() => roomId(`/a${text}b`), /control characters/);
  }
});

Deno.test("a path over the limit makes no room, and is refused before any work is done on it", () => {
  assert.equal(canonicalPath("a".repeat(MAX_PATH_LENGTH - 1)).length, MAX_PATH_LENGTH);
  assert.throws(() => canonicalPath("a".repeat(MAX_PATH_LENGTH)), /501 characters: at most 500/);
  assert.throws(() => canonicalPath("/index.html".repeat(100_000) + "x"), /at most 500/);
  assert.equal(parseRoomId("default" + "/index.html".repeat(100_000) + "x"), undefined);
});

Deno.test("a room's id is its site and its path, and is parsed back", () => {
  assert.equal(roomId("/posts/a/"), `${DEFAULT_SITE}/posts/a`);
  assert.equal(roomOfPath("/posts/a/?x"), `${DEFAULT_SITE}/posts/a`);
  assert.throws(() => roomOfPath("/a\u0000"), RangeError);
  assert.equal(roomOfSite(roomId("/posts/a"), "aside"), roomId("/posts/a", "aside"));
  assert.deepEqual(parseRoomId(roomId("/posts/a", "my-blog")), {
    id: "my-blog/posts/a",
    site: "my-blog",
    path: "/posts/a",
  });
});

Deno.test("a site is short, in lower case, and no path", () => {
  for (const site of ["", "A", "-a", "a/b", "a b", "한", "a".repeat(33)]) {
    assert.throws(() => roomId("/", site), /as a site/);
  }
});

Deno.test("an id in any other than its canonical form names no room", () => {
  const others = ["", "/", "default", "/a", "default/a/", "default//a", "default/a/index.html"];
  for (
    const id of [...others, "Default/a", "default/\u1112\u1161", "default/a\n", "default/\ud800"]
  ) {
    assert.equal(parseRoomId(id), undefined, JSON.stringify(id));
  }
});

Deno.test("every path makes a room that is parsed back to itself, or a RangeError", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom("/", "//", "index.html", "%2F", "%25", "%ED%95%9C", "?", "#", ".", ".."),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")), (path) => {
      let room;
      try {
        room = roomId(path);
      } catch (error) {
        assert.ok(error instanceof RangeError);
        return;
      }
      assert.equal(parseRoomId(room)?.id, room);
    }),
    { numRuns: 5_000 },
  );
});

Deno.test("a message's id has 16 to 64 letters, digits, underscores and hyphens", () => {
  for (const id of ["a".repeat(16), "A-_9".repeat(16)]) assert.ok(isMessageId(id));
  for (
    const id of ["", "a".repeat(15), "a".repeat(65), "a".repeat(15) + "é", "a".repeat(16) + "\n"]
  ) {
    assert.ok(!isMessageId(id), JSON.stringify(id));
  }
});

Deno.test("a new id is 128 random bits in 22 characters that fit a message's id", () => {
  const asked: number[] = [];
  const id = newId((bytes) => {
    asked.push(bytes.length);
    return bytes.fill(0xff);
  });
  assert.deepEqual(asked, [16]);
  assert.equal(id, "_".repeat(21) + "w");
  assert.ok(isMessageId(newId((bytes) => crypto.getRandomValues(bytes))));
});

Deno.test("base64url has neither padding nor characters that mean something in an address", () => {
  assert.equal(base64Url(Uint8Array.of(0xfb, 0xef, 0xff)), "--__");
  assert.equal(base64Url(Uint8Array.of(0)), "AA");
  assert.equal(base64Url(new Uint8Array()), "");
});

Deno.test("a conversation is a room, or a whisper in it, and nothing else of what is given", () => {
  const room = roomId("/a");
  assert.deepEqual(refOf({ room, whisper: "reader-1", ...{ sender: "x" } }), {
    room,
    whisper: "reader-1",
  });
  assert.deepEqual(Object.keys(refOf({ room, ...{ sender: "x" } })), ["room"]);
});

Deno.test("a reader's id has the form of an id", () => {
  assert.equal(isReaderId(newId((bytes) => bytes)), true);
  for (const id of ["", "*", "reader", "..", "%2e%2e", "a/b".repeat(9), "한".repeat(22)]) {
    assert.equal(isReaderId(id), false, id);
  }
});
