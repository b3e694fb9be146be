/**
 * Sends frames to a dispatcher without a server, and keeps what it delivers.
 *
 * @module
 */
import { frame } from "../../shared/stomp/frame.ts";
import type { Principal } from "../../server/messaging/principal.ts";
import {
  createDispatcher,
  type Delivery,
  type DispatcherOptions,
  type Outcome,
} from "../../server/messaging/routing/mod.ts";
import { connectedSession } from "./session.ts";

/** What a test sends along. */
interface Sent {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly user?: Principal;
}

/** A dispatcher under test. */
export interface Dispatching {
  readonly delivered: Delivery[];
  /** What `onError` heard. */
  readonly errors: { readonly error: unknown; readonly where: string }[];
  send(path: string, sent?: Sent): Promise<Outcome>;
  subscribe(path: string): Promise<Outcome>;
  /** Ends the session. */
  end(): void;
  /** Resolves when everything that was ready to run has run. */
  settled(): Promise<void>;
  /** Resolves when that many deliveries were made in all. */
  until(count: number): Promise<void>;
}

/** Makes a dispatcher whose deliveries can be looked at. */
export function dispatching(options: DispatcherOptions): Dispatching {
  const delivered: Delivery[] = [];
  const errors: { error: unknown; where: string }[] = [];
  const session = connectedSession({ user: { name: "kim" } });
  let waiting = () => {};
  const dispatcher = createDispatcher({
    onError: (error, where) => errors.push({ error, where }),
    ...options,
  });
  const deliver = (delivery: Delivery) => {
    delivered.push(delivery);
    waiting();
  };
  return {
    delivered,
    errors,
    send: (path, { body = "", headers = {}, user } = {}) =>
      dispatcher.dispatch({
        kind: "message",
        path,
        frame: frame("SEND", { destination: `/app${path}`, ...headers }, body),
        session: user === undefined ? session : connectedSession({ user }),
      }, deliver),
    subscribe: (path) =>
      dispatcher.dispatch({
        kind: "subscribe",
        path,
        frame: frame("SUBSCRIBE", { destination: `/app${path}`, id: "0" }),
        session,
      }, deliver),
    end: () => session.end(),
    settled: () => new Promise((resolve) => setTimeout(resolve)),
    until: (count) =>
      new Promise((resolve) => {
        waiting = () => {
          if (delivered.length >= count) resolve();
        };
        waiting();
      }),
  };
}
