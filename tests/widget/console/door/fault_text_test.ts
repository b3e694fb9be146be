/**
 * Why somebody did not come in, in words.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { notIn } from "../../../../widget/console/api/author_api.ts";
import { faultText } from "../../../../widget/console/door/fault_text.ts";
import { consoleEn as en } from "../../../../widget/locale/console_en.ts";

Deno.test("why nobody came in is said in the author's words, else in the server's", () => {
  const { faults } = en;
  const text = (code: string, message: string) => faultText(notIn({ code, message }), { faults });
  equal(text("too-fast", "Slow down."), faults["too-fast"]);
  equal(text("not-stored", "The data is not there."), "The data is not there.");
  equal(text("not-stored", ""), faults.otherwise);
  equal(text("unreachable", "The server did not answer."), faults.otherwise);
});
