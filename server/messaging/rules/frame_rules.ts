/**
 * What a frame is.
 *
 * @module
 */
import type { Rule } from "./rule.ts";

const ESCAPE = "shared/stomp/escape.ts";
const HEAD = "shared/stomp/head.ts";
const DECODER = "shared/stomp/decoder.ts";
const ENCODER = "shared/stomp/encoder.ts";

/** Rules about frames, whatever carries them. */
export const FRAME_RULES: readonly Rule[] = [
  {
    id: "frame-escapes",
    rule:
      "1.2 escapes \\r, \\n, : and \\, 1.1 all but \\r, 1.0 nothing; in names too, in one pass.",
    section: "STOMP 1.2, Value Encoding",
    code: [ESCAPE],
    tests: [
      "escapes of 1.2 are \\r \\n \\c \\\\, in names too, undone in one pass (STOMP 1.2, Value Encoding)",
      "escapes of 1.1 are \\n \\c \\\\, in names too, undone in one pass (STOMP 1.1, Value Encoding)",
      "STOMP 1.0 has no escapes: a backslash is a backslash (STOMP 1.0, Frames)",
    ],
  },
  {
    id: "frame-undefined-escape",
    rule: "An escape that the version does not define is a fatal error.",
    section: "STOMP 1.2, Value Encoding",
    code: [ESCAPE],
    tests: [
      "an undefined escape is a fatal error (STOMP 1.2, Value Encoding)",
      "an undefined escape of 1.1 is a fatal error, \\r among them (STOMP 1.1, Value Encoding)",
      "an undefined escape is met with an ERROR, then 1002",
    ],
  },
  {
    id: "frame-connect-unescaped",
    rule: "CONNECT, STOMP and CONNECTED are never escaped; their lines split at the first colon.",
    section: "STOMP 1.2, Value Encoding",
    code: [HEAD, ENCODER, "shared/stomp/frame.ts"],
    tests: [
      "CONNECT, STOMP and CONNECTED are never escaped, and split at the first colon (STOMP 1.2, Value Encoding)",
      "CONNECT, STOMP and CONNECTED are not escaped, and yet nobody adds a header by a line end",
    ],
  },
  {
    id: "frame-raw-colon",
    rule: "A colon in a value is taken as it is, and written escaped.",
    section: "STOMP 1.2, Augmented BNF",
    code: [HEAD, ENCODER],
    tests: ["a raw colon in a value is taken, and written as \\c (STOMP 1.2, Augmented BNF)"],
  },
  {
    id: "frame-line-ends",
    rule: "A line ends with LF or CRLF in any frame; a carriage return alone is an error.",
    section: "STOMP 1.2, Augmented BNF",
    code: [DECODER, HEAD],
    tests: [
      "a line may end with CRLF, in any frame, before a version is known too (STOMP 1.2, Augmented BNF)",
      "a carriage return alone ends no line and is an error (STOMP 1.2, Augmented BNF)",
    ],
  },
  {
    id: "frame-between",
    rule: "Any number of line ends may stand around frames; NULs there are passed over.",
    section: "STOMP 1.2, Augmented BNF",
    code: [DECODER],
    tests: [
      "any number of line ends may stand before, between and behind frames (STOMP 1.2, Augmented BNF)",
      "decoder tells each line end between frames as a heart-beat and skips NULs there",
    ],
  },
  {
    id: "frame-trim",
    rule: "Values are taken with their spaces from 1.1 on, and trimmed in 1.0.",
    section: "STOMP 1.2, Value Encoding",
    code: [HEAD],
    tests: [
      "header values are never trimmed from 1.1 on (STOMP 1.2, Value Encoding)",
      "header names and values may be padded in 1.0, in its CONNECT too (STOMP 1.0, CONNECT)",
    ],
  },
  {
    id: "frame-empty",
    rule: "A value may be empty; an empty name and a line without a colon are errors.",
    section: "STOMP 1.2, Augmented BNF",
    code: [HEAD],
    tests: [
      "a value may be empty, a name may not, and no line goes without a colon (STOMP 1.2, Augmented BNF)",
      "a header without a colon is met with an ERROR, then 1002",
    ],
  },
  {
    id: "frame-repeated",
    rule: "Of a repeated header the first counts.",
    section: "STOMP 1.2, Repeated Header Entries",
    code: ["shared/stomp/header.ts", "server/messaging/broker/message_frame.ts"],
    tests: [
      "a repeated header: the first wins (STOMP 1.2, Repeated Header Entries)",
      "a forwarded SEND keeps its own headers, first values (STOMP 1.2, SEND)",
    ],
  },
  {
    id: "frame-case",
    rule: "Commands and header names are case sensitive; an unknown command is an error.",
    section: "STOMP 1.2, STOMP Frames",
    code: [HEAD, DECODER],
    tests: [
      "commands are case sensitive, and an unknown one is an error (STOMP 1.2, Augmented BNF)",
      "header names are case sensitive (STOMP 1.2, STOMP Frames)",
      "an unknown command is met with an ERROR, then 1002",
    ],
  },
  {
    id: "frame-content-length",
    rule:
      "content-length counts octets, covers NULs, and a NUL follows; anything else is an error.",
    section: "STOMP 1.2, Header content-length",
    code: [HEAD, DECODER],
    tests: [
      "content-length counts octets and is honoured over NULs (STOMP 1.2, Header content-length)",
      "a NUL must follow the octets of content-length (STOMP 1.2, Header content-length)",
      "a content-length that is no number of octets is an error (STOMP 1.2, Header content-length)",
      "a wrong content-length is met with an ERROR, then 1002",
    ],
  },
  {
    id: "frame-body-length",
    rule: "A body that is sent has a content-length, counted anew and never copied.",
    section: "STOMP 1.2, Body",
    code: [ENCODER, "server/messaging/broker/message_frame.ts"],
    tests: [
      "a body with NUL has its content-length, counted anew and never copied (STOMP 1.2, Body)",
      "every MESSAGE has an id of its own and a counted body (STOMP 1.2, MESSAGE)",
    ],
  },
  {
    id: "frame-body-commands",
    rule: "Only SEND, MESSAGE and ERROR have a body; one elsewhere is an error.",
    section: "STOMP 1.2, Body",
    code: [DECODER, "shared/stomp/frame.ts"],
    tests: [
      "only SEND, MESSAGE and ERROR have a body; one elsewhere is an error (STOMP 1.2, Body)",
      "a body where none may be is met with an ERROR, then 1002",
    ],
  },
  {
    id: "frame-utf8",
    rule: "Headers are UTF-8; anything else is an error.",
    section: "STOMP 1.2, STOMP Frames",
    code: [HEAD],
    tests: [
      "header text is UTF-8, of up to four octets; anything else is an error (STOMP 1.2, STOMP Frames)",
      "invalid UTF-8 in a header, sent as bytes is met with an ERROR, then 1002",
    ],
  },
  {
    id: "frame-limits",
    rule:
      "Headers, lines, body and frame are bounded, finished or not, and more closely before login.",
    section: "STOMP 1.2, Size Limits",
    code: ["shared/stomp/frame_limit.ts", DECODER],
    tests: [
      "headers, header lines, body and frame have limits, exact to the octet (STOMP 1.2, Size Limits)",
      "what is not finished has the same limits, whatever never ends (STOMP 1.2, Size Limits)",
      "before login the limits are CONNECT's, exact to the octet (STOMP 1.2, Size Limits)",
      "after login the limits are the session's, exact to the octet (STOMP 1.2, Size Limits)",
    ],
  },
];
