/**
 * What files of a build lend each other has one name.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { plainNames } from "../../../widget/build/plain_names.ts";

function plain(sources: Readonly<Record<string, string>>, ...lenders: string[]) {
  const files = Object.entries(sources).map(([path, text]) => ({
    path: `assets/${path}`,
    bytes: new TextEncoder().encode(text),
  }));
  return plainNames(files, lenders).map(({ bytes }) => new TextDecoder().decode(bytes));
}

Deno.test("what is lent is asked for by the name it has where it is", () => {
  deepEqual(
    plain({
      "entry.js": `const a=1,b=2;export{a as $0,b as $1,b as Public};`,
      "part.js": `import{$1 as c,$0}from"./entry.js";export{$0 as z}from './entry.js';c($0)`,
      "other.js": `import{$0 as x}from"./elsewhere.js";`,
    }, "entry.js"),
    [
      `const a=1,b=2;export{a,b,b as Public};`,
      `import{b as c,a as $0}from"./entry.js";export{a as z}from"./entry.js";c($0)`,
      `import{$0 as x}from"./elsewhere.js";`,
    ],
  );
});

Deno.test("no two exports get one name", () => {
  deepEqual(
    plain({
      "entry.js": `export{attend as $0,n as attend,m as $1,m as $2};`,
      "part.js": `import{$0 as a,$1 as b,$2 as c}from"./entry.js";`,
    }, "entry.js"),
    [
      `export{attend as $0,n as attend,m,m as $2};`,
      `import{$0 as a,m as b,$2 as c}from"./entry.js";`,
    ],
  );
});

Deno.test("a file that lends may borrow as well", () => {
  deepEqual(
    plain(
      {
        "entry.js": `export{e as $0};`,
        "standing.js": `import{$0 as q}from"./entry.js";export{s as $0};`,
        "part.js": `import{$0 as a}from"./entry.js";import{$0 as b}from"./standing.js";`,
      },
      "entry.js",
      "standing.js",
    ),
    [
      `export{e};`,
      `import{e as q}from"./entry.js";export{s};`,
      `import{e as a}from"./entry.js";import{s as b}from"./standing.js";`,
    ],
  );
});
