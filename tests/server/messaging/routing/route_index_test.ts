import assert from "node:assert/strict";
import fc from "fast-check";
import { createMapping } from "../../../../server/messaging/routing/mapping.ts";
import { matchPath } from "../../../../server/messaging/routing/path_pattern.ts";
import { RouteIndex } from "../../../../server/messaging/routing/route_index.ts";

function mapping(path: string) {
  return createMapping({ kind: "message", path, where: path, targets: [], handle: () => {} });
}

function index(...paths: readonly string[]): RouteIndex {
  return new RouteIndex(paths.map(mapping));
}

Deno.test("first mapping that fits is found, with its variables", () => {
  const routes = index("/rooms/lobby", "/rooms/{room}", "/rooms/{room}/**", "/**");
  const found = (path: string) => {
    const match = routes.find(path);
    return [match?.mapping.path, match?.params];
  };
  assert.deepEqual(found("/rooms/lobby"), ["/rooms/lobby", {}]);
  assert.deepEqual(found("/rooms/a%2Fb"), ["/rooms/{room}", { room: "a/b" }]);
  assert.deepEqual(found("/rooms/r/x/y"), ["/rooms/{room}/**", { room: "r" }]);
  assert.deepEqual(found("/else"), ["/**", {}]);
  for (const path of ["", "/", "rooms/lobby", "/rooms//x", "/rooms/%zz", "/rooms/lobby/"]) {
    assert.equal(routes.find(path), undefined, path);
  }
});

Deno.test("more specific mapping is found though it begins less specific", () => {
  const routes = index("/**/z", "/{a}/**");
  assert.equal(routes.find("/x/z")?.mapping.path, "/**/z");
  assert.equal(routes.find("/x/y")?.mapping.path, "/{a}/**");
});

Deno.test("mapping whose path has a broken percent-encoding fits nothing", () => {
  assert.equal(index("/a/%").find("/a/%"), undefined);
  assert.equal(index("/a/%", "/**").find("/a/%"), undefined);
});

Deno.test("index finds what asking one mapping after the other finds", () => {
  const segments = (...kinds: string[]) =>
    fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 })
      .map((each) => "/" + each.join("/"));
  const patterns = fc.array(
    segments("a", "b", "*", "**").filter((path) => path.split("**").length <= 2),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(patterns, segments("a", "b", "c"), (paths, path) => {
      const mappings = paths.map(mapping);
      // Literal paths stand before all others in a table.
      const ordered = [
        ...mappings.filter(({ path }) => !path.includes("*")),
        ...mappings.filter(({ path }) => path.includes("*")),
      ];
      const expected = ordered.find(({ pattern }) => matchPath(pattern, path) !== undefined);
      assert.equal(new RouteIndex(ordered).find(path)?.mapping.path, expected?.path);
    }),
    { numRuns: 500 },
  );
});
