/**
 * The shape of a bar chart.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { barAt, barPaths, barPlace } from "../../../../widget/console/numbers/bars.ts";

Deno.test("bars stand on each other, the highest reaches the upper edge", () => {
  deepEqual(barPaths([{ full: 1, hollow: 1 }, { full: 0, hollow: 0 }]), {
    full: "M75 51h350v49h-350z",
    hollow: "M75 2h350v49h-350z",
    highest: 2,
  });
});

Deno.test("no bars and empty ones are nothing", () => {
  deepEqual(barPaths([]), { full: "", hollow: "", highest: 1 });
  deepEqual(barPaths([{ full: 0, hollow: 0 }]), { full: "", hollow: "", highest: 1 });
});

Deno.test("a bar is found by where one points", () => {
  deepEqual([-1, 0, 0.49, 0.5, 1, 2].map((share) => barAt(share, 2)), [0, 0, 0, 1, 1, 1]);
  equal(barPlace(1, 2), "M500 0h500v100h-500z");
});
