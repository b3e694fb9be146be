/**
 * A token is read from one header, written in one way.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { bearerOf } from "../../../../server/http/request/bearer.ts";

Deno.test("a bearer token is read from its header, and nothing else is one", () => {
  const cases: readonly (readonly [string | undefined, string])[] = [
    ["Bearer a.b-c_d", "a.b-c_d"],
    ["bearer  x", "x"],
    ["Bearer", ""],
    ["Bearer a b", ""],
    ["Basic x", ""],
    ["x", ""],
    [undefined, ""],
  ];
  for (const [authorization, token] of cases) {
    equal(bearerOf(new Headers(authorization === undefined ? {} : { authorization })), token);
  }
});
