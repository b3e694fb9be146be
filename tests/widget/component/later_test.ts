/**
 * Parts that are loaded when they are needed.
 *
 * @module
 */
import { equal, rejects } from "node:assert/strict";
import { Later } from "../../../widget/component/later.ts";

Deno.test("later part is loaded when it is first asked for, and once", async () => {
  let loads = 0;
  const part = new Later(() => Promise.resolve(++loads));
  equal(loads, 0);
  equal(await part.load(), 1);
  equal(await part.load(), 1);
});

Deno.test("later part that is not there yet tells when it has arrived", async () => {
  const part = new Later(() => Promise.resolve("part"));
  const arrived = new Promise<void>((tell) => equal(part.get(tell), undefined));
  await arrived;
  equal(part.get(() => {}), "part");
});

Deno.test("later part tells everybody once, however often they have asked for it", async () => {
  const part = new Later(() => Promise.resolve("part"));
  const told: string[] = [];
  const [one, other] = [() => void told.push("one"), () => void told.push("other")];
  for (const arrived of [one, one, other, one]) part.get(arrived);
  await part.load();
  await new Promise<void>((tell) => queueMicrotask(tell));
  equal(told.join(), "one,other");
});

Deno.test("later part tells again who asks again, after it could not be loaded", async () => {
  let tries = 0;
  const part = new Later(() =>
    ++tries === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(1)
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  part.get(resolve);
  await rejects(part.load());
  while (part.get(resolve) === undefined) await new Promise<void>((tell) => queueMicrotask(tell));
  await promise;
});

Deno.test("later part that cannot be loaded is tried again, and `get` is silent about it", async () => {
  let tries = 0;
  const part = new Later(() =>
    ++tries === 1 ? Promise.reject(new Error("offline")) : Promise.resolve("part")
  );
  equal(part.get(() => {}), undefined);
  await rejects(part.load(), { message: "offline" });
  equal(await part.load(), "part");
});
