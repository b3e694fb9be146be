/**
 * What stands within lines.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { parseInline } from "../../../shared/markdown/inline.ts";
import type { Inline } from "../../../shared/markdown/node.ts";
import { textOf } from "../../../shared/markdown/text.ts";

/** Nodes in short: `<kind>…</>`. */
function inShort(nodes: readonly Inline[]): string {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    if (node.kind === "code") return `<code>${node.text}</>`;
    const { kind, children } = node;
    return `<${kind}${node.kind === "link" ? ` ${node.href} ${node.host ?? "-"}` : ""}>${
      inShort(children)
    }</>`;
  }).join("");
}

const read = (text: string) => inShort(parseInline(text, URL));

const CASES: Readonly<Record<string, readonly (readonly [text: string, nodes: string])[]>> = {
  "emphasis is one star or underscore, strong two, strike two tildes": [
    ["*a*", "<emphasis>a</>"],
    ["_a_", "<emphasis>a</>"],
    ["**a**", "<strong>a</>"],
    ["__a__", "<strong>a</>"],
    ["~~a~~", "<strike>a</>"],
    ["~a~", "~a~"],
    ["***a***", "<emphasis><strong>a</></>"],
    ["**a *b* c**", "<strong>a <emphasis>b</> c</>"],
    ["*a **b** c*", "<emphasis>a <strong>b</> c</>"],
    ["**한국(말)**은", "<strong>한국(말)</>은"],
    ["~~**a**~~", "<strike><strong>a</></>"],
  ],
  "marks that open or close nothing are text": [
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["a*", "a*"],
    ["*a", "*a"],
    ["**a*", "*<emphasis>a</>"],
    ["snake_case_name", "snake_case_name"],
    ["한국_어_는", "한국_어_는"],
    ["****a****", "****a****"],
    ["*a _b* c_", "<emphasis>a _b</> c_"],
    ["* a *", "* a *"],
    ["a ~~~ b", "a ~~~ b"],
    ["", ""],
  ],
  "code is as it was written, and nothing in it is anything else": [
    ["`a*b*`", "<code>a*b*</>"],
    ["``a`b``", "<code>a`b</>"],
    ["`` `a` ``", "<code>`a`</>"],
    ["`a", "`a"],
    ["``a`", "``a`"],
    ["`https://a.example`", "<code>https://a.example</>"],
    ["*a `b* c`", "*a <code>b* c</>"],
    ["`a\\`b", "<code>a\\</>b"],
    ["` a `", "<code> a </>"],
  ],
  "a backslash makes a mark text": [
    ["\\*a\\*", "*a*"],
    ["\\\\a", "\\a"],
    ["C:\\new", "C:\\new"],
    ["\\`a`", "`a`"],
    ["\\[a](https://a.example)", "[a](<link https://a.example/ ->https://a.example</>)"],
    ["a\\\nb", "a\nb"],
  ],
  "links say where they lead when their text does not": [
    ["[a](https://b.example/c)", "<link https://b.example/c b.example>a</>"],
    ["[b.example](https://b.example)", "<link https://b.example/ ->b.example</>"],
    ["[*a* b](https://c.example)", "<link https://c.example/ c.example><emphasis>a</> b</>"],
    ["*[a](https://b.example)*", "<emphasis><link https://b.example/ b.example>a</></>"],
    ["[a](mailto:a@b.example)", "<link mailto:a@b.example a@b.example>a</>"],
    ["[a](https://b.example/x_(y))", "<link https://b.example/x_(y) b.example>a</>"],
    [
      "[https://good.example](https://bad.example)",
      "<link https://bad.example/ bad.example>https://good.example</>",
    ],
    [
      "[[a](https://b.example)](https://c.example)",
      "[<link https://b.example/ b.example>a</>](<link https://c.example/ ->https://c.example</>)",
    ],
    ["[`a`](https://b.example)", "<link https://b.example/ b.example><code>a</></>"],
  ],
  "what is no link is text": [
    ["[a](javascript:alert(1))", "[a](javascript:alert(1))"],
    ["[a](/b)", "[a](/b)"],
    ["[a] (https://b.example", "[a] (<link https://b.example/ ->https://b.example</>"],
    ["[a][b]", "[a][b]"],
    ["a] b", "a] b"],
    ["![a](data:image/png;base64,AA)", "![a](data:image/png;base64,AA)"],
    ["<b>a</b>", "<b>a</b>"],
    ["&amp;", "&amp;"],
  ],
  "an address in a sentence ends where the sentence goes on": [
    ["see https://a.example/b.", "see <link https://a.example/b ->https://a.example/b</>."],
    ["(https://a.example/b)", "(<link https://a.example/b ->https://a.example/b</>)"],
    ["https://a.example/b_(c)!", "<link https://a.example/b_(c) ->https://a.example/b_(c)</>!"],
    ["**https://a.example**", "<strong><link https://a.example/ ->https://a.example</></>"],
    ["<https://a.example>", "<link https://a.example/ ->https://a.example</>"],
    ["글https://a.example/b。", "글<link https://a.example/b ->https://a.example/b</>。"],
    ["xhttps://a.example", "xhttps://a.example"],
    ["mailto:a@b.example", "<link mailto:a@b.example ->a@b.example</>"],
    ["write to kim@b.example.", "write to <link mailto:kim@b.example ->kim@b.example</>."],
    ["kim.k+blog@b.example에", "<link mailto:kim.k+blog@b.example ->kim.k+blog@b.example</>에"],
    ["**kim@b.example**", "<strong><link mailto:kim@b.example ->kim@b.example</></>"],
    ["@kim, kim@, kim@home", "@kim, kim@, kim@home"],
    ["HTTP://A.EXAMPLE", "<link http://a.example/ ->HTTP://A.EXAMPLE</>"],
    ["https://", "https://"],
  ],
};

for (const [name, cases] of Object.entries(CASES)) {
  Deno.test(`line: ${name}`, () => {
    for (const [text, nodes] of cases) equal(read(text), nodes, text);
  });
}

Deno.test("line: no letter is lost or added that is no mark", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("*", "**", "_", "~~", "`", "``", "[", "](", ")", "a", " ", "\n", "가", "<"),
        { maxLength: 60 },
      ),
      (parts) => {
        const letters = (text: string) => text.replace(/[*_~`[\]()\s]/g, "");
        const text = parts.join("");
        equal(letters(textOf(parseInline(text, URL))), letters(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

Deno.test("line: nothing lies deeper than a renderer may go", () => {
  const depth = (nodes: readonly Inline[]): number =>
    Math.max(
      0,
      ...nodes.map((node) =>
        typeof node === "object" && "children" in node ? 1 + depth(node.children) : 0
      ),
    );
  for (const [open, close] of [["*a ", " b*"], ["**a ", " b**"], ["*a _b ", " c_ d*"]]) {
    const text = (open ?? "").repeat(5_000) + (close ?? "").repeat(5_000);
    equal(depth(parseInline(text, URL)) <= 48, true);
  }
});

Deno.test("line: the same text is read the same way again", () => {
  const text = "*a* `b` [c](https://d.example) https://e.example";
  deepEqual(parseInline(text, URL), parseInline(text, URL));
});
