/**
 * Scripts made smaller, and still the same scripts.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { tighten } from "../../../widget/build/tighten.ts";

const SCRIPT = `
  const unused = 1;
  export function double(value) { const twice = value * 2; return twice; }
  export const load = () => import("./later.js");
  /*! The licence is elsewhere. */
`;

async function tightened(path: string, text: string): Promise<string> {
  const [file] = await tighten([{ path, bytes: new TextEncoder().encode(text) }]);
  return new TextDecoder().decode(file?.bytes);
}

Deno.test("tightened script is smaller and does the same", async () => {
  const small = await tightened("a.js", SCRIPT);
  equal(small.length < SCRIPT.length, true);
  const { double } = await import(`data:text/javascript,${encodeURIComponent(small)}`);
  equal(double(21), 42);
});

Deno.test("tightened script keeps what it imports, what it exports and its licence", async () => {
  const small = await tightened("a.js", SCRIPT);
  match(small, /import\("\.\/later\.js"\)/);
  match(small, /export\s*\{|export function double/);
  match(small, /\/\*! The licence is elsewhere\. \*\//);
});

Deno.test("tightened twice the same script gives the same bytes", async () => {
  equal(await tightened("a.js", SCRIPT), await tightened("a.js", SCRIPT));
});

Deno.test("what is no script stays as it is", async () => {
  const files = [{ path: "a.txt", bytes: new TextEncoder().encode("const  a = 1;") }];
  deepEqual(await tighten(files), files);
});
