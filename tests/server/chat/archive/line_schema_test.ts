/**
 * A line is read as it was written, or it is said what is wrong with it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { parseLine } from "../../../../server/chat/archive/line_schema.ts";
import { archiveOf, converse } from "../../../helper/archive.ts";
import { random } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

Deno.test("every line of an export is read as it was written", async () => {
  const store = newStore({ random });
  await converse(store);
  for (const line of (await archiveOf(store)).trimEnd().split("\n")) {
    deepEqual(parseLine(line), JSON.parse(line));
  }
});

Deno.test("fields nobody knows are left out of a line", () => {
  const line = '{"type":"end","conversations":0,"messages":0,"later":1,"__proto__":{"x":1}}';
  deepEqual(parseLine(line), { type: "end", conversations: 0, messages: 0 });
});

Deno.test("a line that is not as an export writes it is told why", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["", "it is not JSON"],
    ["null", "it is not Object"],
    ['{"type":"other"}', '"type" must be'],
    ['{"version":1}', '"type" is missing'],
    ['{"type":"end","messages":1}', '"conversations" is missing'],
    ['{"type":"smalltalk","version":0}', '"version" must be >=1'],
    ['{"type":"end","conversations":0,"messages":1.5}', '"messages" must be'],
    ['{"type":"reaction","by":{"kind":"reader","id":"x"},"emoji":"👍"}', '"by" must be'],
  ];
  for (const [line, reason] of cases) {
    const result = parseLine(line);
    equal("unfit" in result && result.unfit.startsWith(reason), true, JSON.stringify(result));
  }
});

Deno.test("an author's picture stays with what they said, and is a path of the server's own", () => {
  const line = (from: object) =>
    JSON.stringify({
      type: "message",
      room: "default/posts/a",
      id: "m".repeat(22),
      seq: 1,
      rev: 1,
      from,
      text: "hello",
      at: 1,
    });
  const author = { kind: "author", id: "owner", name: "Author" };
  const avatar = `/avatars/${"0f".repeat(16)}.png`;
  const fine = line({ ...author, avatar });
  deepEqual(parseLine(fine), JSON.parse(fine));
  const bad = [
    { ...author, avatar: "https://evil.example/a.png" },
    { ...author, avatar: `${avatar}/../../x` },
    { ...author, avatar: null },
    { kind: "reader", id: "r".repeat(22), name: "", avatar },
  ];
  for (const from of bad) equal("unfit" in parseLine(line(from)), true, JSON.stringify(from));
});
