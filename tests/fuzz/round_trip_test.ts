/**
 * What was written is read again: every octet in bodies, any text in headers, many frames in a row,
 * in chunks of text and bytes that end anywhere.
 *
 * `FUZZ_RUNS` sets how many cases each test tries, for a longer search.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { FrameDecoder } from "../../shared/stomp/decoder.ts";
import {
  type Encoded,
  encodeFrame,
  encodeMessage,
  encodeMessageTail,
  HEART_BEAT,
} from "../../shared/stomp/encoder.ts";
import { type Frame, frame } from "../../shared/stomp/frame.ts";
import { type Version, VERSIONS } from "../../shared/stomp/version.ts";
import { latin1, type Outcome, outcomesOf } from "../helper/decoding.ts";
import { asCarried, hostileFrame } from "../helper/frames.ts";

const RUNS = Number(Deno.env.get("FUZZ_RUNS") ?? 3_000);
const utf8 = new TextEncoder();

const part = fc.oneof(
  { arbitrary: hostileFrame, weight: 4 },
  { arbitrary: fc.constant(HEART_BEAT), weight: 1 },
);
const stream = fc.array(part, { minLength: 1, maxLength: 5 });
const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });

function carried(part: Frame | string, version: Version): Outcome {
  if (typeof part === "string") return "heart-beat";
  return { frame: part.command, headers: asCarried(part, version), body: latin1(part.body) };
}

function written(part: Frame | string, version: Version): Encoded {
  return typeof part === "string" ? part : encodeFrame(part, version);
}

for (const version of VERSIONS) {
  Deno.test(`frames of ${version} come back as they were, in one piece, octet by octet and in any pieces`, () => {
    fc.assert(
      fc.property(stream, cuts, (parts, positions) => {
        const expected = parts.map((part) => carried(part, version));
        const bytes = bytesOf(parts.map((part) => written(part, version)));
        const edges = positions.map((at) => at % (bytes.length + 1));
        for (const chunks of [[bytes], cut(bytes, edges), cut(bytes, [...bytes.keys()])]) {
          assert.deepEqual(outcomesOf(chunks, { version }), expected);
        }
      }),
      { numRuns: RUNS },
    );
  });

  Deno.test(`frames of ${version} come back as they were in chunks of text and bytes in turn`, () => {
    fc.assert(
      fc.property(stream, cuts, fc.infiniteStream(fc.boolean()), (parts, positions, isText) => {
        const expected = parts.map((part) => carried(part, version));
        const chunks = parts.flatMap((part): (string | Uint8Array)[] => {
          const encoded = written(part, version);
          if (typeof encoded !== "string") return cut(encoded, positions);
          // Half a surrogate pair has no octets: such a piece, and the next, stay text.
          const pieces = cut(encoded, positions);
          if (!pieces.every((piece) => piece.isWellFormed())) return pieces;
          return pieces.flatMap((piece): (string | Uint8Array)[] => {
            const octets = utf8.encode(piece);
            return isText.next().value === true ? [piece] : cut(octets, [octets.length >> 1]);
          });
        });
        assert.deepEqual(outcomesOf(chunks, { version }), expected);
      }),
      { numRuns: RUNS },
    );
  });

  Deno.test(`a frame of ${version} that was read is written as it came, and so on for ever`, () => {
    fc.assert(
      fc.property(hostileFrame, (frame) => {
        const once = encodeFrame(readOne(encodeFrame(frame, version), version), version);
        assert.deepEqual(encodeFrame(readOne(once, version), version), once);
      }),
      { numRuns: RUNS },
    );
  });

  Deno.test(`a MESSAGE of ${version} to many comes back as it would alone, whatever it holds`, () => {
    const id = fc.string({ unit: "binary", maxLength: 9 });
    fc.assert(
      fc.property(hostileFrame, id, fc.option(id), ({ headers, body }, subscription, ack) => {
        const message = frame("MESSAGE", headers, body);
        const tail = encodeMessageTail(message, version);
        const own = frame("MESSAGE", {
          subscription: subscription,
          ack: ack ?? undefined,
        });
        const rest = asCarried(message, version)
          .filter(([name]) => name !== "subscription" && name !== "ack");
        assert.deepEqual(
          outcomesOf([encodeMessage(tail, subscription, ack ?? undefined)], { version }),
          [{
            frame: "MESSAGE",
            headers: [...asCarried(own, version), ...rest],
            body: latin1(body),
          }],
        );
      }),
      { numRuns: RUNS },
    );
  });
}

function readOne(encoded: Encoded, version: Version): Frame {
  const decoder = new FrameDecoder({ version });
  decoder.push(encoded);
  const decoded = decoder.next();
  assert.ok(decoded.kind === "frame");
  assert.equal(decoder.next().kind, "need-more");
  return decoded.frame;
}

function bytesOf(parts: readonly Encoded[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === "string" ? utf8.encode(part) : part)]),
  );
}

function cut<T extends string | Uint8Array>(whole: T, positions: readonly number[]): T[] {
  const edges = [0, ...positions.map((at) => Math.min(at, whole.length)), whole.length]
    .toSorted((a, b) => a - b);
  return edges.slice(1).map((edge, at) => whole.slice(edges[at], edge) as T);
}
