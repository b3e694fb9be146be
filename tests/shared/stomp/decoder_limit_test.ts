import assert from "node:assert/strict";
import { DEFAULT_LIMITS, FrameDecoder } from "../../../shared/stomp/decoder.ts";
import { breaks, everyWay, reads } from "../../helper/decoding.ts";

const SMALL = { maxHeaders: 3, maxHeaderLineBytes: 20, maxBodyBytes: 10, maxFrameBytes: 60 };

Deno.test("decoder takes what is exactly as big as the limits", () => {
  const limits = SMALL;
  reads("SEND\n\n1234567890\0", [{ frame: "SEND", headers: [], body: "1234567890" }], { limits });
  const line = `a:${"x".repeat(18)}`;
  reads(`SEND\n${line}\n\n\0`, [{ frame: "SEND", headers: [["a", line.slice(2)]], body: "" }], {
    limits,
  });
  const three = "a:\nb:\nc:\n";
  reads(`SEND\n${three}\n\0`, [
    { frame: "SEND", headers: [["a", ""], ["b", ""], ["c", ""]], body: "" },
  ], { limits });
  const full = `SEND\n${line}\n${line}\n\n${"b".repeat(11)}\0`;
  assert.equal(full.length, SMALL.maxFrameBytes);
  assert.equal(everyWay(full, { limits: { ...SMALL, maxBodyBytes: 11 } }).length, 1);
});

Deno.test("decoder refuses what is over a limit as soon as that is certain, not when it is complete", () => {
  const over = { limits: SMALL, fault: "tooBig" };
  breaks("SEND\n\n12345678901", /the body of SEND: more than 10 octets/, over);
  breaks("SEND\ncontent-length:11\n\n", /the body of SEND: more than 10 octets/, over);
  breaks("SEND\ncontent-length:2147483648\n\n", /the body of SEND: more/, {
    limits: { ...SMALL, maxHeaderLineBytes: 40 },
    fault: "tooBig",
  });
  breaks(`SEND\ncontent-length:${"9".repeat(400)}\n\n`, /the frame SEND: more than 65536/, {
    limits: DEFAULT_LIMITS,
    fault: "tooBig",
  });
  breaks(`SEND\na:b\nc:${"x".repeat(19)}`, /header line 2 of SEND: more than 20 octets/, over);
  breaks("SEND\na:\nb:\nc:\nd:\n", /the headers of SEND: more than 3 lines/, over);
  const line = `a:${"x".repeat(17)}\n`;
  breaks(`SEND\n${line}${line}${"x".repeat(15)}`, /the frame SEND: more than 60 octets/, over);
  breaks(`SEND\n${line}${line}\n${"x".repeat(14)}`, /the frame SEND: more than 60 octets/, {
    limits: { ...SMALL, maxBodyBytes: 100 },
    fault: "tooBig",
  });
  breaks(`SEND\n${line}${line}content-length:9\n\n`, /the frame SEND: more than 60 octets/, over);
});

Deno.test("decoder counts a finished frame in one chunk as it counts one in pieces", () => {
  const over = { limits: SMALL, fault: "tooBig" };
  breaks("SEND\n\n12345678901\0", /the body of SEND/, over);
  breaks(`SEND\na:${"x".repeat(19)}\n\n\0`, /header line 1 of SEND/, over);
  breaks("SEND\na:\nb:\nc:\nd:\n\n\0", /the headers of SEND/, over);
  const line = `a:${"x".repeat(17)}\n`;
  breaks(`SEND\n${line}${line}\n${"x".repeat(20)}\0`, /the frame SEND/, {
    limits: { ...SMALL, maxBodyBytes: 100 },
    fault: "tooBig",
  });
});

Deno.test("decoder with limits of megabytes reads a frame of megabytes, in pieces and whole", () => {
  const maxFrameBytes = 4 * 1_024 * 1_024;
  const limits = { ...DEFAULT_LIMITS, maxBodyBytes: maxFrameBytes, maxFrameBytes };
  const body = "x".repeat(maxFrameBytes - 100);
  const input = `SEND\ndestination:/a\ncontent-length:${body.length}\n\n${body}\0`;
  const pieces = Array.from(
    { length: Math.ceil(input.length / 16_384) },
    (_, at) => input.slice(at * 16_384, (at + 1) * 16_384),
  );
  for (const chunks of [[input], pieces]) {
    const decoder = new FrameDecoder({ version: "1.2", limits });
    for (const chunk of chunks) {
      decoder.push(chunk);
      if (chunk !== chunks.at(-1)) assert.equal(decoder.next().kind, "need-more");
    }
    const decoded = decoder.next();
    assert.ok(decoded.kind === "frame" && decoded.frame.body.length === body.length);
  }
});
