/**
 * Whether Deno KV answers is said once at each change.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { Reach, type Reachable } from "../../../../server/storage/kv/reach.ts";

const busy = { ok: false, error: new Error("the database is busy") } as const;

Deno.test("that Deno KV does not answer is said at the third time in a row, and once", () => {
  const said: Reachable[] = [];
  const reach = new Reach((now) => said.push(now));
  reach.hear({ ok: true });
  for (const attempt of [busy, busy, { ok: true } as const, busy, busy]) reach.hear(attempt);
  deepEqual([said, reach.now], [[{ ok: true }], { ok: true }]);
  for (let n = 0; n < 9; n++) reach.hear(busy);
  const away = { ok: false, reason: "the database is busy" } as const;
  deepEqual([said, reach.now], [[{ ok: true }, away], away]);
});

Deno.test("that Deno KV answers again is said at the first time", () => {
  const said: Reachable[] = [];
  const reach = new Reach((now) => said.push(now));
  for (let n = 0; n < 3; n++) reach.hear(busy);
  for (let n = 0; n < 3; n++) reach.hear({ ok: true });
  deepEqual(said.map(({ ok }) => ok), [false, true]);
});

Deno.test("before the first attempt nobody knows that Deno KV answers", () => {
  deepEqual(new Reach().now, { ok: false, reason: "Deno KV has not answered yet" });
});
