/**
 * How a session begins, lives and ends.
 *
 * @module
 */
import type { Rule } from "./rule.ts";

const SESSION = "server/messaging/session/session.ts";
const DRIVER = "server/messaging/session/session_driver.ts";
const HEART_BEAT = "server/messaging/session/heart_beat.ts";

/** Rules about sessions. */
export const SESSION_RULES: readonly Rule[] = [
  {
    id: "session-no-version",
    rule: "Who sends no accept-version speaks 1.0.",
    section: "STOMP 1.1, Protocol Negotiation",
    code: ["shared/stomp/version.ts"],
    tests: ["the best common version is taken; none said means 1.0 (STOMP 1.2, Negotiation)"],
  },
  {
    id: "session-version",
    rule: "The best common version is taken, spaces aside; without one an ERROR lists ours.",
    section: "STOMP 1.2, Protocol Negotiation",
    code: ["shared/stomp/version.ts", SESSION],
    tests: [
      "the best common version is taken; none said means 1.0 (STOMP 1.2, Negotiation)",
      "spaces around offered versions are tolerated",
      "no common version is an ERROR that lists ours (STOMP 1.2, Protocol Negotiation)",
    ],
  },
  {
    id: "session-stomp",
    rule: "STOMP means CONNECT.",
    section: "STOMP 1.2, CONNECT or STOMP Frame",
    code: [SESSION],
    tests: [
      "CONNECT asks who it is; STOMP is the same (STOMP 1.2, CONNECT or STOMP Frame)",
      "${sent} ${name} has its outcome, and nobody else notices (Session)",
    ],
  },
  {
    id: "session-host",
    rule: "Any host is served, and none, unless the application names those it serves.",
    section: "STOMP 1.2, CONNECT or STOMP Frame",
    code: [SESSION],
    tests: [
      "a virtual host that is not served is refused, any is served unless some are named",
    ],
  },
  {
    id: "session-connected",
    rule: "CONNECTED tells version, session, server, the server's own heart-beats and the user.",
    section: "STOMP 1.2, CONNECTED Frame",
    code: [SESSION],
    tests: [
      "CONNECTED tells version, session, server, its own heart-beats and the user",
      "a user's name must fit into CONNECTED, which knows no escapes",
    ],
  },
  {
    id: "session-first-frame",
    rule: "The first frame is CONNECT or STOMP, and no later one is; else ERROR and close.",
    section: "STOMP 1.2, Connecting",
    code: [SESSION],
    tests: [
      "any frame before CONNECT is an ERROR, then a close",
      "a frame before CONNECT is met with an ERROR, then 1002",
      "a second CONNECT is an ERROR (Session)",
      "every input has its outcome on a socket, and another client notices nothing (Session)",
    ],
  },
  {
    id: "session-connect-timeout",
    rule: "Who has not connected after 10 s is closed with 1008.",
    section: "own",
    code: [SESSION, "server/messaging/limits.ts"],
    tests: [
      "no CONNECT within 10 s: close 1008 (Session)",
      "no CONNECT in time, or half of one, is 1008 without a word (Session)",
    ],
  },
  {
    id: "session-heart-beat",
    rule: "In each direction the larger of both numbers holds, and nothing where one is 0.",
    section: "STOMP 1.2, Heart-beating",
    code: ["shared/stomp/heartbeat.ts", HEART_BEAT],
    tests: [
      "heart-beats: the larger of both wins in each direction (STOMP 1.2, Heart-beating)",
      "heart-beats: a direction is off where either side says 0 (STOMP 1.2, Heart-beating)",
      "heart-beats: CONNECTED tells the server's own pair, not the client's (STOMP 1.2, Heart-beating)",
    ],
  },
  {
    id: "session-heart-beat-life",
    rule: "Any byte is a sign of life; three silent intervals end the session, from CONNECTED on.",
    section: "STOMP 1.2, Heart-beating",
    code: [HEART_BEAT, DRIVER],
    tests: [
      "heart-beats: three silent intervals close 1001, any byte is a sign of life",
      "heart-beats: their clocks start at CONNECTED, however long the login took (STOMP 1.2, Heart-beating)",
      "slack is how many intervals may pass",
      "a client that falls silent is closed with 1001",
    ],
  },
  {
    id: "session-heart-beat-alone",
    rule: "A heart-beat leaves when nothing else has left for its interval, and never in a frame.",
    section: "STOMP 1.2, Heart-beating",
    code: [HEART_BEAT, "server/messaging/session/outbox.ts"],
    tests: [
      "heart-beats: whatever leaves puts off the next one",
      "heart-beats: the larger wins, each way; CONNECTED tells our own pair",
    ],
  },
  {
    id: "session-heart-beat-none",
    rule: "Who promises no heart-beats is never given up for its silence.",
    section: "STOMP 1.2, Heart-beating",
    code: [HEART_BEAT],
    tests: ["heart-beats: who promises none is never given up"],
  },
  {
    id: "session-heart-beat-malformed",
    rule: "A heart-beat header that is not two numbers is an ERROR.",
    section: "STOMP 1.2, Heart-beating",
    code: ["shared/stomp/heartbeat.ts", SESSION],
    tests: [
      "a malformed heart-beat is an ERROR (STOMP 1.2, Heart-beating)",
      "heart-beats: a malformed header is an ERROR and no session (STOMP 1.2, Heart-beating)",
    ],
  },
  {
    id: "session-receipt",
    rule: "RECEIPT follows the work of any frame but CONNECT that asks for it, in order.",
    section: "STOMP 1.2, RECEIPT",
    code: [SESSION, "server/messaging/channel/inbound.ts"],
    tests: [
      "RECEIPT follows the work of every client frame but CONNECT, in order (STOMP 1.2, RECEIPT)",
      "frames of one session are handled one at a time, RECEIPTs in order (Session)",
      "a frame without a receipt has no RECEIPT (STOMP 1.2, receipt)",
      "SEND to a handler has its RECEIPT when the handler is done (STOMP 1.2, RECEIPT)",
      "a frame in a transaction has its RECEIPT when it is taken up (STOMP 1.2, RECEIPT)",
    ],
  },
  {
    id: "session-error",
    rule:
      "ERROR has a message, content headers and the receipt-id of the culprit, then comes the close.",
    section: "STOMP 1.2, ERROR",
    code: [SESSION, "shared/stomp/error.ts"],
    tests: [
      "ERROR has message, content headers and the culprit's receipt-id, then the close (STOMP 1.2, ERROR)",
      "a failed frame is an ERROR with its receipt-id, then a close (STOMP 1.2, ERROR)",
      "input that breaks off behind its headers is blamed by its receipt (STOMP 1.2, ERROR)",
      "a frame that is no good behind its headers is told with its receipt (STOMP 1.2, ERROR)",
    ],
  },
  {
    id: "session-error-close",
    rule:
      "ERROR has left before the close: 1002, 1008 refused, 1009 too big, 1011 ours, 1013 later.",
    section: "STOMP 1.2, ERROR",
    code: [DRIVER, "shared/code.ts"],
    tests: [
      "ERROR leaves before the close on a socket: 1002, 1008, 1009, 1011 (STOMP 1.2, ERROR)",
      "every fault has its close code",
      "refused credentials are an ERROR with the refusal as JSON, then 1008",
    ],
  },
  {
    id: "session-error-ignored",
    rule: "What comes after an ERROR or DISCONNECT is ignored.",
    section: "STOMP 1.2, ERROR",
    code: [SESSION, DRIVER],
    tests: [
      "after an ERROR or a close all input is ignored",
      "${sent} ${name} has its outcome, and nobody else notices (Session)",
    ],
  },
  {
    id: "session-disconnect",
    rule: "DISCONNECT has its RECEIPT; the client closes, or the server after 2 s, with 1000.",
    section: "STOMP 1.2, DISCONNECT",
    code: [SESSION],
    tests: [
      "DISCONNECT: RECEIPT, 2 s for the client, then close 1000 (STOMP 1.2, DISCONNECT)",
      "DISCONNECT: RECEIPT, then the client closes; after 2 s we do, 1000",
      "DISCONNECT on a socket: RECEIPT, then a close within 2 s if the client waits (STOMP 1.2, DISCONNECT)",
      "what waits to leave still leaves before the RECEIPT of DISCONNECT",
    ],
  },
];
