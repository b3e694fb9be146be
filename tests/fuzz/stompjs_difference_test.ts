/**
 * Two parsers, one stream: what the decoder and `@stomp/stompjs` read must not differ.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeFrame, HEART_BEAT } from "../../shared/stomp/encoder.ts";
import { unescape } from "../../shared/stomp/escape.ts";
import { COMMANDS } from "../../shared/stomp/frame.ts";
import { type Version, VERSIONS } from "../../shared/stomp/version.ts";
import { latin1, type Outcome, outcomesOf } from "../helper/decoding.ts";
import { arbitraryFrame } from "../helper/frames.ts";
import { StompJsParser } from "../helper/stompjs_parser.ts";

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

/** As the other parser tells it, which loses a byte order mark at the head of a name or value. */
function withoutMarks(outcome: Outcome): Outcome {
  if (outcome === "heart-beat" || !("frame" in outcome)) return outcome;
  const bare = (text: string) => text.replace(/^\ufeff/, "");
  const headers = outcome.headers.map(([name, value]) => [bare(name), bare(value)] as const);
  return { ...outcome, headers };
}

function outcomesOfStompJs(
  chunks: readonly (string | Uint8Array)[],
  version: Version,
): Outcome[] {
  const outcomes: Outcome[] = [];
  const parser = new StompJsParser(
    ({ command, headers, binaryBody }) => {
      const isEscaped = Object.entries(COMMANDS).some(([name, rule]) =>
        name === command && rule.escaped
      );
      // Its client trims in every version and unescapes in several passes; that is not its parser.
      const read = (text: string) =>
        version === "1.0" ? text.trim() : isEscaped ? unescape(text, version) : text;
      outcomes.push({
        frame: command,
        headers: headers.map(([name, value]) => [read(name), read(value)]),
        body: latin1(binaryBody),
      });
    },
    () => outcomes.push("heart-beat"),
  );
  for (const chunk of chunks) parser.parseChunk(chunk);
  return outcomes;
}
