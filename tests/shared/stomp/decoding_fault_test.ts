import assert from "node:assert/strict";
import {
  badContentLength,
  badHeaderLine,
  headersNotUtf8,
  loneCarriageReturn,
  noNulAfterBody,
  tooBig,
  unexpectedBody,
  unknownCommand,
} from "../../../shared/stomp/decoding_fault.ts";

const octets = (text: string) => new TextEncoder().encode(text);

Deno.test("every fault says what cannot be done, where, why, and in its detail what to do", () => {
  const faults = [
    tooBig("the body of SEND", "10 octets"),
    loneCarriageReturn("header line 1 of SEND"),
    unknownCommand(octets("send"), "client"),
    headersNotUtf8("SEND"),
    badHeaderLine(2, { command: "SEND", state: "it has no colon" }),
    badContentLength("SEND", "-1"),
    unexpectedBody("ACK"),
    noNulAfterBody("SEND", 3),
  ];
  for (const { message, detail } of faults) {
    assert.match(message, /^Cannot (?:read|take) .+: .+/);
    assert.match(detail, /^[^]+\.$/);
    assert.doesNotMatch(message, /[\r\n]/);
  }
});

Deno.test("only what is over a limit closes as too big", () => {
  assert.equal(tooBig("x", "y").closeCode, 1009);
  assert.equal(unexpectedBody("ACK").closeCode, 1002);
});

Deno.test("an unknown command is repeated only if it is a word, and the known ones are listed", () => {
  assert.match(unknownCommand(octets("send"), undefined).message, /: "send" is no command$/);
  assert.match(unknownCommand(octets("my secret"), undefined).message, /: its first line is no/);
  const ofServer = unknownCommand(octets("SEND"), "server");
  assert.match(ofServer.message, /: "SEND" is no command a server sends$/);
  assert.equal(ofServer.detail, "Begin with one of CONNECTED, MESSAGE, RECEIPT, ERROR.");
});

Deno.test("a content-length is repeated shortened and in quotes", () => {
  const { message } = badContentLength("SEND", `\n${"1".repeat(100)}x`);
  assert.match(message, /"content-length" "\\n1{19}" of SEND/);
});
