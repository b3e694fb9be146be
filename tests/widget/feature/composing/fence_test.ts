/**
 * Code that was pasted.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { fenced, looksLikeCode } from "../../../../widget/feature/composing/fence.ts";

const CODE = "function a() {\n  return 1;\n}";

Deno.test("several lines that are indented or end like code look like code", () => {
  equal(looksLikeCode(CODE), true);
  equal(looksLikeCode("def a():\n    return 1"), true);
  equal(looksLikeCode("<ul>\n<li>a</li>\n</ul>"), true);
});

Deno.test("prose, one line, and what is in a frame do not look like code", () => {
  equal(looksLikeCode("One line;"), false);
  equal(looksLikeCode("A paragraph of words.\nAnother one, which is longer.\nAnd a third."), false);
  equal(looksLikeCode("```\n" + CODE + "\n```"), false);
});

Deno.test("frame goes around what was pasted, on lines of its own", () => {
  equal(fenced(CODE, CODE), "```\n" + CODE + "\n```\n");
  equal(fenced(`Look: ${CODE}\nWhy?`, CODE), "Look: \n```\n" + CODE + "\n```\nWhy?");
  equal(fenced(CODE, CODE.replaceAll("\n", "\r\n")), "```\n" + CODE + "\n```\n");
});

Deno.test("frame is offered once, and only for what is still there", () => {
  equal(fenced("```\n" + CODE + "\n```\n", CODE), undefined);
  equal(fenced("Something else", CODE), undefined);
});
