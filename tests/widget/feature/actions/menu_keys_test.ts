/**
 * Keys in a menu.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { nextItem } from "../../../../widget/feature/actions/menu_keys.ts";

const MENU = { texts: ["👍", "🎉", "Quote", "Copy", "Edit", "Delete"], inRow: 2, isRtl: false };

/** Where keys lead, one after another. */
function walk(keys: string, at: number, menu = MENU): (number | undefined)[] {
  return keys.split(" ").map((key) => nextItem(key, at, menu));
}

Deno.test("menu: up and down go through the items, the row being one of them", () => {
  for (const [from, to] of [[0, 2], [1, 2], [2, 3], [5, 0]] as const) {
    equal(nextItem("ArrowDown", from, MENU), to, `from ${from}`);
  }
  for (const [from, to] of [[0, 5], [1, 5], [2, 0], [3, 2], [5, 4]] as const) {
    equal(nextItem("ArrowUp", from, MENU), to, `from ${from}`);
  }
});

Deno.test("menu: left and right go along the row, as it runs", () => {
  equal(walk("ArrowRight ArrowLeft", 0).join(), "1,1");
  equal(walk("ArrowRight ArrowLeft", 1).join(), "0,0");
  equal(walk("ArrowRight ArrowLeft", 2).join(), ",");
  const three = { ...MENU, inRow: 3 };
  equal(walk("ArrowRight ArrowLeft", 0, three).join(), "1,2");
  equal(walk("ArrowRight ArrowLeft", 0, { ...three, isRtl: true }).join(), "2,1");
});

Deno.test("menu: Home, End and first letters lead to an item", () => {
  equal(walk("Home End q C d", 4).join(), "0,5,2,3,5");
  equal(nextItem("d", 5, MENU), 5);
  equal(nextItem("x", 0, MENU), undefined);
  equal(nextItem("답", 0, { ...MENU, texts: ["인용", "답하기"], inRow: 0 }), 1);
});

Deno.test("menu: other keys are left to whoever knows them", () => {
  equal(walk("Enter Shift F1 PageDown", 0).join(), ",,,");
  equal(nextItem(" ", 0, MENU), undefined);
  equal(nextItem("a", 0, { texts: [], inRow: 0, isRtl: false }), undefined);
});

Deno.test("menu: without a row, the first item follows the last", () => {
  const list = { texts: ["a", "b"], inRow: 0, isRtl: false };
  equal(nextItem("ArrowDown", 1, list), 0);
  equal(nextItem("ArrowUp", 0, list), 1);
  equal(nextItem("ArrowUp", 1, list), 0);
});
