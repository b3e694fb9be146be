/**
 * What an application may do to frames on their way through a channel.
 *
 * @module
 */
import type { Frame, ServerCommand } from "../../../shared/stomp/frame.ts";
import type { Subscriber } from "../broker/broker.ts";
import type { Log } from "../log.ts";
import type { Principal } from "../principal.ts";
import type { ConnectedSession } from "../session/connected_session.ts";
import type { StompSession } from "../stomp_session.ts";

/** What an interceptor returns to end a frame's way. */
export const DROP: unique symbol = Symbol("drop");

/** The frame to go on with, {@linkcode DROP}, or nothing, to go on as it is. */
export type Intercepted<F extends Frame> = F | typeof DROP | void;

/** What became of a frame: its work was done, its sender was told why not, or the session ends. */
export type InboundResult = "handled" | "dropped" | "refused" | "failed";

/** Frames from a client, between CONNECTED and DISCONNECT, one at a time in a session. */
export interface InboundInterceptor<U extends Principal = Principal> {
  /**
   * Before a frame is looked at. Of several interceptors each gets what the one before it returned.
   *
   * @returns another frame of the same command to go on with; or {@linkcode DROP}: nothing is done,
   *   and a RECEIPT that was asked for follows, so that no client waits for ever
   * @throws {Refused} to tell the sender why it is not done
   */
  before?(
    frame: Frame,
    session: StompSession<U>,
  ): Intercepted<Frame> | Promise<Intercepted<Frame>>;
  /** After the frame's work, whatever became of it, and before its RECEIPT. The last one is first. */
  after?(frame: Frame, session: StompSession<U>, result: InboundResult): void | Promise<void>;
}

/** Frames to a client, each on its own, so it costs what sharing their text saves. */
export interface OutboundInterceptor<U extends Principal = Principal> {
  /**
   * Before a frame is written; CONNECTED, MESSAGE, RECEIPT and ERROR. It does not wait for anything,
   * since frames leave in order.
   *
   * @returns another frame of the same command to go on with; or {@linkcode DROP}: the client does not
   *   get it, and a delivery that would wait for its acknowledgement counts as acknowledged
   */
  before?(
    frame: Frame<ServerCommand>,
    session: StompSession<U>,
  ): Intercepted<Frame<ServerCommand>>;
}

/**
 * Sends a frame through interceptors.
 *
 * @throws {TypeError} when one answers with a frame of another command
 */
export async function interceptInbound<U extends Principal>(
  interceptors: readonly InboundInterceptor<U>[],
  frame: Frame,
  session: StompSession<U>,
): Promise<Frame | typeof DROP> {
  let current = frame;
  for (const interceptor of interceptors) {
    const next = await interceptor.before?.(current, session);
    if (next === DROP) return DROP;
    current = checked(next, current);
  }
  return current;
}

/** What interceptors are told of a frame, and who hears what one of them throws. */
interface After<U extends Principal> {
  readonly session: StompSession<U>;
  readonly result: InboundResult;
  readonly onFault: (error: unknown) => void;
}

/** Tells interceptors what became of a frame, the last one first; one that breaks holds up none. */
export async function afterInbound<U extends Principal>(
  interceptors: readonly InboundInterceptor<U>[],
  frame: Frame,
  { session, result, onFault }: After<U>,
): Promise<void> {
  for (const interceptor of interceptors.toReversed()) {
    try {
      await interceptor.after?.(frame, session, result);
    } catch (error) {
      onFault(error);
    }
  }
}

/**
 * Sends a frame to a client through interceptors. @returns `undefined` when it is dropped
 *
 * @throws {TypeError} when one answers with a frame of another command
 */
export function interceptOutbound<C extends ServerCommand, U extends Principal>(
  interceptors: readonly OutboundInterceptor<U>[],
  frame: Frame<C>,
  session: StompSession<U>,
): Frame<C> | undefined {
  let current = frame;
  for (const interceptor of interceptors) {
    const next = interceptor.before?.(current, session);
    if (next === DROP) return undefined;
    current = checked(next, current);
  }
  return current;
}

/**
 * Interceptors as fan-out asks them. What one of them breaks is logged and ends the client's session,
 * so that it comes back for what it missed.
 */
export function outboundHook<U extends Principal>(
  interceptors: readonly OutboundInterceptor<U>[],
  log: Log,
): (frame: Frame<"MESSAGE">, subscriber: Subscriber) => Frame<"MESSAGE"> | "dropped" | "failed" {
  return (frame, subscriber) => {
    // Every subscriber of this server is one of its sessions.
    const session = subscriber as ConnectedSession<U>;
    try {
      return interceptOutbound(interceptors, frame, session) ?? "dropped";
    } catch (error) {
      log({ kind: "fault", error, where: "outbound interceptor" });
      session.fail();
      return "failed";
    }
  };
}

function checked<F extends Frame>(next: Frame | void, current: F): F {
  if (next === undefined) return current;
  if (next.command !== current.command) {
    throw new TypeError(
      `Cannot go on with ${next.command}: the interceptor got ${current.command}`,
    );
  }
  return next as F;
}
