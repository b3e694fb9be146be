/**
 * Messages without their markup.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { plainText } from "../../../widget/feature/plain_text.ts";

Deno.test("plain text has the words of a message, and not its marks", () => {
  equal(plainText("must be **sure** of `ack:auto`, ~~not~~"), "must be sure of ack:auto, not");
  equal(plainText("Try:\n```ts\nconst a = 1;\n```"), "Try:\nconst a = 1;");
});

Deno.test("plain text leaves alone what marks nothing", () => {
  for (const text of ["2 ** 3 ** 4", "a `b", "**cut sho", "snake_case __init__", "* one"]) {
    equal(plainText(text), text);
  }
});
