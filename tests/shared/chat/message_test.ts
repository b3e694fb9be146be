import { equal, ok } from "node:assert/strict";
import fc from "fast-check";
import {
  excerptOf,
  hasFittingParts,
  isChatMessage,
  isQuestionCounts,
  isSender,
} from "../../../shared/chat/message.ts";
import { MAX_EXCERPT_LENGTH } from "../../../shared/limit.ts";

const from = { kind: "reader", id: "r1", name: "" };
/** Whether a body is a message with all its parts in shape. */
const fits = (body: object) => isChatMessage(body) && hasFittingParts(body);
const message = { id: "m1", room: "default/a", seq: 1, rev: 1, from, text: "hi", at: 5 };

/** Every optional field, with what fits and what does not. */
const OPTIONAL: Readonly<Record<string, readonly [fitting: unknown, ...wrong: unknown[]]>> = {
  whisper: ["reader-1", 1, null],
  editedAt: [5, -1, "5", null],
  deleted: [true, false, 1, null],
  quote: [{ id: "q", from, text: "" }, "q", {}, { id: "q", from, text: 1 }, null],
  sentence: [{ text: "a", fragment: "" }, "a", { text: "a" }, null],
  reactions: [
    [{ emoji: "👍", count: 1, by: ["r"] }],
    {},
    [null],
    [{ emoji: "👍", count: 1 }],
    null,
  ],
  question: [{ state: "open" }, "open", { state: "closed" }, { state: "open", answer: 1 }, null],
  answers: ["m0", 0, null],
  consent: [true, false, null],
  published: ["m2", true, null],
  whispered: [true, false, null],
};

for (const [name, [fitting, ...wrong]] of Object.entries(OPTIONAL)) {
  Deno.test(`a message may have "${name}", in its own shape`, () => {
    equal(fits(message), true);
    equal(fits({ ...message, [name]: fitting }), true);
    for (const value of wrong) equal(fits({ ...message, [name]: value }), false);
  });
}

Deno.test("a sender is verified, or nothing is said of it", () => {
  equal(fits({ ...message, from: { ...from, verified: true } }), true);
  for (const verified of [false, "true", 1, null, {}]) {
    equal(fits({ ...message, from: { ...from, verified } }), false);
  }
});

Deno.test("a sender has a kind, an id and a name; counts are two", () => {
  equal(isSender(from), true);
  equal(isSender({ ...from, kind: "nobody" }), false);
  equal(isQuestionCounts({ open: 0, answered: 2 }), true);
  equal(isQuestionCounts({ open: 0 }), false);
});

Deno.test("an excerpt is the text, or its beginning and a mark, in whole characters", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
    const excerpt = excerptOf(text);
    ok(excerpt.length <= MAX_EXCERPT_LENGTH);
    equal(excerpt.isWellFormed(), text.isWellFormed());
    if (text.length <= MAX_EXCERPT_LENGTH) return equal(excerpt, text);
    ok(text.startsWith(excerpt.slice(0, -1)) && excerpt.endsWith("…"));
  }));
  equal(excerptOf("x".repeat(198) + "😀".repeat(9)), "x".repeat(198) + "…");
});
