import assert from "node:assert/strict";
import { inTime, Narrator, Surprise, until } from "../../../demo/walk/narrator.ts";

function narrator() {
  const lines: string[] = [];
  return { lines, narrator: new Narrator((line) => lines.push(line)) };
}

Deno.test("narrator numbers the chapters, tells what is done, and counts what is seen", () => {
  const { lines, narrator: tale } = narrator();
  tale.begin("Rooms");
  tale.tell("Somebody comes.");
  tale.see("they are there", [1, undefined], [1, undefined]);
  tale.begin("Whispers");
  tale.see("it is quiet", { a: undefined }, {});
  assert.deepEqual(lines, [
    "\n1. Rooms",
    "   Somebody comes.",
    "   ✓ they are there",
    "\n2. Whispers",
    "   ✓ it is quiet",
  ]);
  assert.equal(tale.observations, 2);
});

Deno.test("narrator says what is passed over, and counts it for itself", () => {
  const { lines, narrator: tale } = narrator();
  tale.skip("a backup");
  assert.deepEqual(lines, ["   – passed over: a backup"]);
  assert.deepEqual([tale.observations, tale.skipped], [0, 1]);
});

Deno.test("narrator ends at what is not as it should be, and says what, where and how it came", () => {
  const { lines, narrator: tale } = narrator();
  tale.begin("Rooms");
  let surprise: unknown;
  try {
    tale.see("they are there", [2], [1]);
  } catch (error) {
    surprise = error;
  }
  assert.ok(surprise instanceof Surprise);
  assert.equal(tale.observations, 0);
  tale.fail(surprise);
  assert.deepEqual(lines.slice(1), [
    "   ✗ they are there\n     expected: [1]\n     came:     [2]",
    '\nThe walk ended in "1. Rooms", at: they are there',
  ]);
});

Deno.test("narrator says what broke when it is nothing it looked at", () => {
  const { lines, narrator: tale } = narrator();
  tale.tell("Somebody comes.");
  tale.fail(new Error("No way in."));
  tale.fail("gone");
  assert.deepEqual(lines.slice(1), [
    "   ✗ No way in.",
    "\nThe walk ended before the first chapter, at: Somebody comes.",
    "   ✗ gone",
    "\nThe walk ended before the first chapter, at: Somebody comes.",
  ]);
});

Deno.test("what comes in time is handed on, and what never comes is a surprise", async () => {
  assert.equal(await inTime("it", Promise.resolve(7)), 7);
  await assert.rejects(inTime("it", Promise.reject(new Error("no"))), /^Error: no$/);
  await assert.rejects(
    inTime("the answer", new Promise(() => {}), 1),
    new Surprise("the answer", { expected: "within 0.001 s", came: "nothing" }),
  );
});

Deno.test("what nobody is told is looked for until it is so, or for too long", async () => {
  let looks = 0;
  await until("the third look", () => Promise.resolve(++looks === 3), { lookMs: 0 });
  assert.equal(looks, 3);
  await assert.rejects(
    until("never", () => Promise.resolve(false), { patienceMs: 2, lookMs: 1 }),
    new Surprise("never", { expected: "within 0.002 s", came: "nothing" }),
  );
});

Deno.test("of what is long the narrator shows where it differs", () => {
  const { narrator: tale } = narrator();
  const long = "x".repeat(5_000);
  assert.throws(() => tale.see("it is the same", `${long}a${long}`, `${long}b${long}`), (error) => {
    assert.ok(error instanceof Surprise);
    assert.match(error.expected, /^…x+bx+…$/);
    assert.match(error.came, /^…x+ax+…$/);
    return error.came.length < 500;
  });
});

Deno.test("narrator does not tell what goes without saying, unless it is otherwise", () => {
  const { lines, narrator: tale } = narrator();
  tale.expect("it is there", 1, 1);
  assert.deepEqual([lines, tale.observations], [[], 0]);
  assert.throws(() => tale.expect("it is there", 2, 1), Surprise);
});
