import { deepEqual, equal, rejects } from "node:assert/strict";
import { Turns } from "../../../server/chat/turns.ts";

Deno.test("work is done one after another, in the order it came", async () => {
  const turns = new Turns();
  const done: string[] = [];
  const work = (name: string) => async () => {
    done.push(`${name} begins`);
    await Promise.resolve();
    done.push(`${name} ends`);
    return name;
  };
  const results = await Promise.all([turns.take(work("one")), turns.take(work("two"))]);
  deepEqual(results, ["one", "two"]);
  deepEqual(done, ["one begins", "one ends", "two begins", "two ends"]);
});

Deno.test("work that fails holds up nobody", async () => {
  const turns = new Turns();
  const failing = turns.take(() => Promise.reject(new Error("no")));
  const next = turns.take(() => Promise.resolve(1));
  await rejects(failing, /no/);
  equal(await next, 1);
});
