/**
 * What stands by itself in a message, and that reading it takes no longer than its length says.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { parseMarkdown } from "../../../shared/markdown/block.ts";
import { parseInline } from "../../../shared/markdown/inline.ts";
import type { Block } from "../../../shared/markdown/node.ts";

const read = (text: string) => parseMarkdown(text, (line) => [line]);

const paragraph = (text: string): Block => ({ kind: "paragraph", children: [text] });
const code = (language: string, text: string): Block => ({ kind: "code-block", language, text });
const quote = (...children: Block[]): Block => ({ kind: "quote", children });
const list = (...items: Block[][]): Block => ({ kind: "list", items });
const numbered = (start: number, ...items: Block[][]): Block => ({ kind: "list", start, items });

Deno.test("blocks: an empty line parts paragraphs, any other line feed stays", () => {
  deepEqual(read("a\nb\n\n\nc"), [paragraph("a\nb"), paragraph("c")]);
  deepEqual(read("  a\n   b  "), [paragraph("  a\n   b")]);
  deepEqual(read(""), []);
  deepEqual(read(" \n\n "), []);
});

Deno.test("blocks: a fence holds code, whatever is in it, and names its language", () => {
  deepEqual(read("```TS\nlet a;\n\n> b\n```\nc"), [
    code("ts", "let a;\n\n> b"),
    paragraph("c"),
  ]);
  deepEqual(read("~~~\n```\n~~~"), [code("", "```")]);
  deepEqual(read("````\n```\n````"), [code("", "```")]);
  deepEqual(read("a\n```c++ title\nb"), [paragraph("a"), code("c++", "b")]);
  deepEqual(read("```\n"), [code("", "")]);
  deepEqual(read("``` a ``` b"), [paragraph("``` a ``` b")]);
});

Deno.test("blocks: quotes hold blocks, four deep", () => {
  deepEqual(read("> a\n>\n> b\nc"), [quote(paragraph("a"), paragraph("b")), paragraph("c")]);
  deepEqual(read(">a\n> > b"), [quote(paragraph("a"), quote(paragraph("b")))]);
  deepEqual(read("> - a"), [quote(list([paragraph("a")]))]);
  deepEqual(read(">>>>> a"), [quote(quote(quote(quote(paragraph("> a")))))]);
});

Deno.test("blocks: lists have items of their own blocks, two deep", () => {
  deepEqual(read("- a\n- b"), [list([paragraph("a")], [paragraph("b")])]);
  deepEqual(read("a:\n* b\n+ c"), [
    paragraph("a:"),
    list([paragraph("b")], [paragraph("c")]),
  ]);
  deepEqual(read("- a\n  - b\n    - c\n- d"), [
    list([paragraph("a"), list([paragraph("b\n- c")])], [paragraph("d")]),
  ]);
  deepEqual(read("3. a\n4) b"), [numbered(3, [paragraph("a")], [paragraph("b")])]);
  deepEqual(read("1. a\n\n   b\n\n2. c\n\nd"), [
    numbered(1, [paragraph("a"), paragraph("b")], [paragraph("c")]),
    paragraph("d"),
  ]);
  deepEqual(read("- ```\n  a\n\n    b\n  ```"), [list([code("", "a\n\n  b")])]);
  deepEqual(read("- a\n1. b"), [list([paragraph("a")]), numbered(1, [paragraph("b")])]);
});

Deno.test("blocks: what only looks like a list is text", () => {
  for (const text of ["-a", "1.a", "-", "- ", "1986 was", "It was\n1986. Then", "a - b"]) {
    deepEqual(read(text), [paragraph(text.trimEnd())], text);
  }
});

Deno.test("blocks: a heading is a line that stands out, no larger than the text", () => {
  deepEqual(read("## a\nb"), [
    { kind: "paragraph", children: [{ kind: "strong", children: ["a"] }] },
    paragraph("b"),
  ]);
  deepEqual(read("#a"), [paragraph("#a")]);
});

/** What is slow where a parser looks at something twice. */
const HOSTILE = [
  ..."* _ ** *a **a *a_ a* **a* *a**b***c ~~ ~~a~~ [ ]( []( [](https:// []( a] [*a ` `a`` < > ( )"
    .split(" "),
  "**a ",
  "*a_ ",
  "[](https://(",
  "[](https://a)",
  "<https://",
  "https://a",
  "https://)))",
  "https://a.b ",
  "https://a(",
  "> ",
  "- ",
  "- a\n  ",
  "- a\n  - b\n",
  "- a\n\n\n\n",
  "1. ",
  "# ",
  "```\n",
  "``` a\n",
  "\\",
  "\n",
  " ",
  " \n",
  "    - a\n",
  "> > > > > a\n",
];

/** Counts how often a text is looked at, by the regular expressions that do all the looking. */
function steps(text: string): number {
  const { exec } = RegExp.prototype;
  let count = 0;
  RegExp.prototype.exec = function (looked: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, looked);
    const end = found === null ? this.sticky ? from : looked.length : found.index + found[0].length;
    count += 1 + Math.max(0, end - from);
    return found;
  };
  try {
    parseMarkdown(text, (line) => parseInline(line, URL));
  } finally {
    RegExp.prototype.exec = exec;
  }
  return count;
}

Deno.test("blocks: twice the text takes twice the steps, whatever it holds", () => {
  for (const piece of HOSTILE) {
    const [half, whole] = [8_192, 16_384].map((length) =>
      steps(piece.repeat(Math.ceil(length / piece.length)))
    );
    equal(
      (whole ?? 0) <= 2.2 * (half ?? 0) + 100,
      true,
      `${JSON.stringify(piece)}: ${half} ${whole}`,
    );
  }
});

Deno.test("blocks: runs of backticks of every length are no trap", () => {
  const runs = (count: number) =>
    Array.from({ length: count }, (_, index) => "`".repeat(index + 1)).join("a");
  // Twice as many runs are four times the text.
  equal(steps(runs(240)) <= 5 * steps(runs(120)), true);
});
