/**
 * Faults of settings: all of them, each with its place.
 *
 * @module
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import * as v from "valibot";
import {
  asRefusal,
  readSettings,
  SettingsError,
} from "../../../../server/chat/site/settings_fault.ts";

const number = v.number("a number");
const schema = v.object({
  name: v.string("text"),
  list: v.array(v.object({ n: number }, "an object")),
}, "an object");

function faultsOf(value: unknown, options?: Parameters<typeof readSettings>[2]): readonly string[] {
  try {
    readSettings(value, schema, options);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

Deno.test("every fault is told with its place", () => {
  deepEqual(faultsOf({ list: [{ n: 1 }, { n: "x" }, 5] }), [
    "name: is missing",
    "list[1].n: expected a number",
    "list[2]: expected an object",
  ]);
  deepEqual(faultsOf(null, { place: "sites[3]" }), ["sites[3]: expected an object"]);
  deepEqual(faultsOf(null), ["settings: expected an object"]);
});

Deno.test("fields nobody knows are ignored, unless somebody wrote them by hand", () => {
  const given = JSON.parse('{"name":"a","nam":1,"list":[{"n":1,"m":2}],"__proto__":{"n":1}}');
  deepEqual(readSettings(given, schema), { name: "a", list: [{ n: 1 }] });
  deepEqual(faultsOf(given, { place: "sites[0]", strict: true }), [
    "sites[0].nam: there is no such setting",
    "sites[0].list[0].m: there is no such setting",
    "sites[0].__proto__: there is no such setting",
  ]);
});

Deno.test("a refusal names the first faults and counts the others", () => {
  const faults = ["a: is missing", "b: is missing"];
  const { refusal } = asRefusal(new SettingsError(faults));
  deepEqual(refusal, {
    code: "invalid-body",
    message: "Cannot take the settings: a: is missing; b: is missing.",
  });
  const many = asRefusal(new SettingsError(Array.from({ length: 7 }, (_, n) => `${n}`)));
  equal(many.refusal.message, "Cannot take the settings: 0; 1; 2; 3; 4; and 2 more.");
  throws(() => readSettings(1, schema), SettingsError);
});
