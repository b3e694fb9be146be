/**
 * The features that are loaded later: each of them is there.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import * as features from "../../../widget/component/features.ts";

Deno.test("every feature can be loaded, and has something to call", async () => {
  for (const [name, feature] of Object.entries(features)) {
    const part: Readonly<Record<string, unknown>> = await feature.load();
    const calls = Object.values(part).filter((value) => typeof value === "function");
    equal(calls.length > 0, true, name);
  }
});
