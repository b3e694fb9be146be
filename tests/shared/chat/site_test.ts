/**
 * What holds for a site nobody has set up.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DEFAULT_MODERATION } from "../../../shared/chat/site.ts";

Deno.test("a site nobody has set up lets every reader write at once", () => {
  const { mode, holdFirst, slowModeSeconds, words, proofOfWork } = DEFAULT_MODERATION;
  equal(mode, "open");
  equal(holdFirst || proofOfWork, false);
  equal(slowModeSeconds + words.length, 0);
});
