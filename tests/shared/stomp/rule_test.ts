/**
 * The rules of frames, one test each, under the section of the specification that says so. What the
 * parts do beyond that is tested beside each part.
 *
 * @module
 */
import assert from "node:assert/strict";
import { FrameDecoder } from "../../../shared/stomp/decoder.ts";
import { encodeFrame, encodeMessage, encodeMessageTail } from "../../../shared/stomp/encoder.ts";
import { COMMANDS, frame } from "../../../shared/stomp/frame.ts";
import { VERSIONS } from "../../../shared/stomp/version.ts";
import { breaks, latin1, type Outcome, reads } from "../../helper/decoding.ts";

const utf8 = new TextEncoder();
const octetsOf = (text: string) => latin1(utf8.encode(text));

/** A SEND with these headers and body, as it is read. */
function sent(headers: readonly (readonly [string, string])[], body = ""): Outcome {
  return { frame: "SEND", headers, body };
}

Deno.test("escapes of 1.2 are \\r \\n \\c \\\\, in names too, undone in one pass (STOMP 1.2, Value Encoding)", () => {
  const plain: readonly [string, string] = ["na:me\r", "C:\\new\\\n\\c\r"];
  const written = String.raw`na\cme\r:C\c\\new\\\n\\c\r`;
  reads(`SEND\n${written}\n\n\0`, [sent([plain])], { version: "1.2" });
  assert.equal(encodeFrame(frame("SEND", [plain]), "1.2"), `SEND\n${written}\n\n\0`);
});

Deno.test("escapes of 1.1 are \\n \\c \\\\, in names too, undone in one pass (STOMP 1.1, Value Encoding)", () => {
  const plain: readonly [string, string] = ["na:me\n", "C:\\new\\\n\\c"];
  const written = String.raw`na\cme\n:C\c\\new\\\n\\c`;
  reads(`SEND\n${written}\n\n\0`, [sent([plain])], { version: "1.1" });
  assert.equal(encodeFrame(frame("SEND", [plain]), "1.1"), `SEND\n${written}\n\n\0`);
  // A carriage return cannot be said in 1.1: it becomes a space, never the end of a line.
  assert.equal(encodeFrame(frame("SEND", { a: "b\r" }), "1.1"), "SEND\na:b \n\n\0");
});

Deno.test("STOMP 1.0 has no escapes: a backslash is a backslash (STOMP 1.0, Frames)", () => {
  const plain: readonly [string, string] = ["a\\c", "C:\\new\\\\t"];
  reads("SEND\na\\c:C:\\new\\\\t\n\n\0", [sent([plain])], { version: "1.0" });
  assert.equal(encodeFrame(frame("SEND", [plain]), "1.0"), "SEND\na\\c:C:\\new\\\\t\n\n\0");
  // Nobody adds a header by a line end.
  assert.equal(encodeFrame(frame("SEND", { a: "b\nc:d" }), "1.0"), "SEND\na:b c:d\n\n\0");
});

Deno.test("an undefined escape is a fatal error (STOMP 1.2, Value Encoding)", () => {
  for (const escape of ["\\t", "\\N", "\\:", "\\ ", "\\0", "\\🙂", "\\"]) {
    breaks(`SEND\na:b${escape}\n\n\0`, /header line 1 of SEND: undefined escape/, {
      version: "1.2",
    });
    breaks(`SEND\na${escape.replace(":", ";")}b:\n\n\0`, /undefined escape/, { version: "1.2" });
  }
});

Deno.test("an undefined escape of 1.1 is a fatal error, \\r among them (STOMP 1.1, Value Encoding)", () => {
  for (const escape of ["\\r", "\\t", "\\"]) {
    breaks(`SEND\na:b${escape}\n\n\0`, /undefined escape/, { version: "1.1" });
  }
});

Deno.test("CONNECT, STOMP and CONNECTED are never escaped, and split at the first colon (STOMP 1.2, Value Encoding)", () => {
  for (const command of ["CONNECT", "STOMP", "CONNECTED"] as const) {
    for (const version of [undefined, "1.1", "1.2"] as const) {
      const headers = [["accept-version", "1.2"], ["passcode", "a\\c\\t:\\b\\"]] as const;
      const input = `${command}\naccept-version:1.2\npasscode:a\\c\\t:\\b\\\n\n\0`;
      reads(input, [{ frame: command, headers, body: "" }], version ? { version } : {});
      assert.equal(encodeFrame(frame(command, headers), version ?? "1.2"), input);
    }
  }
});

Deno.test("a raw colon in a value is taken, and written as \\c (STOMP 1.2, Augmented BNF)", () => {
  reads("SEND\nat:12:30:\n\n\0", [sent([["at", "12:30:"]])], { version: "1.2" });
  reads("SEND\nat:12:30:\n\n\0", [sent([["at", "12:30:"]])], { version: "1.1" });
  for (const version of ["1.1", "1.2"] as const) {
    assert.equal(
      encodeFrame(frame("SEND", { at: "12:30:" }), version),
      "SEND\nat:12\\c30\\c\n\n\0",
    );
  }
});

Deno.test("a line may end with CRLF, in any frame, before a version is known too (STOMP 1.2, Augmented BNF)", () => {
  for (const version of [undefined, ...VERSIONS]) {
    const options = version ? { version } : {};
    reads("SEND\r\na:b\r\ncontent-length:4\r\n\r\n\r\n\r\n\0\r\n", [
      sent([["a", "b"], ["content-length", "4"]], "\r\n\r\n"),
      "heart-beat",
    ], options);
    reads("CONNECT\r\naccept-version:1.2\nhost:a\r\n\n\0", [
      { frame: "CONNECT", headers: [["accept-version", "1.2"], ["host", "a"]], body: "" },
    ], options);
  }
});

Deno.test("a carriage return alone ends no line and is an error (STOMP 1.2, Augmented BNF)", () => {
  for (const version of VERSIONS) {
    for (const input of ["SEND\na:b\rc\n\n\0", "SEND\na:b\r\r\n\n\0", "SEND\n\r\r\n\0\n\n\0"]) {
      breaks(input, /header line 1 of SEND: a carriage return without a line feed/, { version });
    }
    breaks("\r\0", /between frames: a carriage return without/, { version });
    breaks("SEND\ra:b\n\n\0", /its first line is no command/, { version });
  }
  // In a body it is an octet like any other.
  reads("SEND\n\n\r\0", [sent([], "\r")]);
});

Deno.test("any number of line ends may stand before, between and behind frames (STOMP 1.2, Augmented BNF)", () => {
  const frames = ["SEND\n\n1\0", "SEND\n\n2\0"];
  for (const ends of ["", "\n", "\n\n\n", "\r\n", "\r\n\n\r\n", "\0", "\n\0\n", "\0\0\r\n"]) {
    const beats: Outcome[] = Array(ends.split("\n").length - 1).fill("heart-beat");
    const [one, other] = [sent([], "1"), sent([], "2")];
    const expected = [...beats, one, ...beats, other, ...beats];
    reads(`${ends}${frames.join(ends)}${ends}`, expected);
  }
});

Deno.test("header values are never trimmed from 1.1 on (STOMP 1.2, Value Encoding)", () => {
  const input = "SEND\n a : b \n\tc:\u00a0d\t\n\n \0";
  const expected = [sent([[" a ", " b "], ["\tc", "\u00a0d\t"]], " ")];
  for (const version of ["1.1", "1.2"] as const) reads(input, expected, { version });
});

Deno.test("header names and values may be padded in 1.0, in its CONNECT too (STOMP 1.0, CONNECT)", () => {
  const padded = "CONNECT\nlogin: guest\npasscode : gu est\t\n\n\0";
  const read: Outcome = {
    frame: "CONNECT",
    headers: [["login", "guest"], ["passcode", "gu est"]],
    body: "",
  };
  reads(padded, [read], { version: "1.0" });
  reads(padded, [read], {});
  reads("SEND\n destination : /a \ncontent-length: 1 \n\n \0", [
    sent([["destination", "/a"], ["content-length", "1"]], " "),
  ], { version: "1.0" });
  // A CONNECT that asks for more is no frame of 1.0.
  reads("CONNECT\naccept-version:1.0,1.1\nlogin: guest\n\n\0", [{
    frame: "CONNECT",
    headers: [["accept-version", "1.0,1.1"], ["login", " guest"]],
    body: "",
  }], {});
});

Deno.test("a value may be empty, a name may not, and no line goes without a colon (STOMP 1.2, Augmented BNF)", () => {
  for (const version of VERSIONS) {
    reads("SEND\nempty:\n\n\0", [sent([["empty", ""]])], { version });
    breaks("SEND\n:value\n\n\0", /line 1 of SEND: it has no name before its colon/, { version });
    breaks("SEND\na:b\nvalue\n\n\0", /line 2 of SEND: it has no colon/, { version });
    breaks("SEND\nvalue\na:b\n\n\0", /line 1 of SEND: it has no colon/, { version });
    assert.equal(encodeFrame(frame("SEND", { empty: "", "": "x" }), version), "SEND\nempty:\n\n\0");
  }
  breaks("SEND\n \t:value\n\n\0", /it has no name before its colon/, { version: "1.0" });
});

Deno.test("a repeated header: the first wins (STOMP 1.2, Repeated Header Entries)", () => {
  for (const version of VERSIONS) {
    const decoder = new FrameDecoder({ version });
    decoder.push("SEND\nfoo:first\nfoo:second\ncontent-length:3\ncontent-length:9\n\na\0b\0");
    const decoded = decoder.next();
    assert.ok(decoded.kind === "frame");
    assert.equal(decoded.frame.headers.get("foo"), "first");
    assert.equal(decoded.frame.body.length, 3);
  }
});

Deno.test("commands are case sensitive, and an unknown one is an error (STOMP 1.2, Augmented BNF)", () => {
  for (const command of Object.keys(COMMANDS)) {
    reads(`${command}\n\n\0`, [{ frame: command, headers: [], body: "" }]);
    const others = [command.toLowerCase(), `${command}S`, `${command} `, ` ${command}`];
    for (const other of [...others, command.slice(0, -1), `${command}\t`]) {
      if (other in COMMANDS) continue;
      breaks(`${other}\n\n\0`, /Cannot read a frame: .+ is no command/);
    }
  }
  breaks("PUBLISH\ndestination:/a\n\n\0", /"PUBLISH" is no command/);
});

Deno.test("header names are case sensitive (STOMP 1.2, STOMP Frames)", () => {
  const decoder = new FrameDecoder({ version: "1.2" });
  decoder.push("SEND\nDestination:/other\ndestination:/a\nContent-Length:1\n\nab\0");
  const decoded = decoder.next();
  assert.ok(decoded.kind === "frame");
  assert.equal(decoded.frame.headers.get("destination"), "/a");
  assert.equal(decoded.frame.headers.get("receipt"), undefined);
  assert.equal(decoded.frame.body.length, 2);
});

Deno.test("content-length counts octets and is honoured over NULs (STOMP 1.2, Header content-length)", () => {
  for (const version of VERSIONS) {
    reads("SEND\ncontent-length:10\n\n한\0🙂\0\n\0", [
      sent([["content-length", "10"]], octetsOf("한\0🙂\0\n")),
    ], { version });
    reads("SEND\ncontent-length:0005\n\na\0b\0c\0", [
      sent([["content-length", "0005"]], "a\0b\0c"),
    ], { version });
  }
});

Deno.test("a NUL must follow the octets of content-length (STOMP 1.2, Header content-length)", () => {
  breaks("SEND\ncontent-length:1\n\nab\0", /no NUL after the 1 octets of its content-length/);
  breaks("SEND\ncontent-length:0\n\nx\0", /no NUL after the 0 octets/);
  breaks("SEND\ncontent-length:1\n\n한\0", /no NUL after the 1 octets/);
  breaks("SEND\ncontent-length:3\n\na\0SEND\n\n\0", /no NUL after the 3 octets/);
});

Deno.test("a content-length that is no number of octets is an error (STOMP 1.2, Header content-length)", () => {
  const junk = ["-1", "+5", "5.0", "5e0", "0x5", "", "five", "5,5", "５", "٥", "5 ", " 5", "5\\n"];
  for (const value of [...junk, "Infinity", "NaN"]) {
    breaks(`SEND\ncontent-length:${value}\n\nhello\0`, /"content-length" ".*" of SEND: not a num/);
  }
  for (const huge of ["2147483648", "4294967301", "18446744073709551621", "9".repeat(400)]) {
    breaks(`SEND\ncontent-length:${huge}\n\nhello\0`, /Cannot take .+: more than/, {
      version: "1.2",
      fault: "tooBig",
    });
  }
});

Deno.test("a body with NUL has its content-length, counted anew and never copied (STOMP 1.2, Body)", () => {
  const copied = { "content-length": "99" };
  for (const version of VERSIONS) {
    for (const command of ["SEND", "MESSAGE", "ERROR"] as const) {
      assert.equal(
        encodeFrame(frame(command, copied, "한\0"), version),
        `${command}\ncontent-length:4\n\n한\0\0`,
      );
      assert.equal(
        encodeFrame(frame(command, {}, "\0\0"), version),
        `${command}\ncontent-length:2\n\n\0\0\0`,
      );
      assert.equal(encodeFrame(frame(command, copied), version), `${command}\n\n\0`);
    }
    const tail = encodeMessageTail(frame("MESSAGE", copied, "a\0"), version);
    assert.equal(
      encodeMessage(tail, "1"),
      "MESSAGE\nsubscription:1\ncontent-length:2\n\na\0\0",
    );
  }
});

Deno.test("only SEND, MESSAGE and ERROR have a body; one elsewhere is an error (STOMP 1.2, Body)", () => {
  for (const command of Object.keys(COMMANDS)) {
    const mayHave = ["SEND", "MESSAGE", "ERROR"].includes(command);
    if (mayHave) {
      reads(`${command}\n\nx\0`, [{ frame: command, headers: [], body: "x" }]);
    } else {
      const rule = new RegExp(`Cannot take a body with ${command}: only SEND, MESSAGE and ERROR`);
      breaks(`${command}\n\nx\0`, rule);
      breaks(`${command}\ncontent-length:1\n\n`, rule);
      breaks(`${command}\ncontent-length:0\n\n\n\0`, rule);
    }
    reads(`${command}\ncontent-length:0\n\n\0`, [
      { frame: command, headers: [["content-length", "0"]], body: "" },
    ]);
  }
});

Deno.test("header text is UTF-8, of up to four octets; anything else is an error (STOMP 1.2, STOMP Frames)", () => {
  for (const text of ["é", "한", "🙂", "\ufeff", "\u{10ffff}", "\uffff"]) {
    for (const version of VERSIONS) {
      const name = `${text}x`;
      reads(`SEND\nx${name}:x${text}x\n\n\0`, [sent([[`x${name}`, `x${text}x`]])], { version });
    }
  }
  const broken = [
    [0xff],
    [0x80],
    [0xc3],
    [0xc0, 0xaf],
    [0xe0, 0x80, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf0, 0x9f, 0x99],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
  ];
  for (const octets of broken) {
    const input = Uint8Array.of(...utf8.encode("SEND\na:"), ...octets, 10, 10, 0);
    breaks(input, /Cannot read the headers of SEND: they are not UTF-8/);
  }
});

Deno.test("headers, header lines, body and frame have limits, exact to the octet (STOMP 1.2, Size Limits)", () => {
  const most = { maxHeaders: 2, maxHeaderLineBytes: 9, maxBodyBytes: 6, maxFrameBytes: 32 };
  const input = "SEND\na:3456789\nb:3456789\n\n12345\0";
  assert.equal(input.length, most.maxFrameBytes);
  const expected = [sent([["a", "3456789"], ["b", "3456789"]], "12345")];
  reads(input, expected, { limits: most });
  for (const [name, less] of Object.entries({ ...most, maxBodyBytes: 5 })) {
    const limits = { ...most, [name]: less - 1 };
    breaks(input, /^Cannot take .+: more than \d+ (?:octets|lines)$/, { limits, fault: "tooBig" });
  }
});

Deno.test("what is not finished has the same limits, whatever never ends (STOMP 1.2, Size Limits)", () => {
  const limits = { maxHeaders: 3, maxHeaderLineBytes: 50, maxBodyBytes: 60, maxFrameBytes: 100 };
  const endless: Readonly<Record<string, string>> = {
    "A": "A",
    "SEND\n": "a:b\n",
    "SEND\na:": "x",
    "SEND\n\n": "x",
    "SEND\ncontent-length:99\n\n": "x",
  };
  for (const [beginning, more] of Object.entries(endless)) {
    const decoder = new FrameDecoder({ version: "1.2", limits });
    decoder.push(beginning);
    let sentBytes = beginning.length;
    while (decoder.next().kind === "need-more") {
      decoder.push(more);
      sentBytes += more.length;
      assert.ok(sentBytes <= limits.maxFrameBytes, beginning);
    }
    const last = decoder.next();
    assert.ok(last.kind === "broken" && decoder.waitingBytes === 0 && decoder.heldBytes === 0);
  }
});
