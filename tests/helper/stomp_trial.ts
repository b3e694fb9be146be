/**
 * A STOMP server on a clock that stands still, and clients without sockets, for tests.
 *
 * @module
 */
import type { LogEntry, Principal, StompServerOptions } from "../../server/messaging/mod.ts";
import { permitAll, StompServer } from "../../server/messaging/mod.ts";
import { connect, type Peer } from "../../server/messaging/testing/peer.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import type { Handshake } from "../../server/messaging/transport/connection.ts";
import { bodyText, type Frame } from "../../shared/stomp/frame.ts";

/** What one test works with. */
export interface Trial {
  readonly stomp: StompServer;
  readonly clock: VirtualClock;
  /** What the server logged. */
  readonly logged: readonly LogEntry[];
  /** A client that has opened a connection and sent nothing. */
  open(handshake?: Partial<Handshake>): Peer;
  /** A client that is connected, by CONNECT with these headers. */
  connected(headers?: Readonly<Record<string, string>>): Promise<Peer>;
}

/** Users are named by their `login`, or `reader`. Everything is permitted, unless options say else. */
export function trial(options: StompServerOptions<Principal> = {}): Trial {
  const clock = new VirtualClock();
  const logged: LogEntry[] = [];
  const stomp = new StompServer({
    clock,
    log: (entry) => logged.push(entry),
    authenticate: ({ login = "reader" }) => ({ name: login }),
    authorize: [permitAll],
    ...options,
  });
  const open = (handshake?: Partial<Handshake>) => connect(stomp, handshake);
  return {
    stomp,
    clock,
    logged,
    open,
    async connected(headers) {
      const peer = open();
      const answer = await peer.connect(headers);
      if (answer.command !== "CONNECTED") throw new Error(`Cannot connect: ${described(answer)}`);
      return peer;
    },
  };
}

/** A frame as text one can compare: its command, some of its headers, its body. */
export function described(frame: Frame, ...names: readonly string[]): string {
  const shown = names.length > 0 ? names : NAMES[frame.command] ?? [];
  const headers = shown.flatMap((name) => {
    const value = frame.headers.get(name);
    return value === undefined ? [] : [`${name}:${value}`];
  });
  return [frame.command, ...headers, bodyText(frame)].filter((part) => part !== "").join(" ");
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  CONNECTED: ["version"],
  MESSAGE: ["subscription", "destination"],
  RECEIPT: ["receipt-id"],
  ERROR: ["receipt-id", "message"],
};
