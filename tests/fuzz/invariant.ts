/**
 * What must hold whatever arrives. A decoder that breaks one of these is wrong, even if nobody can
 * say what the input should have meant.
 *
 * @module
 */
import { type Decoded, FrameDecoder, type FrameLimits } from "../../shared/stomp/decoder.ts";
import { encodeFrame } from "../../shared/stomp/encoder.ts";
import type { Frame } from "../../shared/stomp/frame.ts";
import type { Version } from "../../shared/stomp/version.ts";
import { type Outcome, outcomesOf } from "../helper/decoding.ts";
import { asCarried } from "../helper/frames.ts";
import type { Random } from "./random.ts";
import { outcomesOfStompJs, withoutMarks } from "./stompjs_outcomes.ts";

/** How an input is read. */
export interface Reading {
  readonly version: Version | undefined;
  readonly from: "client" | "server" | undefined;
  readonly limits: FrameLimits;
}

/** An invariant that does not hold. */
export class Broken extends Error {}

/** Above this, a decoder holds no more than twice what waits. */
const MAX_SPARE_BYTES = 1_024;
const NO_LIMITS: FrameLimits = {
  maxHeaders: Infinity,
  maxHeaderLineBytes: Infinity,
  maxBodyBytes: Infinity,
  maxFrameBytes: Infinity,
};
const strictText = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Checks all of them.
 *
 * @returns the shape of what came out: inputs of a new shape are worth keeping
 * @throws {Broken} at the first that does not hold
 */
export function check(bytes: Uint8Array, reading: Reading, random: Random): string {
  const options = withoutUndefined(reading);
  const whole = outcomesOf([bytes], options);
  for (const [way, chunks] of waysToCut(bytes, random)) {
    same(outcomesOf(chunks, options), whole, way);
  }
  const state = checkMemory(bytes, reading);
  if (reading.version !== undefined) checkRoundTrips(bytes, reading.version);
  if (state === "done") checkAgreement(bytes, whole, reading.version);
  return [reading.version ?? "none", state, ...whole.slice(-2).map(shapeOf)].join(" ");
}

/** In single octets, in random pieces, and, if it is text, in pieces of text and bytes in turn. */
function* waysToCut(
  bytes: Uint8Array,
  random: Random,
): Generator<[way: string, chunks: Iterable<string | Uint8Array>]> {
  yield ["octet by octet", inOneArray(bytes)];
  const cuts = random.cuts(bytes.length);
  yield [`bytes cut at ${cuts}`, cutAt(bytes, cuts)];
  let text: string;
  try {
    text = strictText.decode(bytes);
  } catch {
    return;
  }
  yield ["text", [text]];
  const textCuts = random.cuts(text.length);
  const pieces = cutAt(text, textCuts);
  yield [`text cut at ${textCuts}`, pieces];
  yield [
    `text and bytes cut at ${textCuts}`,
    pieces.every((piece) => piece.isWellFormed())
      ? pieces.map((piece, at) => at % 2 === 0 ? piece : new TextEncoder().encode(piece))
      : pieces,
  ];
}

/** A decoder that has asked for more does not look at the last chunk again. */
function* inOneArray(bytes: Uint8Array): Generator<Uint8Array> {
  const chunk = new Uint8Array(1);
  for (const octet of bytes) {
    chunk[0] = octet;
    yield chunk;
  }
}

/** Reads octet by octet: what waits, and the room for it, stay within bounds. @returns the end */
function checkMemory(bytes: Uint8Array, reading: Reading): string {
  const decoder = new FrameDecoder(withoutUndefined(reading));
  const { maxFrameBytes } = reading.limits;
  let last: Decoded = { kind: "need-more" };
  for (const octet of bytes) {
    decoder.push(Uint8Array.of(octet));
    do last = decoder.next(); while (last.kind === "frame" || last.kind === "heart-beat");
    const { waitingBytes, heldBytes } = decoder;
    if (waitingBytes > maxFrameBytes) throw new Broken(`${waitingBytes} octets wait`);
    if (heldBytes > (waitingBytes === 0 ? 1 : 2 * waitingBytes + MAX_SPARE_BYTES)) {
      throw new Broken(`${heldBytes} octets are held for ${waitingBytes}`);
    }
    if (last.kind === "broken") return "broken";
  }
  return decoder.waitingBytes === 0 ? "done" : "waits";
}

/** What was read can be written, and then means and reads the same for ever. */
function checkRoundTrips(bytes: Uint8Array, version: Version): void {
  for (const frame of framesOf(bytes, version)) {
    const written = encodeFrame(frame, version);
    const [again, ...more] = framesOf(written, version);
    if (again === undefined || more.length > 0) {
      throw new Broken(`${JSON.stringify(written)} is not one frame`);
    }
    same(encodeFrame(again, version), written, "written again");
    same([...again.body], [...frame.body], "the body, written and read");
    same([...again.headers], asCarried(frame, version), "the headers, written and read");
  }
}

function framesOf(chunk: string | Uint8Array, version: Version): Frame[] {
  const decoder = new FrameDecoder({ version, limits: NO_LIMITS });
  decoder.push(chunk);
  const frames: Frame[] = [];
  for (let next = decoder.next();; next = decoder.next()) {
    if (next.kind === "frame") frames.push(next.frame);
    else if (next.kind !== "heart-beat") return frames;
  }
}

/** A well-known parser reads the same, where both take the input. */
function checkAgreement(bytes: Uint8Array, whole: Outcome[], version: Version | undefined): void {
  if (hasTrimmedLength(whole, bytes)) return;
  const theirs = outcomesOfStompJs([bytes], version);
  const ours = whole.map(withoutMarks);
  if (version === undefined) {
    // It is never told which CONNECT asks for STOMP 1.0, which we trim.
    same(ours.map(trimmed), theirs.map(trimmed), "what stompjs reads");
  } else {
    same(ours, theirs, "what stompjs reads");
  }
}

/** It knows no content-length with spaces around its name, as STOMP 1.0 may have it. */
function hasTrimmedLength(whole: Outcome[], bytes: Uint8Array): boolean {
  const counted = whole.filter((outcome) =>
    outcome !== "heart-beat" && "headers" in outcome &&
    outcome.headers.some(([name]) => name === "content-length")
  ).length;
  const plain = new TextDecoder().decode(bytes).match(/^content-length:/gm) ?? [];
  return counted > plain.length || /[^\n]content-length|content-length[^:]/.test(
    new TextDecoder().decode(bytes),
  );
}

function trimmed(outcome: Outcome): Outcome {
  if (outcome === "heart-beat" || !("frame" in outcome)) return outcome;
  const headers = outcome.headers.map(([name, value]) => [name.trim(), value.trim()] as const);
  return { ...outcome, headers };
}

/** Counts become their length in bits, texts their kind. */
function shapeOf(outcome: Outcome): string {
  if (outcome === "heart-beat") return "beat";
  if ("broken" in outcome) return outcome.broken.replaceAll(/\d+/g, "N").replaceAll(/".*"/g, "S");
  const { frame, headers, body } = outcome;
  const bits = (count: number) => 32 - Math.clz32(count);
  const text = headers.flat().join("");
  const kinds = [/[\\:\r\n]/, /[^\0-\x7f]/, /\0/].map((kind) => kind.test(text) ? 1 : 0).join("");
  return `${frame}/${bits(headers.length)}/${kinds}/${bits(body.length)}/${/\0/.test(body)}`;
}

function same(found: unknown, expected: unknown, way: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Broken(`${way}: ${one} and not ${other}`);
}

function cutAt<T extends string | Uint8Array>(whole: T, cuts: readonly number[]): T[] {
  const edges = [0, ...cuts, whole.length];
  return edges.slice(1).map((edge, at) => whole.slice(edges[at], edge) as T);
}

function withoutUndefined({ version, from, limits }: Reading) {
  return {
    limits,
    ...(version === undefined ? {} : { version }),
    ...(from === undefined ? {} : { from }),
  };
}
