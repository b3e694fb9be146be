/**
 * Why something did not work, in words.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { refusalText } from "../../../../widget/console/kit/status.ts";
import { consoleEn } from "../../../../widget/locale/console_en.ts";

Deno.test("a refusal is said by its code, and one that is not known by what is safe", () => {
  const { kit } = consoleEn;
  const said = (code: string) => refusalText({ code, message: "for programs" }, kit);
  equal(said("forbidden"), kit.refused.forbidden);
  for (const code of ["gone-wild", "toString", "__proto__", ""]) {
    equal(said(code), kit.refused.otherwise, code);
  }
});
