/**
 * Which texts are read as Markdown.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { parseInline } from "../../../shared/markdown/inline.ts";
import { MARKUP } from "../../../widget/component/markup.ts";

Deno.test("a text that Markdown makes something of is read as Markdown", () => {
  for (
    const text of [
      "**bold**",
      "*so*",
      "_so_",
      "`code`",
      "~~gone~~",
      "[a](https://a.example)",
      "https://a.example",
      "- one",
      "two:\n1. one",
      "> said",
      "mailto:kim@example.com",
      "Write to kim@example.com, please",
    ]
  ) {
    equal(MARKUP.test(text), true, text);
  }
});

Deno.test("a text that is shown as it is has nothing in it for Markdown", () => {
  for (const text of ["Why?", "1.5 or so", "a + b - c", "그래요 - 네", "50% (half)"]) {
    equal(MARKUP.test(text), false, text);
    equal(parseInline(text, URL).join(""), text);
  }
});
