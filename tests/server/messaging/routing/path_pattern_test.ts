import assert from "node:assert/strict";
import fc from "fast-check";
import {
  covers,
  fillDestination,
  matchPath,
  overlaps,
  parsePath,
  variablesOfDestination,
} from "../../../../server/messaging/routing/path_pattern.ts";

const match = (pattern: string, path: string) => matchPath(parsePath(pattern), path);

Deno.test("pattern without wildcards fits the same path alone", () => {
  assert.deepEqual(match("/hello", "/hello"), {});
  for (const path of ["/Hello", "/hello/", "/hello/x", "/hell", "hello", "", "/", "//hello"]) {
    assert.equal(match("/hello", path), undefined, path);
  }
});

Deno.test("variable is one segment, percent-decoded once", () => {
  assert.deepEqual(match("/rooms/{room}/say", "/rooms/r1/say"), { room: "r1" });
  assert.deepEqual(match("/rooms/{room}/say", "/rooms/a%2Fb/say"), { room: "a/b" });
  assert.deepEqual(match("/rooms/{room}/say", "/rooms/%252F/say"), { room: "%2F" });
  assert.deepEqual(match("/{a}/{b}", "/%ED%95%9C/글"), { a: "한", b: "글" });
  assert.equal(match("/rooms/{room}/say", "/rooms/a/b/say"), undefined);
  assert.equal(match("/rooms/{room}/say", "/rooms//say"), undefined);
});

Deno.test("literal segment cannot be spelt by percent-encoding", () => {
  assert.equal(match("/admin/{name}", "/%61dmin/x"), undefined);
  assert.equal(match("/a/b", "/a%2Fb"), undefined);
  assert.deepEqual(match("/caf%C3%A9", "/caf%C3%A9"), {});
});

Deno.test("variable may be named as what every object inherits", () => {
  assert.deepEqual(match("/{constructor}/{toString}", "/a/b"), { constructor: "a", toString: "b" });
});

Deno.test("path with a broken percent-encoding fits nothing", () => {
  for (const part of ["%", "%2", "%zz", "%C3", "%C3%28", "%FF"]) {
    for (const pattern of ["/rooms/{room}", "/rooms/*", "/rooms/**", "/**", `/rooms/${part}`]) {
      assert.equal(match(pattern, `/rooms/${part}`), undefined, `${pattern} ${part}`);
    }
  }
});

Deno.test("one star is one segment, two stars any number", () => {
  assert.deepEqual(match("/a/*/c", "/a/b/c"), {});
  assert.equal(match("/a/*/c", "/a/c"), undefined);
  assert.equal(match("/a/*", "/a/b/c"), undefined);
  assert.deepEqual(match("/a/**", "/a"), {});
  assert.deepEqual(match("/a/**", "/a/b/c"), {});
  assert.equal(match("/a/**", "/b"), undefined);
  assert.deepEqual(match("/**", "/a"), {});
  assert.deepEqual(match("/a/**/{last}", "/a/b/c/d"), { last: "d" });
  assert.deepEqual(match("/a/**/{last}", "/a/b"), { last: "b" });
  assert.equal(match("/a/**/{last}", "/a"), undefined);
  assert.deepEqual(match("/{first}/**/z", "/a/z"), { first: "a" });
  assert.equal(match("/a/**", "/a//b"), undefined);
  assert.deepEqual(match("/a/**", "/a" + "/b".repeat(500_000)), {});
});

Deno.test("variables of any text survive a destination and come back", () => {
  const text = fc.string({ minLength: 1, unit: "binary" });
  fc.assert(fc.property(text, text, (room, id) => {
    const path = fillDestination("/rooms/{room}/{id}", { room, id });
    assert.deepEqual(match("/rooms/{room}/{id}", path), { room, id });
  }));
});

Deno.test("path that cannot be meant is refused with what is wrong", () => {
  const faults: [string, RegExp][] = [
    ["hello", /"hello": it does not start with a slash/],
    ["", /does not start with a slash/],
    ["/", /empty segment/],
    ["/a/", /empty segment/],
    ["/a//b", /empty segment/],
    ["/{room", /"\{room" is not a name/],
    ["/room}", /is not a name/],
    ["/{}", /is not a name/],
    ["/{a b}", /is not a name/],
    ["/x{a}", /is not a name/],
    ["/{a:\\d+}", /is not a name/],
    ["/*.txt", /is not a name/],
    ["/***", /is not a name/],
    ["/{__proto__}", /is not a name/],
    ["/{a}/{a}", /a variable twice/],
    ["/**/a/**", /more than one/],
  ];
  for (const [path, message] of faults) {
    assert.throws(() => parsePath(path), { name: "SyntaxError", message }, path);
  }
});

Deno.test("wider pattern covers the narrower, and overlaps is symmetric", () => {
  const wider: [string, string][] = [
    ["/{a}", "/x"],
    ["/*", "/x"],
    ["/**", "/x/y"],
    ["/a/**", "/a"],
    ["/a/**", "/a/{b}/c"],
    ["/a/**/z", "/a/z"],
    ["/**", "/**/z"],
    ["/**/z", "/a/**/z"],
    ["/{a}/{b}", "/x/{b}"],
  ];
  for (const [wide, narrow] of wider) {
    const [one, other] = [parsePath(wide), parsePath(narrow)];
    assert.equal(covers(one, other), true, `${wide} covers ${narrow}`);
    assert.equal(covers(other, one), false, `${narrow} covers ${wide}`);
    assert.equal(overlaps(one, other) && overlaps(other, one), true, `${wide} overlaps ${narrow}`);
  }
  const apart: [string, string][] = [["/a", "/b"], ["/a/{x}", "/{x}"], ["/a/**", "/b/**"]];
  for (const [one, other] of apart) {
    assert.equal(overlaps(parsePath(one), parsePath(other)), false, `${one} ${other}`);
  }
});

/** Every path of up to `depth` of these segments. */
function everyPath(segments: readonly string[], depth: number): string[] {
  if (depth === 0) return [];
  const shorter = everyPath(segments, depth - 1);
  return segments.flatMap((segment) => [
    `/${segment}`,
    ...shorter.map((path) => `/${segment}${path}`),
  ]);
}

Deno.test("covers and overlaps tell the truth about every short path", () => {
  const segment = fc.constantFrom("a", "b", "*", "**");
  const pattern = fc.array(segment, { minLength: 1, maxLength: 4 })
    .map((segments) => "/" + segments.join("/"))
    .filter((text) => text.split("**").length <= 2)
    .map(parsePath);
  const paths = everyPath(["a", "b", "c"], 5);
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const both = paths.filter((path) => matchPath(other, path) !== undefined);
      const common = both.filter((path) => matchPath(one, path) !== undefined);
      assert.equal(overlaps(one, other), common.length > 0);
      assert.equal(covers(one, other), common.length === both.length);
    }),
    { numRuns: 60 },
  );
});

Deno.test("variable with a slash stays one segment of the destination", () => {
  assert.equal(
    fillDestination("/topic/rooms/{room}", { room: "a/../b" }),
    "/topic/rooms/a%2F..%2Fb",
  );
  assert.equal(fillDestination("/topic/{a}.{b}", { a: "1", b: "2" }), "/topic/1.2");
  assert.equal(fillDestination("/topic/{a}", { a: "*" }), "/topic/%2A");
});

Deno.test("destination with half a variable is refused", () => {
  assert.deepEqual(variablesOfDestination("/topic/{a}/{b}"), ["a", "b"]);
  for (const destination of ["/topic/{a", "/topic/a}", "/topic/{}", "/topic/{a b}"]) {
    assert.throws(() => variablesOfDestination(destination), /half a \{variable\}/, destination);
  }
  assert.throws(() => variablesOfDestination("topic"), /does not start with a slash/);
});
