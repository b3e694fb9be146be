/**
 * One connection to the server, from CONNECTED to its end, and who it is for. `stomp_connection.ts`
 * makes real ones.
 *
 * @module
 */
import type { Answer, SendRequest } from "../state/link.ts";
import type { Ending } from "./ending.ts";

/** A connection that stands. Requests that are open when it ends are never answered. */
export interface Connection {
  /** Subscribes. The connection ends if the server refuses. Returns how to unsubscribe. */
  follow(destination: string, heard: (body: unknown) => void): () => void;
  /** Subscribes to a destination that answers once. */
  ask(destination: string, answered: (answer: Answer) => void): void;
  /** Sends, and hears whether the server has done the work. */
  send(request: SendRequest, answered: (answer: Answer) => void): void;
}

/** What is told about a connection. */
export interface ConnectionEvents {
  connected(connection: Connection): void;
  /** It ended, or never came to be. Told once, and not after it was dropped. */
  ended(ending: Ending): void;
}

/** Begins to connect. Returns how to drop the connection, at once, whatever its state. */
export type Connect = (
  passcode: string | undefined,
  events: ConnectionEvents,
) => () => void;

/** Who a connection is for. */
export interface Credentials {
  /**
   * For CONNECT's `passcode`; `undefined` where a cookie says it.
   *
   * @throws {Refused} when the server does not want us; anything else means: try again later
   */
  passcode(): Promise<string | undefined>;
  /** The site of a reader, once there was a passcode. */
  readonly site?: string | undefined;
  /** They were refused. Says whether there is a way to get others. */
  renew(): boolean;
  /** Looks whose they are now. Says whether whoever they were of is not meant any more. */
  reread?(): boolean;
  /** Something that is kept is sent with them. */
  used(): void;
}
