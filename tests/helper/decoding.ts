/**
 * Feeds a decoder in every way a stream can be cut, and tells what came out.
 *
 * @module
 */
import assert from "node:assert/strict";
import { FrameDecoder, type FrameDecoderOptions } from "../../shared/stomp/decoder.ts";
import type { HeaderEntry } from "../../shared/stomp/header.ts";

/** What a decoder said, in values that compare. */
export type Outcome =
  | { readonly frame: string; readonly headers: readonly HeaderEntry[]; readonly body: string }
  | { readonly broken: string; readonly detail: string; readonly fault: string }
  | "heart-beat";

const utf8 = new TextEncoder();

/** All outcomes of these chunks, in order, up to `need-more` or the first `broken`. */
export function outcomesOf(
  chunks: Iterable<string | Uint8Array>,
  options: FrameDecoderOptions = { version: "1.2" },
): Outcome[] {
  const decoder = new FrameDecoder(options);
  const outcomes: Outcome[] = [];
  for (const chunk of chunks) {
    decoder.push(chunk);
    for (let next = decoder.next(); next.kind !== "need-more"; next = decoder.next()) {
      if (next.kind === "broken") {
        const { message, detail, fault } = next.error;
        return [...outcomes, { broken: message, detail, fault }];
      }
      outcomes.push(
        next.kind === "heart-beat" ? "heart-beat" : {
          frame: next.frame.command,
          headers: [...next.frame.headers],
          body: latin1(next.frame.body),
        },
      );
    }
  }
  return outcomes;
}

/**
 * What the input means, after asserting that it means the same in one piece, octet by octet, cut in
 * two at every position, as text and as bytes, and with more behind it.
 */
export function everyWay(input: string | Uint8Array, options?: FrameDecoderOptions): Outcome[] {
  const bytes = typeof input === "string" ? utf8.encode(input) : input;
  const whole = outcomesOf([bytes], options);
  const same = (chunks: readonly (string | Uint8Array)[], way: string) =>
    assert.deepEqual(outcomesOf(chunks, options), whole, way);

  same(Array.from(bytes, (octet) => Uint8Array.of(octet)), "octet by octet");
  for (let at = 0; at <= bytes.length; at++) {
    same([bytes.subarray(0, at), bytes.subarray(at)], `bytes cut at ${at}`);
  }
  if (typeof input === "string") {
    same([input], "text");
    same(Array.from({ length: input.length }, (_, at) => input.charAt(at)), "unit by unit");
    for (let at = 0; at <= input.length; at++) {
      same([input.slice(0, at), input.slice(at)], `text cut at ${at}`);
    }
  }

  const trailing = utf8.encode("\nRECEIPT\nreceipt-id:trailing\n\n\0");
  const longer = outcomesOf([Uint8Array.of(...bytes, ...trailing)], options);
  assert.deepEqual(longer.slice(0, whole.length), whole, "with more behind it");
  return whole;
}

/** Asserts that the input, however it is cut, gives exactly these outcomes. */
export function reads(
  input: string | Uint8Array,
  expected: readonly Outcome[],
  options?: FrameDecoderOptions,
): void {
  assert.deepEqual(everyWay(input, options), expected);
}

/** Asserts that the input, however it is cut, ends in a fault whose text fits. */
export function breaks(
  input: string | Uint8Array,
  message: RegExp,
  options: FrameDecoderOptions & { readonly fault?: string } = { version: "1.2" },
): void {
  const last = everyWay(input, options).at(-1);
  assert.ok(typeof last === "object" && "broken" in last, JSON.stringify(last));
  assert.match(last.broken, message);
  assert.equal(last.fault, options.fault ?? "protocol");
}

/** Each octet as the character of that number. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const octet of bytes) text += String.fromCharCode(octet);
  return text;
}
