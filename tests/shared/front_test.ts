/**
 * What proxies are known by, and the lines that put them right.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { FRONT_LINES, frontIn } from "../../shared/front.ts";

Deno.test("a proxy is known by what its answers say; Cloudflare stands before the others", () => {
  equal(frontIn({ server: "nginx/1.27.0" }), "nginx");
  equal(frontIn({ via: "1.1 Caddy" }), "caddy");
  equal(frontIn({ server: "Apache/2.4" }), "apache");
  equal(frontIn({ server: "nginx", "cf-ray": "8a" }), "cloudflare");
  equal(frontIn({}), undefined);
});

Deno.test("no two lines are the same, and each is one that could stand in a file or menu", () => {
  const lines = Object.values(FRONT_LINES).flatMap((fronts) =>
    Object.values(fronts).map(({ line }) => line)
  );
  equal(new Set(lines).size, lines.length);
  deepEqual(lines.filter((line) => line.trim() !== line || line.length < 8), []);
});
