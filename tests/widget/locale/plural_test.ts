/**
 * Counts in the forms of a language.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { plural } from "../../../widget/locale/plural.ts";

Deno.test("plural says a count in the form its language has for it", () => {
  const say = plural("ar", { zero: "0", one: "1", two: "2", few: "# few", other: "# other" });
  deepEqual([0, 1, 2, 3, 11, 100].map(say), ["0", "1", "2", "3 few", "11 other", "100 other"]);
});

Deno.test("plural falls back to the form for all others", () => {
  equal(plural("fr", { one: "# jour", other: "# jours" })(0), "0 jour");
  equal(plural("es", { one: "# día", other: "# días" })(1_000_000), "1.000.000 días");
});
