import { deepEqual, equal } from "node:assert/strict";
import { takesIt } from "../../../../server/chat/instances/once.ts";
import { random } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

Deno.test("of several one takes it, and another when the lease of that one is over", async () => {
  const store = newStore({ random });
  const take = (what: readonly string[], now: number) => takesIt(store, what, { now, forMs: 10 });
  deepEqual(await Promise.all([1, 2, 3].map(() => take(["wake", "a"], 0))), [true, false, false]);
  equal(await take(["wake", "b"], 0), true);
  equal(await take(["wake", "a"], 9), false);
  equal(await take(["wake", "a"], 10), true);
});
