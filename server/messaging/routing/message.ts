/**
 * What a handler is given: one argument with everything about the frame.
 *
 * @module
 */
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { FrameHeaders } from "../../../shared/stomp/header.ts";
import type { Principal } from "../principal.ts";
import type { Attributes, StompSession } from "../stomp_session.ts";
import type { Delivery, Inbound, MessageHeaders } from "./dispatch.ts";
import type { Vars } from "./path_pattern.ts";
import type { InputOf, OutputOf, StandardSchema } from "./standard_schema.ts";

/**
 * The argument of a handler. `P` is the path it is mapped to, as it is written there, or several
 * paths as a union; `B` the type of the schema of the body; `U` what the application knows of a
 * user, as its authentication makes it; `A` what it keeps in a session's attributes.
 *
 * @example
 * ```ts
 * import { type Message, MessageMapping } from "./mod.ts";
 *
 * class Chat {
 *   @MessageMapping("/rooms/{room}/say")
 *   say({ params, user }: Message<"/rooms/{room}/say">) {
 *     return { room: params.room, by: user.name };
 *   }
 * }
 * console.assert(typeof new Chat().say === "function");
 * ```
 */
export interface Message<
  P extends string = string,
  B extends StandardSchema | undefined = undefined,
  U extends Principal = Principal,
  A extends object = Attributes,
> {
  /** What the schema made of the body; without a schema whatever came, unchecked. */
  readonly body: B extends StandardSchema ? OutputOf<B> : unknown;
  /** The variables of the path, percent-decoded. */
  readonly params: Vars<P>;
  /** The path of the mapping that fits, as it is written there. */
  readonly path: P;
  /** The headers of the frame. */
  readonly headers: FrameHeaders;
  /** The frame as it came. */
  readonly frame: Frame;
  /** Who sent it. */
  readonly user: U;
  /** The session it came over. */
  readonly session: StompSession<U, A>;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
  /** Sends to everyone who subscribed to a broker destination; `headers` travel along. */
  sendTo(destination: string, body: unknown, headers?: MessageHeaders): void;
  /** Sends to every session of a user who subscribed to `/user` + destination. */
  sendToUser(user: string, destination: string, body: unknown, headers?: MessageHeaders): void;
  /** Sends to the session the frame came from, if it subscribed to `/user` + destination. */
  reply(destination: string, body: unknown, headers?: MessageHeaders): void;
}

/**
 * The argument of an exception handler: the message that failed and why. `E` is what was thrown, `N`
 * the names of the path's variables that the handler asks for; `U` and `A` are those of
 * {@linkcode Message}.
 */
export interface FailedMessage<
  E = unknown,
  N extends string = never,
  U extends Principal = Principal,
  A extends object = Attributes,
> extends Omit<Message<string, undefined, U, A>, "params"> {
  /** What was thrown. */
  readonly error: E;
  /** The variables of the path that the handler asks for, percent-decoded. */
  readonly params: { readonly [K in N]: string };
  /** The body as far as it was read: `undefined`, unchecked, or what its schema made of it. */
  readonly body: unknown;
}

/** What sends nothing. */
export type Nothing = null | undefined | void;

/** What a handler may return once: fits the schema, if there is one, or nothing at all. */
export type Answer<R extends StandardSchema | undefined> = R extends StandardSchema
  ? InputOf<R> | Nothing | Promise<InputOf<R> | Nothing>
  : unknown;

/** What a handler of a SEND may return: an {@linkcode Answer}, or any number of them over time. */
export type Answers<R extends StandardSchema | undefined> = R extends StandardSchema
  ? Answer<R> | AsyncIterable<InputOf<R> | Nothing>
  : unknown;

/** What a handler may return, by the frame it answers: a SUBSCRIBE is answered once. */
export type Returned<
  R extends StandardSchema | undefined,
  K extends "message" | "subscribe" = "message" | "subscribe",
> = K extends "subscribe" ? Answer<R> : Answers<R>;

/** Where the body of a message came from and what was found in it. */
interface MessageParts<U extends Principal> {
  readonly inbound: Inbound<U>;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Makes the argument of a handler. */
export function createMessage<U extends Principal>(
  { inbound, path, params, body }: MessageParts<U>,
  deliver: (delivery: Delivery) => void,
): Message<string, undefined, U> {
  const { frame, session } = inbound;
  return {
    body,
    params,
    path,
    headers: frame.headers,
    frame,
    user: session.user,
    session,
    signal: session.signal,
    sendTo: (destination, body, headers) =>
      deliver({ to: "destination", destination, body, ...headers && { headers } }),
    sendToUser: (user, destination, body, headers) =>
      deliver({ to: "user", user, destination, body, ...headers && { headers } }),
    reply: (destination, body, headers) =>
      deliver({ to: "session", destination, body, ...headers && { headers } }),
  };
}
