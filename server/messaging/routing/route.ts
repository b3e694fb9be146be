/**
 * A route as an object: what decorators write at a method, without a class, and typed further,
 * because its handler's argument needs no type of its own.
 *
 * @module
 */
import type { Principal } from "../principal.ts";
import type { Attributes } from "../stomp_session.ts";
import type { Message, Returned } from "./message.ts";
import type { VarNames, Vars } from "./path_pattern.ts";
import type { TargetRecord } from "./record.ts";
import type { StandardSchema } from "./standard_schema.ts";

/** What a path answers to, what comes in, what goes out and where to. */
export interface Route<
  P extends string = string,
  B extends StandardSchema | undefined = StandardSchema | undefined,
  R extends StandardSchema | undefined = StandardSchema | undefined,
  K extends "message" | "subscribe" = "message" | "subscribe",
> {
  /** Answers SEND (`message`) or SUBSCRIBE (`subscribe`). */
  readonly kind: K;
  /** After the application prefix. */
  readonly paths: readonly P[];
  /** What checks the body. */
  readonly body: B;
  /** What checks the answer. */
  readonly reply: R;
  /** Where the answer goes. */
  readonly targets: readonly TargetRecord[];
}

/** A destination, unless it has a {variable} that the path has not. */
export type Bound<Destination extends string, P extends string> = [VarNames<Destination>] extends
  [keyof Vars<P>] ? Destination : never;

/** The options of {@linkcode route}. */
export interface RouteOptions<
  P extends string,
  Topic extends string,
  Queue extends string,
  B extends StandardSchema | undefined,
  R extends StandardSchema | undefined,
  K extends "message" | "subscribe" = "message" | "subscribe",
> {
  /** SEND (`message`, the default) or SUBSCRIBE (`subscribe`), which is answered once. */
  readonly kind?: K;
  /** Checks the body, whose type is then known. */
  readonly body?: B;
  /** Types and checks what the handler returns. */
  readonly reply?: R;
  /** As `@SendTo`: broker destinations, whose {variables} are those of the path. */
  readonly sendTo?: Bound<Topic, P> | readonly Bound<Topic, P>[];
  /** As `@SendToUser`: a destination without `/user`. */
  readonly sendToUser?: Bound<Queue, P>;
  /** `false`: `sendToUser` reaches only the session the frame came from. */
  readonly broadcast?: boolean;
}

/**
 * Makes a route, to be given a handler with {@linkcode bindRoute} or a server's `on`.
 *
 * @param path after the application prefix: `/rooms/{room}/say`, or several paths
 *
 * @example
 * ```ts
 * import { bindRoute, createDispatcher, route } from "./mod.ts";
 *
 * const say = route("/rooms/{room}/say", { sendTo: "/topic/rooms/{room}" });
 * const bound = bindRoute(say, ({ params, body }) => ({ room: params.room, text: body }));
 * const { routeTable } = createDispatcher({ routes: [bound] });
 * console.assert(routeTable.toString().includes("/topic/rooms/{room}"));
 * ```
 */
export function route<
  const P extends string,
  const Topic extends string = never,
  const Queue extends string = never,
  B extends StandardSchema | undefined = undefined,
  R extends StandardSchema | undefined = undefined,
  K extends "message" | "subscribe" = "message",
>(
  path: P | readonly P[],
  options: RouteOptions<P, Topic, Queue, B, R, K> = {},
): Route<P, B, R, K> {
  const { kind = "message", body, reply } = options;
  const targets = targetRecords(options);
  // What is left out is `undefined`, and so is `B` or `R`; `K` is then "message".
  return {
    kind: kind as K,
    paths: [path].flat() as P[],
    body: body as B,
    reply: reply as R,
    targets,
  };
}

/** Destinations as options name them. */
interface TargetOptions {
  readonly sendTo?: string | readonly string[];
  readonly sendToUser?: string;
  readonly broadcast?: boolean;
}

/** What `@SendTo` and `@SendToUser` would record for these options. */
export function targetRecords(
  { sendTo = [], sendToUser, broadcast = true }: TargetOptions,
): readonly TargetRecord[] {
  const targets: TargetRecord[] = [sendTo].flat().map((destination) => ({
    to: "destination",
    destination,
  }));
  if (sendToUser !== undefined) {
    targets.push({ to: broadcast ? "user" : "session", destination: sendToUser });
  }
  return targets;
}

/** A route and its handler, ready for a dispatcher. */
export interface BoundRoute {
  readonly route: Route;
  readonly handler: (message: never) => unknown;
}

/** Gives a route its handler. */
export function bindRoute<
  P extends string,
  B extends StandardSchema | undefined,
  R extends StandardSchema | undefined,
  K extends "message" | "subscribe",
  U extends Principal = Principal,
  A extends object = Attributes,
>(
  route: Route<P, B, R, K>,
  handler: (message: Message<P, B, U, A>) => Returned<R, K>,
): BoundRoute {
  return { route, handler };
}
