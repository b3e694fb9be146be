import assert from "node:assert/strict";
import * as v from "valibot";
import { exceptionHandler } from "../../../../server/messaging/routing/exception_handler.ts";
import { createScope } from "../../../../server/messaging/routing/exception_scope.ts";
import { createMapping } from "../../../../server/messaging/routing/mapping.ts";
import { printRoutes, RouteTable } from "../../../../server/messaging/routing/route_table.ts";

function table(...paths: readonly string[]): RouteTable {
  return new RouteTable(paths.map((path, index) => mapping(path, `C.m${index}`)));
}

function mapping(path: string, where: string, kind: "message" | "subscribe" = "message") {
  return createMapping({ kind, path, where, targets: [], handle: () => {} });
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) =>
      permutations(items.toSpliced(index, 1)).map((others) => [item, ...others])
    );
}

Deno.test("most specific of several mappings is taken, whatever their order", () => {
  const paths = ["/**", "/rooms/**", "/rooms/{room}/say", "/rooms/lobby/say", "/**/say"];
  for (const order of permutations(paths.slice(0, 4))) {
    const found = (path: string) => table(...order).find("message", path)?.mapping.path;
    assert.equal(found("/rooms/lobby/say"), "/rooms/lobby/say");
    assert.equal(found("/rooms/other/say"), "/rooms/{room}/say");
    assert.equal(found("/rooms/other/ask"), "/rooms/**");
    assert.equal(found("/else"), "/**");
  }
  assert.throws(
    () => table(...paths),
    /"\/\*\*\/say" to C\.m4: C\.m1 has "\/rooms\/\*\*" and neither/,
  );
});

Deno.test("conflict names both handlers and both paths", () => {
  const conflicts: [string, string][] = [
    ["/rooms/{room}", "/rooms/{room}"],
    ["/rooms/{room}", "/rooms/{id}"],
    ["/rooms/{room}", "/rooms/*"],
    ["/rooms/{room}/last", "/rooms/first/{id}"],
    ["/rooms/**", "/**/say"],
    ["/hello", "/hello"],
  ];
  for (const [one, other] of conflicts) {
    assert.throws(() => table(one, other), {
      name: "TypeError",
      message: `Cannot map SEND "${other}" to C.m1: C.m0 has "${one}" and neither is more specific`,
    });
  }
});

Deno.test("SEND and SUBSCRIBE are mapped apart", () => {
  const both = new RouteTable([mapping("/a", "C.send"), mapping("/a", "C.sub", "subscribe")]);
  assert.equal(both.find("message", "/a")?.mapping.where, "C.send");
  assert.equal(both.find("subscribe", "/a")?.mapping.where, "C.sub");
  assert.equal(table("/a").find("subscribe", "/a"), undefined);
});

Deno.test("route table prints one aligned line for each mapping", () => {
  const printed = new RouteTable([
    mapping("/rooms/{room}/say", "ChatController.say"),
    mapping("/hello", "Greeting.greet"),
    mapping("/rooms", "ChatController.list", "subscribe"),
  ]);
  assert.equal(
    String(printed),
    [
      "SEND       /hello             Greeting.greet       /topic/hello             any body",
      "SUBSCRIBE  /rooms             ChatController.list  the subscriber           no body",
      "SEND       /rooms/{room}/say  ChatController.say   /topic/rooms/{room}/say  any body",
    ].join("\n"),
  );
  assert.equal(String(new RouteTable([])), "");
});

Deno.test("rows name the destination as clients do, and say whether a schema checks the body", () => {
  const checked = createMapping({
    kind: "message",
    path: "/a/{b}",
    where: "C.a",
    body: v.string(),
    targets: [],
    handle: () => {},
  });
  const rows = new RouteTable([checked]).rows("/app");
  assert.deepEqual(rows, [{
    command: "SEND",
    destination: "/app/a/{b}",
    handler: "C.a",
    answer: "/topic/a/{b}",
    body: "checked",
  }]);
  assert.equal(printRoutes(rows), "SEND  /app/a/{b}  C.a  /topic/a/{b}  checked body");
});

Deno.test("literal destinations are those values go to, without variables, each once", () => {
  const targets = (...destinations: string[]) =>
    destinations.map((destination) => ({ to: "destination", destination }) as const);
  const base = { kind: "message", where: "C.m", handle: () => {} } as const;
  const listed = new RouteTable([
    createMapping({ ...base, path: "/a/{x}", targets: targets("/topic/a", "/topic/{x}") }),
    createMapping({ ...base, path: "/b", targets: targets("/topic/a", "/topic/b") }),
    createMapping({ ...base, path: "/c", targets: [{ to: "user", destination: "/queue/c" }] }),
    createMapping({ ...base, path: "/d", targets: [] }),
    createMapping({ ...base, path: "/e/{x}", targets: [] }),
  ]).literalDestinations();
  assert.deepEqual(listed, ["/topic/a", "/topic/b", "/topic/d"]);
});

Deno.test("literal destinations include those of exception handlers", () => {
  const handler = exceptionHandler(Error, () => 1, { sendTo: ["/topic/faults", "/topic/a"] });
  const mapped = createMapping({
    kind: "message",
    path: "/a",
    where: "C.a",
    targets: [{ to: "destination", destination: "/topic/a" }],
    handle: () => {},
    scopes: [createScope([[handler]])],
  });
  assert.deepEqual(new RouteTable([mapped]).literalDestinations(), ["/topic/a", "/topic/faults"]);
});
