/**
 * The hash all files of a build share.
 *
 * @module
 */
import { deepEqual, match, notEqual } from "node:assert/strict";
import { BUILD_HASH, putHash } from "../../../widget/build/build_hash.ts";
import type { Bundles } from "../../../widget/build/bundler.ts";

function bundles(texts: Readonly<Record<string, string>>): Bundles {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  return {
    files,
    entries: { "a.js": [`a-${BUILD_HASH}.js`] },
    lazy: { "a.js": [{ source: "b.ts", files: [`b-${BUILD_HASH}.js`] }] },
  };
}

const PAIR = {
  [`b-${BUILD_HASH}.js`]: "two",
  [`a-${BUILD_HASH}.js`]: `import "b-${BUILD_HASH}.js"`,
};

Deno.test("the hash stands in names, in what files say, and in what is told of them", () => {
  const { files, entries, lazy } = putHash(bundles(PAIR));
  const hash = files[0]?.path.slice(2, -3) ?? "";
  match(hash, /^[A-Z0-9]{8}$/);
  deepEqual(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]), [
    [`a-${hash}.js`, `import "b-${hash}.js"`],
    [`b-${hash}.js`, "two"],
  ]);
  deepEqual(entries, { "a.js": [`a-${hash}.js`] });
  deepEqual(lazy, { "a.js": [{ source: "b.ts", files: [`b-${hash}.js`] }] });
});

Deno.test("the hash does not depend on the order in which files came", () => {
  const reversed = Object.fromEntries(Object.entries(PAIR).reverse());
  deepEqual(putHash(bundles(PAIR)), putHash(bundles(reversed)));
});

Deno.test("the hash changes with any byte and with where files begin and end", () => {
  const before = putHash(bundles({ "a.js": "one", "b.js": "two" })).entries;
  notEqual(
    JSON.stringify(putHash(bundles({ "a.js": "one", "b.js": "tow" })).entries),
    JSON.stringify(before),
  );
  notEqual(
    JSON.stringify(putHash(bundles({ "a.js": "onet", "b.js": "wo" })).entries),
    JSON.stringify(before),
  );
});
