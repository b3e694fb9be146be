/**
 * The decoder against the parser of `@stomp/stompjs`, on the same chunks. Before anything is measured
 * both must read the same frames. And the encoder, for many subscriptions.
 *
 * @module
 */
import assert from "node:assert/strict";
import { FrameDecoder } from "../../shared/stomp/decoder.ts";
import { encodeFrame, encodeMessage, encodeMessageTail } from "../../shared/stomp/encoder.ts";
import { type Frame, frame } from "../../shared/stomp/frame.ts";
import { type RawFrame, StompJsParser } from "../helper/stompjs_parser.ts";
import { rates, timesAsFast } from "./rate.ts";
import { median, type Ratio, type Report, type Row } from "./report.ts";

const MESSAGE = frame("MESSAGE", {
  subscription: "sub-0",
  destination: "/topic/rooms/default%2Fposts%2Fwebsocket",
  "message-id": "5f1c-17",
  "content-type": "application/json",
}, JSON.stringify({ type: "message", epoch: "b1946ac92492d234", text: "Does it need TLS?" }));
const TEXT = "A frame is a command, headers and a body. ".repeat(50).slice(0, 2_000);

const INPUTS: Readonly<Record<string, readonly Frame[]>> = {
  "a RECEIPT": [frame("RECEIPT", { "receipt-id": "77" })],
  "a SEND": [
    frame("SEND", { destination: "/app/hello", receipt: "77" }, '{"name":"a reader"}'),
  ],
  "a CONNECT": [
    frame("CONNECT", {
      "accept-version": "1.2,1.1,1.0",
      host: "localhost",
      "heart-beat": "0,10000",
      passcode: "eyJraW5kIjoicmVhZGVyIn0.".repeat(4),
    }),
  ],
  "a MESSAGE": [MESSAGE],
  "20 MESSAGEs in a chunk": Array.from({ length: 20 }, () => MESSAGE),
  "a body of 2 kB": [frame("MESSAGE", MESSAGE.headers, TEXT)],
  "a body of 2 kB in Korean": [
    frame("MESSAGE", MESSAGE.headers, "이 글에서 궁금한 점이 있어요. ".repeat(50)),
  ],
};

/** Subscriptions of one message. */
const SUBSCRIPTIONS = 1_000;

/** Frames a second, ours and stompjs's, by input and form. */
export async function codec({ quick }: { readonly quick: boolean }): Promise<Report> {
  const turns = { turnMs: quick ? 10 : 30, turns: quick ? 3 : 9 };
  const rows: Row[] = [];
  const ratios: number[] = [];
  for (const [name, frames] of Object.entries(INPUTS)) {
    const text = frames.map((frame) => encodeFrame(frame, "1.2")).join("");
    for (const [form, chunk] of Object.entries({ text, bytes: new TextEncoder().encode(text) })) {
      const { ours, theirs } = await compareParsers(chunk, turns);
      const ratio = timesAsFast(ours, theirs);
      ratios.push(ratio);
      rows.push({
        input: `${name}, as ${form}`,
        "ratio": `${ratio.toFixed(1)}×`,
        "frames/s": median(ours) * frames.length,
        "frames/s of stompjs": median(theirs) * frames.length,
      });
    }
  }
  return {
    title: "codec",
    ratios: [
      {
        name: "frames/s, the decoder to stompjs's parser, least of the inputs",
        value: Math.min(...ratios),
        goal: { atLeast: 5 },
      },
      { name: "frames/s, the decoder to stompjs's parser, median", value: median(ratios) },
      await ratioOfEncoding(turns),
    ],
    rows,
  };
}

async function compareParsers(
  chunk: string | Uint8Array,
  turns: { turnMs: number; turns: number },
): Promise<{ ours: readonly number[]; theirs: readonly number[] }> {
  assertSameFrames(chunk);
  const parser = new StompJsParser(() => {}, () => {});
  const decoder = new FrameDecoder({ version: "1.2" });
  const input = { chunk, onFrame: () => {} };
  return await rates({
    ours: (times) => {
      for (let done = 0; done < times; done++) decode(decoder, input);
    },
    theirs: (times) => {
      for (let done = 0; done < times; done++) parser.parseChunk(chunk);
    },
  }, turns);
}

/** One tail for all subscriptions, to each frame anew. */
async function ratioOfEncoding(turns: { turnMs: number; turns: number }): Promise<Ratio> {
  const { shared, anew } = await rates({
    shared: (times) => {
      for (let done = 0; done < times; done++) {
        const tail = encodeMessageTail(MESSAGE, "1.2");
        for (let id = 0; id < SUBSCRIPTIONS; id++) encodeMessage(tail, `${id}`);
      }
    },
    anew: (times) => {
      for (let done = 0; done < times; done++) {
        for (let id = 0; id < SUBSCRIPTIONS; id++) {
          const headers = [...MESSAGE.headers, ["subscription", `${id}`] as const];
          encodeFrame(frame("MESSAGE", headers, MESSAGE.body), "1.2");
        }
      }
    },
  }, turns);
  return { name: "encoding for many, one tail to each anew", value: timesAsFast(shared, anew) };
}

function decode(
  decoder: FrameDecoder,
  { chunk, onFrame }: { chunk: string | Uint8Array; onFrame: (frame: Frame) => void },
): void {
  decoder.push(chunk);
  for (let decoded = decoder.next(); decoded.kind !== "need-more"; decoded = decoder.next()) {
    if (decoded.kind === "broken") throw decoded.error;
    if (decoded.kind === "frame") onFrame(decoded.frame);
  }
}

function assertSameFrames(chunk: string | Uint8Array): void {
  const expected: RawFrame[] = [];
  new StompJsParser((raw) => expected.push(raw), () => {}).parseChunk(chunk);
  const found: Frame[] = [];
  decode(new FrameDecoder({ version: "1.2" }), { chunk, onFrame: (frame) => found.push(frame) });
  assert.deepEqual(
    found.map(({ command, headers, body }) => ({ command, headers: [...headers], body })),
    expected.map(({ command, headers, binaryBody }) => ({ command, headers, body: binaryBody })),
  );
}
