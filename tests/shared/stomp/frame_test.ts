import assert from "node:assert/strict";
import { bodyText, COMMANDS, frame } from "../../../shared/stomp/frame.ts";
import { FrameHeaders } from "../../../shared/stomp/header.ts";

Deno.test("a frame takes its headers as a record, as entries or as they are, and text as UTF-8", () => {
  const headers = FrameHeaders.of([["destination", "/a"]]);
  assert.equal(frame("SEND", headers).headers, headers);
  for (const init of [{ destination: "/a" }, [["destination", "/a"]] as const]) {
    assert.deepEqual([...frame("SEND", init).headers], [["destination", "/a"]]);
  }
  assert.deepEqual([...frame("SEND", [], "é").body], [0xc3, 0xa9]);
  assert.equal(frame("DISCONNECT").body.length, 0);
});

Deno.test("a body read as text keeps a byte order mark and replaces what is no UTF-8", () => {
  assert.equal(bodyText(frame("SEND", [], "\ufeff한🙂\0")), "\ufeff한🙂\0");
  assert.equal(bodyText(frame("SEND", [], Uint8Array.of(0x61, 0xff))), "a\ufffd");
  assert.equal(bodyText(frame("SEND")), "");
});

Deno.test("only SEND, MESSAGE and ERROR may have a body", () => {
  const withBody = Object.entries(COMMANDS).filter(([, rule]) => rule.mayHaveBody);
  assert.deepEqual(withBody.map(([name]) => name), ["SEND", "MESSAGE", "ERROR"]);
});

Deno.test("only CONNECT, STOMP and CONNECTED are never escaped", () => {
  const unescaped = Object.entries(COMMANDS).filter(([, rule]) => !rule.escaped);
  assert.deepEqual(unescaped.map(([name]) => name), ["CONNECT", "STOMP", "CONNECTED"]);
});

Deno.test("four commands are the server's, all others the client's", () => {
  const ofServer = Object.entries(COMMANDS).filter(([, rule]) => rule.sentBy === "server");
  assert.deepEqual(ofServer.map(([name]) => name), ["CONNECTED", "MESSAGE", "RECEIPT", "ERROR"]);
  assert.equal(Object.keys(COMMANDS).length, 15);
});

Deno.test("what a frame must carry depends on the version", () => {
  const { ACK, SUBSCRIBE, UNSUBSCRIBE, SEND } = COMMANDS;
  assert.deepEqual(ACK.required["1.0"], ["message-id"]);
  assert.deepEqual(ACK.required["1.1"], ["message-id", "subscription"]);
  assert.deepEqual(ACK.required["1.2"], ["id"]);
  assert.deepEqual(SUBSCRIBE.required["1.0"], ["destination"]);
  assert.deepEqual(SUBSCRIBE.required["1.2"], ["destination", "id"]);
  assert.deepEqual(UNSUBSCRIBE.required["1.0"], []);
  assert.deepEqual(SEND.required["1.1"], ["destination"]);
});
