/**
 * Messages without their marks.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { parseMarkdown } from "../../../shared/markdown/block.ts";
import { parseInline } from "../../../shared/markdown/inline.ts";
import { plainText } from "../../../shared/markdown/plain_text.ts";

const plain = (text: string) => plainText(parseMarkdown(text, (line) => parseInline(line, URL)));

Deno.test("plain text has the words and the order, not the marks", () => {
  equal(plain("# A\n**b** `c`\nd\n\n> e\n\n```ts\nf *g*\n```"), "A\n\nb c\nd\n\ne\n\nf *g*");
  equal(plain("[a](https://b.example) <https://c.example>"), "a https://c.example");
  equal(plain(""), "");
});

Deno.test("plain text keeps lists as lists", () => {
  equal(plain("- a\n- b\n  1. c\n  2. d"), "• a\n• b\n  1. c\n  2. d");
  equal(plain("3. a\n4. b"), "3. a\n4. b");
});
