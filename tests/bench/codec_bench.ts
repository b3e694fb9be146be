/**
 * The decoder against the parser of `@stomp/stompjs`, on the same chunks: `deno bench` prints how
 * many times faster it is. Before anything is measured both must read the same frames.
 *
 * @module
 */
import assert from "node:assert/strict";
import { FrameDecoder } from "../../shared/stomp/decoder.ts";
import { encodeFrame, encodeMessage, encodeMessageTail } from "../../shared/stomp/encoder.ts";
import { type Frame, frame } from "../../shared/stomp/frame.ts";
import { type RawFrame, StompJsParser } from "../helper/stompjs_parser.ts";

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

for (const [name, frames] of Object.entries(INPUTS)) {
  const text = frames.map((frame) => encodeFrame(frame, "1.2")).join("");
  for (const [form, chunk] of Object.entries({ text, bytes: new TextEncoder().encode(text) })) {
    assertSameFrames(chunk);
    const group = `${name}, ${form}`;

    const parser = new StompJsParser(() => {}, () => {});
    Deno.bench(`@stomp/stompjs: ${group}`, { group, baseline: true }, () => {
      parser.parseChunk(chunk);
    });

    const decoder = new FrameDecoder({ version: "1.2" });
    const input = { chunk, onFrame: () => {} };
    Deno.bench(`decoder: ${group}`, { group }, () => {
      decode(decoder, input);
    });
  }
}

Deno.bench(
  "encode for 1,000 subscriptions, each anew",
  { group: "fan-out", baseline: true },
  () => {
    for (let id = 0; id < 1_000; id++) {
      encodeFrame(
        frame("MESSAGE", [...MESSAGE.headers, ["subscription", `${id}`]], MESSAGE.body),
        "1.2",
      );
    }
  },
);

Deno.bench("encode for 1,000 subscriptions, one tail", { group: "fan-out" }, () => {
  const tail = encodeMessageTail(MESSAGE, "1.2");
  for (let id = 0; id < 1_000; id++) encodeMessage(tail, `${id}`);
});
