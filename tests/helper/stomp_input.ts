/**
 * Everything a client can send, and what must follow from it: a frame of every command, valid where it
 * can be, and frames of every kind that are not valid.
 *
 * @module
 */
import { type Command, COMMANDS } from "../../shared/stomp/frame.ts";

/**
 * What follows: the answer's command, the close code of an ERROR, and `r` where its `receipt-id`
 * names the culprit.
 */
export type Outcome = "CONNECTED" | "RECEIPT" | `ERROR ${number}` | `ERROR ${number} r`;

/** Something to send. */
export interface Input {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** As the first thing on a connection. */
  readonly first: Outcome;
  /** Right after CONNECTED. */
  readonly fresh: Outcome;
  /** After {@linkcode PREPARATION}. */
  readonly prepared: Outcome;
}

/**
 * What makes every client command possible: a subscription `s` with a message that waits for its
 * acknowledgement, and an open transaction `open`.
 */
export const PREPARATION = "SUBSCRIBE\nid:s\ndestination:/queue/own\nack:client-individual\n\n\0" +
  "SEND\ndestination:/queue/own\n\nwaits\0BEGIN\ntransaction:open\n\n\0";

/** Every state asks for what `prepared` did, with the ack id of the message that waits. */
export function inputs(ackId: string): readonly Input[] {
  return [...clientCommands(ackId), ...foreignCommands(), ...MALFORMED, ...TOO_BIG];
}

function clientCommands(ackId: string): readonly Input[] {
  const commands: readonly (readonly [Command, headers: string, fresh: Outcome])[] = [
    ["CONNECT", "accept-version:1.2\nhost:x\n", "ERROR 1002 r"],
    ["STOMP", "accept-version:1.2\nhost:x\n", "ERROR 1002 r"],
    ["SEND", "destination:/topic/a\n", "RECEIPT"],
    ["SUBSCRIBE", "id:new\ndestination:/topic/a\n", "RECEIPT"],
    ["UNSUBSCRIBE", "id:s\n", "ERROR 1002 r"],
    ["ACK", `id:${ackId}\n`, "ERROR 1002 r"],
    ["NACK", `id:${ackId}\n`, "ERROR 1002 r"],
    ["BEGIN", "transaction:new\n", "RECEIPT"],
    ["COMMIT", "transaction:open\n", "ERROR 1002 r"],
    ["ABORT", "transaction:open\n", "ERROR 1002 r"],
    ["DISCONNECT", "", "RECEIPT"],
  ];
  return commands.map(([name, headers, fresh]) => {
    const connects = name === "CONNECT" || name === "STOMP";
    return {
      name,
      data: `${name}\n${headers}receipt:r\n\n\0`,
      first: connects ? "CONNECTED" : "ERROR 1002 r",
      fresh,
      prepared: connects ? "ERROR 1002 r" : "RECEIPT",
    };
  });
}

/** Of servers, of nobody, and of clients that cannot spell. */
function foreignCommands(): readonly Input[] {
  const servers = Object.entries(COMMANDS).filter(([, { sentBy }]) => sentBy === "server");
  const names = [...servers.map(([name]) => name), "HELLO", "send", "SEND ", "CONNECTX"];
  return names.map((name) =>
    always(name, `${name}\ndestination:/topic/a\nmessage-id:1\nreceipt:r\n\n\0`, "ERROR 1002")
  );
}

const SEND = "SEND\ndestination:/topic/a\nreceipt:r\n";

const MALFORMED: readonly Input[] = [
  always("a header without a colon", `${SEND}nothing\n\n\0`, "ERROR 1002"),
  always("an empty header name", `${SEND}:value\n\n\0`, "ERROR 1002"),
  always("a lone carriage return", `${SEND}a:b\rc\n\n\0`, "ERROR 1002"),
  always("a content-length that is no number", `${SEND}content-length:x\n\nhi\0`, "ERROR 1002"),
  always("a content-length that is too short", `${SEND}content-length:1\n\nhi\0`, "ERROR 1002 r"),
  always("a body where none may be", "BEGIN\ntransaction:t\nreceipt:r\n\nhi\0", "ERROR 1002 r"),
  always(
    "a header that is no UTF-8",
    Uint8Array.from([...new TextEncoder().encode(`${SEND}a:`), 0xff, 10, 10, 0]),
    "ERROR 1002",
  ),
  {
    // Before a version is agreed on nothing is unescaped.
    ...always("an undefined escape", `${SEND}a:\\t\n\n\0`, "ERROR 1002"),
    first: "ERROR 1002 r",
  },
  always("a missing header", "SEND\nreceipt:r\n\n\0", "ERROR 1002 r"),
  {
    ...always("a destination nobody may name", SEND.replace("/a", "/*") + "\n\0", "ERROR 1008 r"),
    first: "ERROR 1002 r",
  },
];

const TOO_BIG: readonly Input[] = [
  always("too many headers", `${SEND}${"a:b\n".repeat(100)}\n\0`, "ERROR 1009"),
  always("a header line too long", `${SEND}a:${"x".repeat(9_000)}\n\n\0`, "ERROR 1009"),
  always("a header line without end", `${SEND}a:${"x".repeat(9_000)}`, "ERROR 1009"),
  always("a body too long", `${SEND}\n${"x".repeat(70_000)}\0`, "ERROR 1009 r"),
  always("a body without end", `${SEND}\n${"x".repeat(70_000)}`, "ERROR 1009 r"),
  always("a length that is announced too long", `${SEND}content-length:99999\n\n`, "ERROR 1009 r"),
];

function always(name: string, data: string | Uint8Array, outcome: Outcome): Input {
  return { name, data, first: outcome, fresh: outcome, prepared: outcome };
}
