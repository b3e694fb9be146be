/**
 * How frames travel over a WebSocket. No specification of STOMP mentions one.
 *
 * @module
 */
import type { Rule } from "./rule.ts";

const OUTBOX = "server/messaging/session/outbox.ts";

/** Rules about WebSockets. */
export const WEBSOCKET_RULES: readonly Rule[] = [
  {
    id: "websocket-protocol",
    rule:
      "The best sub-protocol offered is answered; without a known one the connection opens too.",
    section: "RFC 6455, 4.2.2",
    code: ["shared/stomp/version.ts", "server/messaging/transport/endpoint.ts"],
    tests: [
      "the best sub-protocol is answered, not the first offered (WebSocket)",
      "an unknown sub-protocol is answered with none, and connects (WebSocket)",
      "stompjs connects by the best sub-protocol and version of those it offers",
    ],
  },
  {
    id: "websocket-pieces",
    rule: "A frame may come in pieces, and several in one message, as text or as bytes.",
    section: "own",
    code: ["shared/stomp/decoder.ts", "shared/stomp/chunk_buffer.ts"],
    tests: [
      "frames may come octet by octet, or all at once (WebSocket, pieces)",
      "stompjs's frames may come in pieces (splitLargeFrames)",
      "frames of ${version} come back as they were in chunks of text and bytes in turn",
    ],
  },
  {
    id: "websocket-surrogates",
    rule: "Text that is cut inside a character is whole again, or an ERROR.",
    section: "own",
    code: ["shared/stomp/chunk_buffer.ts"],
    tests: [
      "text whose pieces cut a character is whole, or an ERROR, never another text (WebSocket, pieces)",
      "decoder rejoins a surrogate pair cut between two chunks of text, and only that",
    ],
  },
  {
    id: "websocket-text",
    rule: "What leaves is text, or bytes where the body is not UTF-8.",
    section: "own",
    code: ["shared/stomp/encoder.ts"],
    tests: [
      "what leaves is text, unless its body is no UTF-8 (WebSocket, Out)",
      "stompjs's bytes come back as they were",
    ],
  },
  {
    id: "websocket-joined",
    rule:
      "MESSAGEs of one turn may share a message, but for those that wait for their ACK; every " +
      "other frame has one of its own.",
    section: "own",
    code: [OUTBOX],
    tests: [
      "MESSAGEs of one turn share a WebSocket message; the rest leaves alone (WebSocket)",
      "outbox joins what waits in one turn into one message (WebSocket, Out)",
      "a message that waits for its acknowledgement never gives way, and travels alone",
      "outbox joins nothing with a message that is to stand alone",
      "outbox sends a frame of its own at once, after what waits (WebSocket, Out)",
    ],
  },
  {
    id: "websocket-limits",
    rule: "A frame has 64 KiB at the most, up to 4 MiB and more where the application says so.",
    section: "STOMP 1.2, Size Limits",
    code: ["server/messaging/limits.ts", "shared/stomp/frame_limit.ts"],
    tests: [
      "a session may send frames of 64 KiB",
      "a frame may be configured up to 4 MiB, there and back (WebSocket, limits)",
      "a frame too big is met with an ERROR, then 1009",
    ],
  },
  {
    id: "websocket-slow",
    rule:
      "A client that reads too slowly is closed with 1013, or misses messages where that is said.",
    section: "own",
    code: [OUTBOX, "server/messaging/broker/slow_consumer.ts"],
    tests: [
      "a slow reader is closed 1013 and forgotten, though its connection stays",
      "a slow reader misses old messages where the policy says so, and stays",
      "a client that does not read is closed 1013 and holds up nobody",
    ],
  },
];
