/**
 * Every part that keeps something about readers forgets it, also one that was added later.
 *
 * @module
 */
import { deepEqual, rejects } from "node:assert/strict";
import { forgetIn } from "../../../server/storage/forget.ts";
import { PART_EFFECTS, type Parts } from "../../../server/storage/parts.ts";

/** Parts that all know how to forget, whatever else they can. */
function forgetful(forget: (part: string, reader: string) => Promise<void>): Parts {
  const parts = Object.keys(PART_EFFECTS).map((name) => [
    name,
    { forget: (reader: string) => forget(name, reader) },
  ]);
  return Object.fromEntries(parts);
}

Deno.test("a reader is forgotten by every part that keeps something about readers", async () => {
  const asked: string[] = [];
  const parts = forgetful((part, reader) => {
    asked.push(`${part} ${reader}`);
    return Promise.resolve();
  });
  await forgetIn(parts, "r");
  deepEqual(asked, Object.keys(PART_EFFECTS).map((name) => `${name} r`));
});

Deno.test("a reader is not forgotten when a part could not", async () => {
  const parts = forgetful((part) =>
    part === "sites" ? Promise.reject(new Error("full")) : Promise.resolve()
  );
  await rejects(forgetIn(parts, "r"), { message: "full" });
});
