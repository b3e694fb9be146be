/**
 * What passes for the answer to a wish.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isFollowAnswer } from "../../../shared/chat/follow.ts";

Deno.test("a wish is asked about or confirmed, and nothing else", () => {
  for (const state of ["asked", "confirmed"]) equal(isFollowAnswer({ state }), true);
  for (const body of [null, undefined, {}, { state: "x" }, "asked"]) {
    equal(isFollowAnswer(body), false);
  }
});
