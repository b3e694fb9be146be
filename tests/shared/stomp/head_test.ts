import assert from "node:assert/strict";
import { COMMANDS, frame } from "../../../shared/stomp/frame.ts";
import {
  announcedLength,
  commandAt,
  headerText,
  MAX_COMMAND_BYTES,
  parseHeaders,
} from "../../../shared/stomp/head.ts";
import type { Version } from "../../../shared/stomp/version.ts";

const octets = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, version?: Version) => parseHeaders(text, { command: "SEND", version });

Deno.test("a command is read where it stands, and only whole", () => {
  const bytes = octets("xUNSUBSCRIBEx");
  assert.equal(commandAt(bytes, { start: 1, end: 12 }), "UNSUBSCRIBE");
  assert.equal(commandAt(bytes, { start: 3, end: 12 }), "SUBSCRIBE");
  assert.equal(commandAt(bytes, { start: 0, end: 12 }), undefined);
  assert.equal(commandAt(bytes, { start: 3, end: 3 }), undefined);
});

Deno.test("every command of the table can be read, in capitals only", () => {
  for (const name of Object.keys(COMMANDS)) {
    assert.equal(commandAt(octets(name), { start: 0, end: name.length }), name);
    assert.equal(commandAt(octets(name.toLowerCase()), { start: 0, end: name.length }), undefined);
    assert.ok(name.length <= MAX_COMMAND_BYTES);
  }
});

Deno.test("header lines become headers, and no lines no headers", () => {
  assert.deepEqual([...parse("a:1\nb:\r\nc:x:y\n", "1.2")], [["a", "1"], ["b", ""], ["c", "x:y"]]);
  assert.equal(parse("", "1.2").size, 0);
});

Deno.test("header lines are UTF-8, with their byte order marks, or a fault", () => {
  assert.equal(headerText(octets("\ufeffa:🙂\0\n"), "SEND"), "\ufeffa:🙂\0\n");
  assert.throws(() => headerText(Uint8Array.of(0xff), "ACK"), /headers of ACK: they are not UTF-8/);
});

Deno.test("a fault names the line, counted from 1", () => {
  assert.throws(() => parse("a:1\nb:2\nc\n", "1.2"), /header line 3 of SEND: it has no colon/);
  assert.throws(() => parse("a:1\n:2\n", "1.2"), /header line 2 of SEND: it has no name/);
  assert.throws(() => parse("a:1\r\nb:\r2\n", "1.2"), /header line 2 of SEND: a carriage return/);
  assert.throws(() => parse("a:1\nb:\\x\n", "1.2"), /header line 2 of SEND: undefined escape \\x/);
});

Deno.test("a body's length is what content-length says, none when it may end at a NUL", () => {
  assert.equal(announcedLength("SEND", frame("SEND", { "content-length": "007" }).headers), 7);
  assert.equal(announcedLength("SEND", frame("SEND").headers), undefined);
  assert.equal(announcedLength("ACK", frame("ACK").headers), 0);
  assert.equal(announcedLength("ACK", frame("ACK", { "content-length": "0" }).headers), 0);
});

Deno.test("a content-length that is no number, or of a body that may not be, is a fault", () => {
  const length = (value: string) => frame("SEND", { "content-length": value }).headers;
  assert.throws(() => announcedLength("SEND", length("-1")), /not a number of octets/);
  assert.throws(() => announcedLength("ACK", length("1")), /Cannot take a body with ACK/);
});
