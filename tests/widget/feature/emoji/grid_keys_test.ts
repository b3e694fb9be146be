/**
 * Keys in a grid.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { nextCell } from "../../../../widget/feature/emoji/grid_keys.ts";

/** Eleven cells in rows of four. */
const GRID = { cells: 11, columns: 4, isRtl: false };

const cases: readonly (readonly [key: string, from: number, to: number | undefined])[] = [
  ["ArrowRight", 0, 1],
  ["ArrowRight", 3, 4],
  ["ArrowRight", 10, 10],
  ["ArrowLeft", 0, 0],
  ["ArrowLeft", 4, 3],
  ["ArrowDown", 1, 5],
  ["ArrowDown", 7, 10],
  ["ArrowDown", 9, 9],
  ["ArrowUp", 5, 1],
  ["ArrowUp", 2, -1],
  ["Home", 6, 4],
  ["End", 6, 7],
  ["End", 9, 10],
  ["Enter", 0, undefined],
  ["a", 0, undefined],
];

for (const [key, from, to] of cases) {
  Deno.test(`grid: ${key} leads from ${from} to ${to}`, () => {
    equal(nextCell({ key, ctrlKey: false }, from, GRID), to);
  });
}

Deno.test("grid: with Control, Home and End lead to the first and the last cell", () => {
  equal(nextCell({ key: "Home", ctrlKey: true }, 6, GRID), 0);
  equal(nextCell({ key: "End", ctrlKey: true }, 1, GRID), 10);
});

Deno.test("grid: left is forward where one writes from right to left", () => {
  const isRtl = true;
  equal(nextCell({ key: "ArrowLeft", ctrlKey: false }, 1, { ...GRID, isRtl }), 2);
  equal(nextCell({ key: "ArrowRight", ctrlKey: false }, 1, { ...GRID, isRtl }), 0);
});
