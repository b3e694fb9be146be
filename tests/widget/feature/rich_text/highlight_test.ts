/**
 * Tokens of code.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { tokensOf } from "../../../../widget/feature/rich_text/highlight.ts";

/** For each language as it is written behind a fence: some code, and what a piece of it is. */
const CASES: readonly (readonly [language: string, code: string, piece: string, kind: string])[] = [
  ["ts", "interface A {}", "interface", "kwd"],
  ["typescript", "const a = `b`;", "const", "kwd"],
  ["tsx", "return 1;", "return", "kwd"],
  ["js", "let a = 1; // b", "// b", "cmnt"],
  ["javascript", "f('a')", "'a'", "str"],
  ["jsx", "if (a) b();", "if", "kwd"],
  ["json", '{ "a": true }', "true", "bool"],
  ["html", '<a href="b">c</a>', '"b"', "str"],
  ["css", "/* a */ b { color: red }", "/* a */", "cmnt"],
  ["bash", 'if [ "a" ]; then', "then", "kwd"],
  ["sh", "# a", "# a", "cmnt"],
  ["python", "def f(): return 1", "def", "kwd"],
  ["py", "x = 'a'", "'a'", "str"],
  ["go", "func main() {}", "func", "kwd"],
  ["rust", "let a = 1;", "let", "kwd"],
  ["java", "public class A {}", "public", "kwd"],
  ["kotlin", 'return "a"', '"a"', "str"],
  ["sql", "SELECT 1 FROM a", "SELECT", "kwd"],
  ["yaml", "a: 'b' # c", "'b'", "str"],
  ["yml", "a: 1", "1", "num"],
  ["toml", "a = 1", "1", "num"],
  ["diff", "+ a", "+ a", "insert"],
  ["c++", "return 0;", "return", "kwd"],
  ["dockerfile", "FROM a", "FROM", "kwd"],
];

for (const [language, code, piece, kind] of CASES) {
  Deno.test(`highlighting knows ${language}`, () => {
    const found = tokensOf(code, language).find(([text]) => text.trim() === piece);
    equal(found?.[1], kind, JSON.stringify(tokensOf(code, language)));
  });
}

Deno.test("highlighting loses and adds nothing, whatever it is given", () => {
  const languages = [...new Set(CASES.map(([language]) => language))];
  const pieces = fc.constantFrom(
    ...[
      "`",
      "${",
      "}",
      '"',
      "'",
      "/*",
      "*/",
      "//",
      "\n",
      "<",
      ">",
      "<style>",
      "a",
      "1",
      "#",
      "$(",
      " ",
    ],
    ...[
      "'''",
      "f'{",
      "/**",
      "@",
      "\\",
      "=",
      "--",
      "<!DOCTYPE",
      "<script>",
      "</script>",
      "TODO",
      "한",
    ],
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.array(pieces, { maxLength: 40 }),
      (language, parts) => {
        const code = parts.join("");
        equal(tokensOf(code, language).map(([text]) => text).join(""), code);
      },
    ),
    { numRuns: 2_000 },
  );
});

Deno.test("highlighting leaves code of other languages as it is", () => {
  for (const language of ["klingon", "constructor", "__proto__", "toString", ""]) {
    equal(tokensOf("a b", language).length, 1, language);
  }
});
