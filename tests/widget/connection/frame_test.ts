import { deepEqual, equal } from "node:assert/strict";
import { FrameImpl, Parser } from "@stomp/stompjs";
import fc from "fast-check";
import { type Frame, readFrames, writeFrame } from "../../../widget/connection/frame.ts";

/** Anything a header may be: no NUL, and a name is not empty. */
const text = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "0"));
const headers = fc.dictionary(
  text.filter((name) => name !== "" && name !== "__proto__"),
  text,
  { noNullPrototype: true },
);
const body = fc.json();

/** What stompjs reads; it unescapes in several passes, so it is given no backslash. */
function readByStompjs(written: string): Frame[] {
  const frames: Frame[] = [];
  const parser = new Parser((raw) => {
    const { command, headers, body } = FrameImpl.fromRawFrame(raw, true);
    frames.push({ command, headers: { ...headers }, body });
  }, () => {});
  parser.parseChunk(written);
  return frames;
}

Deno.test("frames that are written are read again as they were, several in one message", () => {
  fc.assert(fc.property(fc.array(fc.tuple(headers, body), { maxLength: 4 }), (parts) => {
    const frames = parts.map(([headers, body]) => ({ command: "SEND", headers, body }));
    deepEqual([...readFrames(frames.map(writeFrame).join("\n"))], frames);
  }));
});

Deno.test("frames are read as stompjs reads them", () => {
  const plain = fc.stringMatching(/^[a-z0-9/%:-]+$/);
  fc.assert(
    fc.property(fc.dictionary(plain, plain, { noNullPrototype: true }), body, (headers, body) => {
      const written = FrameImpl.marshall({
        command: "MESSAGE",
        headers,
        body,
        escapeHeaderValues: true,
      }) as string;
      // It escapes values only, so a colon in a name would be the end of it.
      fc.pre(Object.keys(headers).every((name) => !name.includes(":")));
      deepEqual([...readFrames(written)], readByStompjs(written));
    }),
  );
});

Deno.test("frames are written so that stompjs reads what was meant", () => {
  const frame = {
    command: "SEND",
    headers: { destination: "/app/a:b", note: "two\nlines" },
    body: '{"text":"안녕"}',
  };
  deepEqual(readByStompjs(writeFrame(frame)), [frame]);
});

Deno.test("CONNECT and CONNECTED are not escaped", () => {
  const connect = { command: "CONNECT", headers: { passcode: "a:b\\n" }, body: "" };
  equal(writeFrame(connect), "CONNECT\npasscode:a:b\\n\n\n\0");
  deepEqual([...readFrames("CONNECTED\nsession:a:b\\n\n\n\0")], [
    { command: "CONNECTED", headers: { session: "a:b\\n" }, body: "" },
  ]);
});

Deno.test("heart-beats are no frames, and stand between frames", () => {
  deepEqual([...readFrames("\n")], []);
  const [first, second] = readFrames("\n\r\nRECEIPT\nreceipt-id:r1\n\n\0\n\nRECEIPT\n\n\0\n");
  deepEqual([first?.headers, second?.command], [{ "receipt-id": "r1" }, "RECEIPT"]);
});

Deno.test("line ends may be CR LF, of a repeated header the first counts, a body may begin with a line", () => {
  deepEqual([...readFrames("MESSAGE\r\na:1\r\na:2\r\nempty:\r\n\r\n\n{}\n\0")], [
    { command: "MESSAGE", headers: { a: "1", empty: "" }, body: "\n{}\n" },
  ]);
});
