/**
 * How much the widget may weigh.
 *
 * @module
 */
import { deepEqual, doesNotThrow, equal, throws } from "node:assert/strict";
import { assertWeights, lazyBudget, weightTable } from "../../../widget/build/budget.ts";

Deno.test("a weight may be as large as its limit", () => {
  doesNotThrow(() => assertWeights([{ what: "the tag", gzipBytes: 2_500, limitBytes: 2_500 }]));
});

Deno.test("what has no limit is never too heavy, nor what is only over its aim", () => {
  doesNotThrow(() =>
    assertWeights([
      { what: "the console", gzipBytes: 1_000_000 },
      { what: "the tag", gzipBytes: 1_501, aimBytes: 1_500, limitBytes: 2_500 },
    ])
  );
});

Deno.test("everything over its limit is named, with its bytes and those allowed", () => {
  const weights = [
    { what: "the tag", gzipBytes: 2_501, limitBytes: 2_500 },
    { what: "the console", gzipBytes: 9_000 },
    { what: "opened", gzipBytes: 26_000, limitBytes: 25_000 },
  ];
  throws(() => assertWeights(weights), {
    name: "RangeError",
    message: "Cannot build so heavy a widget: the tag has 2501 bytes, 2500 are allowed; " +
      "opened has 26000 bytes, 25000 are allowed",
  });
});

Deno.test("the table tells apart what is within, over its aim and too heavy", () => {
  const budget = { aimBytes: 1_500, limitBytes: 2_500 };
  const table = weightTable([
    { what: "within", gzipBytes: 1_500, ...budget },
    { what: "above", gzipBytes: 2_500, ...budget },
    { what: "beyond", gzipBytes: 2_501, ...budget },
    { what: "unbounded", gzipBytes: 12_345 },
  ]);
  deepEqual(table.split("\n"), [
    "gzip, in bytes      is    aim  limit",
    "within           1,500  1,500  2,500",
    "above            2,500  1,500  2,500  over the aim",
    "beyond           2,501  1,500  2,500  too heavy",
    "unbounded       12,345",
  ]);
});

Deno.test("a feature may weigh 3,000 bytes, words 1,500, and what is mostly data more", () => {
  const limits = {
    "widget/feature/search/search.ts": 3_000,
    "widget/locale/more/ko.ts": 1_500,
    "widget/feature/rich_text/highlight.ts": 10_000,
    "widget/feature/emoji/emoji.ts": 12_000,
    "widget/connection/detour.ts": 3_000,
    "widget/component/standing.ts": 11_000,
  };
  for (const [source, limitBytes] of Object.entries(limits)) {
    equal(lazyBudget(source).limitBytes, limitBytes, source);
  }
});

Deno.test("a part without a limit is named with the file in which to say one", () => {
  throws(() => lazyBudget("widget/other/thing.ts"), {
    message: 'Cannot weigh "widget/other/thing.ts": widget/build/budget.ts has no limit for it',
  });
});
