/**
 * Excerpts of messages that were found.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { Mark } from "../../../../shared/chat/words.ts";
import { excerpt, inPlainText } from "../../../../widget/feature/search/excerpt.ts";
import { messages, READER } from "../../stage/state.ts";

function pieces(text: string, ...places: readonly (readonly [number, number])[]) {
  return excerpt({ text, marks: places.map(([start, end]): Mark => ({ start, end })) });
}

Deno.test("what was looked for is marked where it stands", () => {
  deepEqual(pieces("A colon, a colon", [2, 7], [11, 16]), [
    { text: "A ", isMarked: false },
    { text: "colon", isMarked: true },
    { text: ", a ", isMarked: false },
    { text: "colon", isMarked: true },
  ]);
});

Deno.test("of a long text the part around the first place is shown, from a whole word on", () => {
  const text = "word ".repeat(100) + "needle" + " word".repeat(100);
  const shown = pieces(text, [500, 506]);
  equal(shown[0]?.text, "…");
  equal(shown[1]?.text.startsWith("word "), true);
  deepEqual(shown.filter(({ isMarked }) => isMarked), [{ text: "needle", isMarked: true }]);
  equal(shown.at(-1)?.text, "…");
});

Deno.test("whatever places are said, each part of the text is shown once, and no half characters", () => {
  const place = fc.tuple(fc.nat(400), fc.nat(400));
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(text, fc.array(place, { maxLength: 5 }), (text, places) => {
      const shown = pieces(text, ...places).map(({ text }) => text)
        .filter((piece, at, all) => piece !== "…" || (at > 0 && at < all.length - 1));
      ok(text.includes(shown.join("")));
    }),
  );
});

Deno.test("what was found in Markdown is marked in its plain text, where its words are there", () => {
  const text = "A **colon** in [a link](https://colon.example), `colon`";
  const [message] = messages([[READER, text, 1]]);
  if (message === undefined) throw new Error("There is one");
  const marks = [...text.matchAll(/colon/g)].map(({ index }) => ({ start: index, end: index + 5 }));
  equal(marks.length, 3);
  const found = inPlainText({ message, marks }, "A colon in a link, colon");
  deepEqual(excerpt(found), [
    { text: "A ", isMarked: false },
    { text: "colon", isMarked: true },
    { text: " in a link, ", isMarked: false },
    { text: "colon", isMarked: true },
  ]);
});
