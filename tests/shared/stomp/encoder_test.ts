import assert from "node:assert/strict";
import fc from "fast-check";
import {
  encodeFrame,
  encodeMessage,
  encodeMessageTail,
  HEART_BEAT,
} from "../../../shared/stomp/encoder.ts";
import { type Frame, frame } from "../../../shared/stomp/frame.ts";
import { VERSIONS } from "../../../shared/stomp/version.ts";
import { latin1, outcomesOf } from "../../helper/decoding.ts";
import { arbitraryFrame, arbitraryText, asCarried } from "../../helper/frames.ts";

const isMessage = (frame: Frame): frame is Frame<"MESSAGE"> => frame.command === "MESSAGE";

Deno.test("a frame is written as command, headers in order, empty line, body, NUL", () => {
  assert.equal(
    encodeFrame(frame("SEND", [["destination", "/a"], ["b", "1"], ["b", "2"]], "hi"), "1.2"),
    "SEND\ndestination:/a\nb:1\nb:2\ncontent-length:2\n\nhi\0",
  );
  assert.equal(encodeFrame(frame("DISCONNECT"), "1.2"), "DISCONNECT\n\n\0");
});

Deno.test("content-length is counted in octets, never copied, and left out without a body", () => {
  const wrong = { "content-length": "99" };
  assert.equal(
    encodeFrame(frame("SEND", wrong, "한🙂"), "1.2"),
    "SEND\ncontent-length:7\n\n한🙂\0",
  );
  assert.equal(encodeFrame(frame("SEND", wrong), "1.2"), "SEND\n\n\0");
  assert.equal(
    encodeFrame(frame("ERROR", wrong, "a\0b"), "1.1"),
    "ERROR\ncontent-length:3\n\na\0b\0",
  );
});

Deno.test("names and values are escaped by the session's version", () => {
  const send = frame("SEND", { "a:b": "c:\\\n\r" });
  assert.equal(encodeFrame(send, "1.2"), "SEND\na\\cb:c\\c\\\\\\n\\r\n\n\0");
  assert.equal(encodeFrame(send, "1.1"), "SEND\na\\cb:c\\c\\\\\\n \n\n\0");
  assert.equal(encodeFrame(send, "1.0"), "SEND\na b:c:\\  \n\n\0");
});

Deno.test("CONNECT, STOMP and CONNECTED are not escaped, and yet nobody adds a header by a line end", () => {
  for (const command of ["CONNECT", "STOMP", "CONNECTED"] as const) {
    for (const version of VERSIONS) {
      assert.equal(
        encodeFrame(frame(command, { "user-name": "a:\\b\nsession:1\r\n" }), version),
        `${command}\nuser-name:a:\\b session:1  \n\n\0`,
      );
    }
  }
});

Deno.test("a name that STOMP 1.0 would read as another is not written as that", () => {
  const names = [
    "content-length:1",
    " content-length",
    "\ncontent-length ",
    "subscription:x",
    "\n",
  ];
  const message = frame("MESSAGE", names.map((name) => [name, "1"] as const));
  assert.equal(
    encodeFrame(message, "1.0"),
    "MESSAGE\ncontent-length 1:1\nsubscription x:1\n\n\0",
  );
  assert.equal(
    encodeMessage(encodeMessageTail(frame("MESSAGE", { " ack": "1" }), "1.0"), undefined),
    "MESSAGE\n\n\0",
  );
});

Deno.test("a frame is text while its body is UTF-8, and bytes when it is not", () => {
  assert.equal(typeof encodeFrame(frame("SEND", {}, "\ufeff🙂\0"), "1.2"), "string");
  const bytes = encodeFrame(frame("SEND", { a: "é" }, Uint8Array.of(0xff, 0)), "1.2");
  assert.ok(bytes instanceof Uint8Array);
  assert.equal(latin1(bytes), "SEND\na:\xc3\xa9\ncontent-length:2\n\n\xff\0\0");
});

Deno.test("text is well-formed: a lone surrogate is U+FFFD already", () => {
  assert.equal(
    encodeFrame(frame("SEND", { "\ud83d": "\ude42" }), "1.2"),
    "SEND\n\ufffd:\ufffd\n\n\0",
  );
});

Deno.test("a heart-beat is one line end", () => assert.equal(HEART_BEAT, "\n"));

Deno.test("a MESSAGE to many differs in subscription and ack only, which the message cannot set", () => {
  const message = frame("MESSAGE", {
    subscription: "forged",
    ack: "forged",
    destination: "/topic/a",
  }, "hi");
  const rest = "destination:/topic/a\ncontent-length:2\n\nhi\0";
  const tail = encodeMessageTail(message, "1.2");
  assert.equal(encodeMessage(tail, "a:1"), `MESSAGE\nsubscription:a\\c1\n${rest}`);
  assert.equal(encodeMessage(tail, "2", "x\n"), `MESSAGE\nsubscription:2\nack:x\\n\n${rest}`);
  assert.equal(encodeMessage(tail, undefined), `MESSAGE\n${rest}`);
});

Deno.test("a MESSAGE to many is for each what it would be alone, whatever it holds", () => {
  fc.assert(
    fc.property(
      arbitraryFrame.map((frame) => ({ ...frame, command: "MESSAGE" as const })).filter(isMessage),
      arbitraryText,
      fc.constantFrom(...VERSIONS),
      (message, subscription, version) => {
        const encoded = encodeMessage(encodeMessageTail(message, version), subscription);
        const [whole, ...more] = outcomesOf([encoded], { version });
        const own = frame("MESSAGE", [["subscription", subscription]]);
        const rest = asCarried(message, version).filter(([name]) =>
          name !== "subscription" && name !== "ack"
        );
        assert.deepEqual([whole, more], [{
          frame: "MESSAGE",
          headers: [...asCarried(own, version), ...rest],
          body: latin1(message.body),
        }, []]);
      },
    ),
    { numRuns: 10_000 },
  );
});
