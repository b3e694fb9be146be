import assert from "node:assert/strict";
import fc from "fast-check";
import { CONNECT_LIMITS, DEFAULT_LIMITS, FrameDecoder } from "../../../shared/stomp/decoder.ts";
import { encodeFrame } from "../../../shared/stomp/encoder.ts";
import { COMMANDS } from "../../../shared/stomp/frame.ts";
import { VERSIONS } from "../../../shared/stomp/version.ts";
import {
  breaks,
  everyWay,
  latin1,
  type Outcome,
  outcomesOf,
  reads,
} from "../../helper/decoding.ts";
import { arbitraryFrame, asCarried } from "../../helper/frames.ts";

const utf8 = new TextEncoder();
/** Of each version; with the other properties of the codec they come to 100,000 cases. */
const RUNS = 20_000;

function sent(body: string, headers: readonly (readonly [string, string])[] = []): Outcome {
  return { frame: "SEND", headers: [["destination", "/a"], ...headers], body };
}

Deno.test("decoder reads a frame with headers and a body up to its NUL", () => {
  reads("SEND\ndestination:/a\n\nhi\0", [sent("hi")]);
});

Deno.test("decoder reads a frame with neither headers nor a body", () => {
  reads("DISCONNECT\n\n\0", [{ frame: "DISCONNECT", headers: [], body: "" }]);
});

Deno.test("decoder reads several frames out of one chunk", () => {
  reads("SEND\ndestination:/a\n\n1\0SEND\ndestination:/a\n\n2\0", [sent("1"), sent("2")]);
});

Deno.test("decoder waits without a word for the rest of a frame, wherever it was cut", () => {
  const input = "SEND\r\ndestination:/a\r\ncontent-length:2\r\n\r\nhi";
  for (let length = 0; length <= input.length; length++) {
    assert.deepEqual(outcomesOf([input.slice(0, length)]), []);
  }
});

Deno.test("decoder keeps a NUL inside a counted body", () => {
  reads("SEND\ndestination:/a\ncontent-length:5\n\na\0b\0\n\0", [
    sent("a\0b\0\n", [["content-length", "5"]]),
  ]);
});

Deno.test("decoder counts content-length in octets, not in characters", () => {
  reads("SEND\ndestination:/a\ncontent-length:7\n\n한🙂\0", [
    sent(latin1(utf8.encode("한🙂")), [["content-length", "7"]]),
  ]);
});

Deno.test("decoder lets a body be any octets", () => {
  const head = utf8.encode("SEND\ndestination:/a\ncontent-length:4\n\n");
  reads(Uint8Array.of(...head, 0xff, 0, 0xc0, 0x80, 0), [
    sent("\xff\0\xc0\x80", [["content-length", "4"]]),
  ]);
});

Deno.test("decoder takes CRLF for a line end in any frame, before and after the version is known", () => {
  const input = "SEND\r\ndestination:/a\r\n\r\n\r\nhi\0\r\n";
  for (const version of [...VERSIONS, undefined]) {
    reads(input, [sent("\r\nhi"), "heart-beat"], version === undefined ? {} : { version });
  }
});

Deno.test("decoder refuses a carriage return that ends no line", () => {
  for (const version of VERSIONS) {
    breaks("SEND\ndestination:/a\rb\n\n\0", /line 1 of SEND: a carriage return without/, {
      version,
    });
    breaks("SEND\na:b\ndestination:/a\r\r\n\n\0", /line 2 of SEND: a carriage return/, { version });
    breaks("\rSEND\ndestination:/a\n\n\0", /between frames: a carriage return/, { version });
    breaks("SEND\r\r\n\n\0", /its first line is no command/, { version });
  }
});

Deno.test("decoder tells each line end between frames as a heart-beat and skips NULs there", () => {
  reads("\n\r\n\0SEND\ndestination:/a\n\n1\0\0\n\nSEND\ndestination:/a\n\n2\0", [
    "heart-beat",
    "heart-beat",
    sent("1"),
    "heart-beat",
    "heart-beat",
    sent("2"),
  ]);
});

Deno.test("decoder splits a header at its first colon and keeps the others", () => {
  reads("SEND\ndestination:/a\nat:12:30:00\n\n\0", [sent("", [["at", "12:30:00"]])]);
});

Deno.test("decoder keeps repeated headers in order, so that the first wins", () => {
  const decoder = new FrameDecoder({ version: "1.2" });
  decoder.push("SEND\nfoo:1\nfoo:2\ndestination:/a\n\n\0");
  const decoded = decoder.next();
  assert.ok(decoded.kind === "frame");
  assert.equal(decoded.frame.headers.get("foo"), "1");
  assert.deepEqual([...decoded.frame.headers].slice(0, 2), [["foo", "1"], ["foo", "2"]]);
});

Deno.test("decoder keeps an empty value and the spaces around values and names", () => {
  reads("SEND\ndestination:/a\nempty:\n x : y \n\n\0", [sent("", [["empty", ""], [" x ", " y "]])]);
  reads(
    "SEND\ndestination:/a\nempty:\n x : y \n\n\0",
    [sent("", [["empty", ""], [" x ", " y "]])],
    {
      version: "1.1",
    },
  );
});

Deno.test("decoder trims names and values of STOMP 1.0 only", () => {
  reads("SEND\n destination : /a \n\n\0", [sent("")], { version: "1.0" });
  breaks("SEND\n : /a \n\n\0", /no name before its colon/, { version: "1.0" });
});

Deno.test("decoder refuses a header line without a colon or without a name", () => {
  breaks("SEND\ndestination:/a\nfoo\n\n\0", /header line 2 of SEND: it has no colon/);
  breaks("SEND\nfoo\nat:12\n\n\0", /header line 1 of SEND: it has no colon/);
  breaks("SEND\n:/a\n\n\0", /header line 1 of SEND: it has no name/);
});

Deno.test("decoder undoes the escapes of its version, in names too and in one pass", () => {
  const line = String.raw`na\cme:C\c\\new\\\n\\c`;
  const read: readonly [string, string] = ["na:me", "C:\\new\\\n\\c"];
  reads(`SEND\ndestination:/a\n${line}\n\n\0`, [sent("", [read])]);
  reads(`SEND\ndestination:/a\n${line}\n\n\0`, [sent("", [read])], { version: "1.1" });
  reads(`SEND\ndestination:/a\n${line}\n\n\0`, [
    sent("", [[String.raw`na\cme`, String.raw`C\c\\new\\\n\\c`]]),
  ], { version: "1.0" });
});

Deno.test("decoder refuses an escape its version does not define, naming it and the line", () => {
  breaks("SEND\ndestination:/a\nfoo:\\t\n\n\0", /line 2 of SEND: undefined escape \\t$/);
  breaks("SEND\ndestination:/a\nfoo:end\\\n\n\0", /line 2 of SEND: undefined escape \\$/);
  breaks("SEND\nf\\oo:bar\n\n\0", /line 1 of SEND: undefined escape \\o$/);
  breaks("SEND\nfoo:\\r\n\n\0", /undefined escape \\r$/, { version: "1.1" });
});

Deno.test("decoder leaves CONNECT, STOMP and CONNECTED unescaped in every version", () => {
  for (const command of ["CONNECT", "STOMP", "CONNECTED"]) {
    for (const version of [undefined, ...VERSIONS]) {
      reads(`${command}\npasscode:a\\c\\t\\:b\n\n\0`, [
        { frame: command, headers: [["passcode", "a\\c\\t\\:b"]], body: "" },
      ], version === undefined ? {} : { version });
    }
  }
});

Deno.test("decoder unescapes nothing before a version is known", () => {
  reads("SEND\ndestination:\\c\\t\n\n\0", [
    { frame: "SEND", headers: [["destination", "\\c\\t"]], body: "" },
  ], {});
});

Deno.test("decoder reads what follows CONNECT in the same chunk by the version and limits set after it", () => {
  const decoder = new FrameDecoder({ limits: CONNECT_LIMITS, from: "client" });
  const body = "x".repeat(CONNECT_LIMITS.maxFrameBytes);
  decoder.push(`CONNECT\npasscode:\\c\n\n\0SEND\ndestination:\\c\n\n${body}\0`);
  const connect = decoder.next();
  assert.ok(connect.kind === "frame" && connect.frame.headers.get("passcode") === "\\c");
  decoder.version = "1.2";
  decoder.limits = DEFAULT_LIMITS;
  const send = decoder.next();
  assert.ok(send.kind === "frame" && send.frame.headers.get("destination") === ":");
  assert.equal(send.frame.body.length, body.length);
});

Deno.test("decoder knows every command of the table, from the side that sends it", () => {
  for (const [name, { sentBy }] of Object.entries(COMMANDS)) {
    const frame = { frame: name, headers: [], body: "" };
    reads(`${name}\n\n\0`, [frame], { version: "1.2" });
    reads(`${name}\n\n\0`, [frame], { version: "1.2", from: sentBy });
    const other = sentBy === "client" ? "server" : "client";
    breaks(`${name}\n\n\0`, new RegExp(`"${name}" is no command a ${other} sends`), {
      from: other,
    });
  }
});

Deno.test("decoder refuses an unknown command as soon as it cannot become one", () => {
  breaks("send\ndestination:/a\n\n\0", /"send" is no command/);
  breaks("SENDS\n\n\0", /"SENDS" is no command/);
  breaks(" SEND\n\n\0", /its first line is no command/);
  breaks("\ufeffSEND\n\n\0", /its first line is no command/);
  breaks("GET / HTTP/1.1", /its first line is no command/);
  breaks("toString\n\n\0", /"toString" is no command/);
});

Deno.test("decoder refuses headers that are not UTF-8", () => {
  const head = utf8.encode("SEND\ndestination:/a\nfoo:");
  for (const octets of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x99]]) {
    breaks(Uint8Array.of(...head, ...octets, 10, 10, 0), /headers of SEND: they are not UTF-8/);
  }
});

Deno.test("decoder keeps characters of four octets, a byte order mark and NULs in headers", () => {
  reads("SEND\n\ufeffkey:🙂\0\u2028\ndestination:/a\n\n\0", [
    { frame: "SEND", headers: [["\ufeffkey", "🙂\0\u2028"], ["destination", "/a"]], body: "" },
  ]);
});

Deno.test("decoder refuses a content-length that is no number of octets", () => {
  for (const value of ["-1", "+1", "1.0", "0x1", "1e1", " 1", "1 ", "", "one", "１"]) {
    breaks(`SEND\ncontent-length:${value}\n\na\0`, /"content-length" ".*" of SEND: not a number/);
  }
  reads("SEND\ndestination:/a\ncontent-length: 1 \n\na\0", [sent("a", [["content-length", "1"]])], {
    version: "1.0",
  });
});

Deno.test("decoder refuses a counted body that no NUL follows", () => {
  breaks("SEND\ncontent-length:1\n\nab\0", /no NUL after the 1 octets of its content-length/);
  breaks("SEND\ncontent-length:0\n\nab\0", /no NUL after the 0 octets/);
  // Characters counted in place of octets.
  breaks("SEND\ncontent-length:1\n\n한\0", /no NUL after the 1 octets/);
});

Deno.test("decoder uses the first content-length, as it does with every header", () => {
  reads("SEND\ndestination:/a\ncontent-length:3\ncontent-length:1\n\na\0b\0", [
    sent("a\0b", [["content-length", "3"], ["content-length", "1"]]),
  ]);
});

Deno.test("decoder refuses a body where none may be, announced or not", () => {
  for (const [name, { mayHaveBody }] of Object.entries(COMMANDS)) {
    if (mayHaveBody) continue;
    const rule = new RegExp(`Cannot take a body with ${name}`);
    breaks(`${name}\n\nx\0`, rule);
    breaks(`${name}\ncontent-length:1\n\nx\0`, rule);
    breaks(`${name}\ncontent-length:1\n\n`, rule);
    breaks(`${name}\ncontent-length:0\n\nx`, rule);
    reads(`${name}\ncontent-length:0\n\n\0`, [
      { frame: name, headers: [["content-length", "0"]], body: "" },
    ]);
  }
});

Deno.test("decoder stays broken, with the same error, and keeps nothing more", () => {
  const decoder = new FrameDecoder({ version: "1.2" });
  decoder.push("nonsense\n\n\0SEND\ndestination:/a\n\n\0");
  const broken = decoder.next();
  assert.equal(broken.kind, "broken");
  decoder.push("SEND\ndestination:/a\n\n\0");
  assert.equal(decoder.next(), broken);
  assert.equal(decoder.waitingBytes, 0);
});

Deno.test("decoder rejoins a surrogate pair cut between two chunks of text, and only that", () => {
  assert.deepEqual(outcomesOf(["SEND\ndestination:/a\n\n\ud83d", "\ude42\0"]), [
    sent(latin1(utf8.encode("🙂"))),
  ]);
  const lost = latin1(utf8.encode("\ufffd"));
  const half = utf8.encode("\0");
  assert.deepEqual(outcomesOf(["SEND\ndestination:/a\n\n\ud83d", half]), [sent(lost)]);
  assert.deepEqual(outcomesOf(["SEND\ndestination:/a\n\n\ud83d", "x\0"]), [sent(lost + "x")]);
  assert.deepEqual(outcomesOf(["SEND\ndestination:/a\n\n\ude42\ud83d\0"]), [sent(lost + lost)]);
});

Deno.test("decoder gives bodies that later chunks do not change", () => {
  const decoder = new FrameDecoder({ version: "1.2" });
  const bodies: [string, Uint8Array][] = [];
  for (let round = 0; round < 2_000; round++) {
    const text = `message ${round} `.repeat(1 + round % 9);
    const input = `SEND\ndestination:/a\n\n${text}\0`;
    const cut = round % input.length;
    for (const piece of [input.slice(0, cut), input.slice(cut)]) {
      decoder.push(round % 3 === 0 ? utf8.encode(piece) : piece);
      const decoded = decoder.next();
      if (decoded.kind === "frame") bodies.push([text, decoded.frame.body]);
    }
  }
  assert.equal(bodies.length, 2_000);
  for (const [text, body] of bodies) assert.equal(latin1(body), text);
});

Deno.test("decoder lets go of a chunk once it needs more: what is unfinished was copied", () => {
  const chunk = utf8.encode("SEND\ndestination:/a\n\nwhole\0SEND\ndestination:/a\n\nha");
  const decoder = new FrameDecoder({ version: "1.2" });
  decoder.push(chunk);
  assert.equal(decoder.next().kind, "frame");
  assert.equal(decoder.next().kind, "need-more");
  chunk.fill(0);
  decoder.push("lf\0");
  const decoded = decoder.next();
  assert.ok(decoded.kind === "frame");
  assert.equal(latin1(decoded.frame.body), "half");
});

Deno.test("decoder's errors repeat nothing of a body or a value", () => {
  const inputs = [
    "SEND\ncontent-length:1\n\nhunter2\0",
    "hunter2 is my password\n\n\0",
    "SEND\npasscode:hunter2\\t\n\n\0",
    "SEND\nhunter2\n\n\0",
    "CONNECT\npasscode:x\n\nhunter2\0",
    "SEND\npasscode:hunter2\r \n\n\0",
  ];
  for (const input of inputs) {
    const [last] = everyWay(input);
    assert.ok(typeof last === "object" && "broken" in last, input);
    assert.doesNotMatch(last.broken + last.detail, /hunter2/);
  }
});

for (const version of VERSIONS) {
  Deno.test(`what the encoder of ${version} writes, the decoder reads, however it is cut`, () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 4 });
    fc.assert(
      fc.property(arbitraryFrame, cuts, (frame, positions) => {
        const encoded = encodeFrame(frame, version);
        assert.deepEqual(outcomesOf(cut(encoded, positions), { version }), [{
          frame: frame.command,
          headers: asCarried(frame, version),
          body: latin1(frame.body),
        }]);
      }),
      { numRuns: RUNS },
    );
  });
}

function cut(encoded: string | Uint8Array, positions: readonly number[]): (string | Uint8Array)[] {
  const edges = [0, ...positions.toSorted((a, b) => a - b), encoded.length];
  return edges.slice(1).map((edge, at) => encoded.slice(edges[at], edge));
}

Deno.test("a frame that is no good behind its headers is told with its receipt (STOMP 1.2, ERROR)", () => {
  const receiptOf = (text: string) => {
    const decoder = new FrameDecoder({ version: "1.2", from: "client" });
    decoder.push(text);
    const decoded = decoder.next();
    return decoded.kind === "broken" ? decoded.receipt ?? "none" : decoded.kind;
  };
  assert.deepEqual([
    receiptOf("SEND\nreceipt:r\ncontent-length:1\n\nhello\0"),
    receiptOf("SUBSCRIBE\nreceipt:r\n\nhello\0"),
    receiptOf(`SEND\nreceipt:r\n\n${"x".repeat(70_000)}`),
    receiptOf("SEND\nreceipt:r\nbroken\n\n\0"),
    receiptOf("NONSENSE\nreceipt:r\n\n\0"),
  ], ["r", "r", "r", "none", "none"]);
});
