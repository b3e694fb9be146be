/**
 * What lazy parts import of their entry.
 *
 * @module
 */
import { equal, throws } from "node:assert/strict";
import { BorrowedNames, borrowedNames } from "../../../widget/build/borrowed_names.ts";

function read(...texts: readonly string[]): BorrowedNames {
  const files = texts.map((text) => ({ path: "a.js", bytes: new TextEncoder().encode(text) }));
  return borrowedNames(files, "of:");
}

Deno.test("names are read out of every form in which the bundler writes them", () => {
  const names = read(
    `import{a as x,b}from"of:m.ts";x(b);`,
    `import {\n  c as y,\n  $d\n} from "of:n.ts";\nexport {e as z} from 'of:n.ts';`,
  );
  equal(
    names.exportsFor("e.ts"),
    [
      `export * from "./e.ts";`,
      `export { a as $0 } from "./m.ts";`,
      `export { b as $1 } from "./m.ts";`,
      `export { $d as $2 } from "./n.ts";`,
      `export { c as $3 } from "./n.ts";`,
      `export { e as $4 } from "./n.ts";`,
      "",
    ].join("\n"),
  );
});

Deno.test("one name of two modules is two names to the lazy parts, one of two parts is one", () => {
  const names = read(
    `import{a}from"of:m.ts";import{a as b}from"of:n.ts"`,
    `import{a}from"of:m.ts"`,
  );
  equal(names.exportsFor("e.ts").split("\n").length, 4);
});

Deno.test("a module that stands for one of the entry's has what its user names, and no more", () => {
  const names = new BorrowedNames([["m.ts", "a1"], ["m.ts", "b2"], ["n.ts", "a1"]]);
  equal(
    names.importsOf("m.ts", { file: "./e.js", user: "b2()" }),
    `export { $1 as b2 } from "./e.js";\n`,
  );
});

for (
  const text of [
    `import*as all from"of:m.ts"`,
    `import some from"of:m.ts"`,
    `export*from"of:m.ts"`,
    `require("of:m.ts")`,
  ]
) {
  Deno.test(`a module that is not imported by names is refused: ${text}`, () => {
    throws(() => read(text), /Cannot import the whole of "m.ts"/);
  });
}
