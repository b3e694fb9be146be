import { deepEqual, rejects } from "node:assert/strict";
import { newId } from "../../../../shared/chat/id.ts";
import { MAX_CANNED_ANSWERS } from "../../../../shared/limit.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";

const [id, other] = [newId(random), newId(random)];

Deno.test("canned answers are kept, changed and forgotten, and listed by their titles", async () => {
  const { canned } = testChat().desk;
  await canned.put(id, { title: "Where\n is it", text: " Here: {link} " });
  const b = await canned.put(other, { title: "Hours", text: "Nine to five.", site: "default" });
  const a = { id, title: "Where is it", text: "Here: {link}", at: START_MS };
  deepEqual(await canned.list(), { answers: [b, a] });
  await canned.put(id, { title: "A", text: "Another" });
  await canned.remove(other);
  deepEqual((await canned.list()).answers.map(({ title }) => title), ["A"]);
  await rejects(canned.remove(other), refusedAs("not-found"));
});

Deno.test("an answer with a variable nobody knows is refused with its name and those there are", async () => {
  const { canned } = testChat().desk;
  await rejects(
    canned.put(id, { title: "A", text: "Hello {name}" }),
    (error) =>
      error instanceof Refused && error.refusal.code === "invalid-body" &&
      /\{name\}.*\{reader\}.*\{link\}.*\{\{name\}\}/.test(error.refusal.message),
  );
  await canned.put(id, { title: "A", text: "Hello {{name}}" });
});

Deno.test("an answer without title or text, for no site or one too many is refused", async () => {
  const { canned } = testChat().desk;
  const fine = { title: "A", text: "a" };
  for (const wrong of [{ title: " " }, { title: "x".repeat(81) }, { text: "" }, { site: "no" }]) {
    await rejects(canned.put(id, { ...fine, ...wrong }), refusedAs("invalid-body"));
  }
  await rejects(canned.put("no id", fine), refusedAs("invalid-body"));
  for (let n = 0; n < MAX_CANNED_ANSWERS; n++) await canned.put(newId(random), fine);
  await rejects(canned.put(id, fine), refusedAs("invalid-body"));
});
