/**
 * Two parsers, one stream: what the decoder and `@stomp/stompjs` read must not differ.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeFrame, HEART_BEAT } from "../../shared/stomp/encoder.ts";
import { VERSIONS } from "../../shared/stomp/version.ts";
import { outcomesOf } from "../helper/decoding.ts";
import { arbitraryFrame } from "../helper/frames.ts";
import { outcomesOfStompJs, withoutMarks } from "./stompjs_outcomes.ts";

const RUNS = Number(Deno.env.get("FUZZ_RUNS") ?? 5_000);

Deno.test("decoder and stompjs read valid frames and heart-beats alike, in any version", () => {
  const part = fc.oneof(arbitraryFrame, fc.constant(HEART_BEAT));
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 4 }),
      fc.constantFrom(...VERSIONS),
      (parts, version) => {
        const chunks = parts.map((part) =>
          typeof part === "string" ? part : encodeFrame(part, version)
        );
        const outcomes = outcomesOf(chunks, { version }).map(withoutMarks);
        assert.deepEqual(outcomes, outcomesOfStompJs(chunks, version));
      },
    ),
    { numRuns: RUNS },
  );
});
