/**
 * The text of lines.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { textOf } from "../../../shared/markdown/text.ts";

Deno.test("text of a line is that of all its nodes, in order", () => {
  equal(
    textOf(["a ", { kind: "strong", children: ["b", { kind: "code", text: "c" }] }, " d"]),
    "a bc d",
  );
  equal(textOf([]), "");
});
