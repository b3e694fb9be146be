/**
 * Calls a handler without a socket: one SEND or SUBSCRIBE of a made-up session goes in, what the
 * handler sends comes out.
 *
 * @module
 */
import { setImmediate } from "node:timers/promises";
import type { Refusal } from "../../../shared/refusal.ts";
import { type Frame, frame } from "../../../shared/stomp/frame.ts";
import { messageOf } from "../broker/message_frame.ts";
import { UserDestinations } from "../broker/user_destination.ts";
import { type Prefixes, wayOf } from "../channel/destination.ts";
import { DEFAULT_SERVER_LIMITS } from "../limits.ts";
import type { Principal } from "../principal.ts";
import type { MessageHeaders } from "../routing/dispatch.ts";
import { createDispatcher } from "../routing/dispatcher.ts";
import { Handling } from "../routing/handling.ts";
import type { Match } from "../routing/route_index.ts";
import { printRoutes, type RouteTable } from "../routing/route_table.ts";
import { ConnectedSession } from "../session/connected_session.ts";
import { HANDLERS, StompServer } from "../stomp_server.ts";
import type { Attributes } from "../stomp_session.ts";
import { Recorder, type Sent } from "./recorder.ts";

/** What is called, and by whom. */
export interface CallOptions<U extends Principal = Principal, A extends object = Attributes> {
  /** Which of the two; default `SEND`. */
  readonly command?: "SEND" | "SUBSCRIBE";
  /** Text, bytes, or a value that becomes JSON. A SUBSCRIBE has none. */
  readonly body?: unknown;
  /** Further headers of the frame. */
  readonly headers?: MessageHeaders;
  /** Who calls; default: somebody whose name is `user`. */
  readonly user?: U;
  /** The session's; the handler finds this very object and may put more into it. */
  readonly attributes?: Partial<A>;
  /**
   * After so many values of an async iterable the session ends. Without it the call lasts until the
   * iterable has ended.
   */
  readonly take?: number;
}

/** What a handler did. */
export interface Called {
  /** Everything it sent, in order, by whatever way. */
  readonly sent: readonly Sent[];
  /**
   * The bodies of what only its caller gets: the answer to a SUBSCRIBE, and what went to a user
   * destination of the caller.
   */
  readonly replies: readonly unknown[];
  /** Why it was not done, if so; the caller is told on `/user/queue/errors`. */
  readonly refusal: Refusal<string> | undefined;
}

/** What can be called. */
interface Handlers {
  readonly routeTable: RouteTable;
  readonly prefixes: Prefixes;
}

const USUAL_PREFIXES: Prefixes = {
  application: "/app",
  topic: ["/topic"],
  queue: ["/queue"],
  user: "/user",
};

/**
 * Calls the handler of a destination. The body is checked and exception handlers are asked, as
 * always; rules, interceptors and rates are not: a {@linkcode connect}ed client meets those. When the
 * call is over its session ends, as do its hooks.
 *
 * @param target a server, or one instance of a class with `@Controller`
 * @param destination with the application prefix: `/app/hello`
 * @throws {TypeError} when nothing handles it
 * @throws whatever the handler throws that is no refusal and that no exception handler takes
 *
 * @example A value that goes to everyone
 * ```ts
 * import { Controller, type Message, MessageMapping, SendTo } from "../mod.ts";
 * import { call } from "./call.ts";
 *
 * @Controller()
 * class GreetingController {
 *   @MessageMapping("/hello/{name}")
 *   @SendTo("/topic/greetings")
 *   greet({ params, user }: Message<"/hello/{name}">) {
 *     return { content: `Hello ${params.name}, says ${user.name}!` };
 *   }
 * }
 * const { sent } = await call(new GreetingController(), "/app/hello/world", {
 *   user: { name: "kim" },
 * });
 * console.assert(sent[0]?.destination === "/topic/greetings");
 * console.assert(JSON.stringify(sent[0]?.body) === '{"content":"Hello world, says kim!"}');
 * ```
 *
 * @example An answer to a SUBSCRIBE, from a route
 * ```ts
 * import { route, StompServer } from "../mod.ts";
 * import { call } from "./call.ts";
 *
 * const stomp = new StompServer({});
 * stomp.on(route("/time", { kind: "subscribe" }), () => ({ hour: 12 }));
 * const { replies } = await call(stomp, "/app/time", { command: "SUBSCRIBE" });
 * console.assert(JSON.stringify(replies) === '[{"hour":12}]');
 * ```
 */
export async function call<U extends Principal = Principal, A extends object = Attributes>(
  target: StompServer<U, A> | object,
  destination: string,
  options: CallOptions<U, A> = {},
): Promise<Called> {
  const { routeTable, prefixes } = handlersOf(target);
  const { command = "SEND", take = Infinity } = options;
  const kind = command === "SEND" ? "message" : "subscribe";
  const way = wayOf(destination, prefixes);
  const match = way.to === "application" ? routeTable.find(kind, way.path) : undefined;
  if (way.to !== "application" || match === undefined) {
    throw new TypeError(
      `Cannot ${command} ${JSON.stringify(destination)}: nothing handles it. What is handled:\n` +
        printRoutes(routeTable.rows(prefixes.application)),
    );
  }
  const faults: unknown[] = [];
  const session = sessionOf(options, (error) => faults.push(error));
  const users = new UserDestinations(prefixes.user);
  const recorder = new Recorder({ prefixes, users, caller: session.user.name, destination });
  let over: Promise<void> | undefined;
  async function* watch(values: AsyncIterable<unknown>): AsyncGenerator<unknown> {
    const { promise, resolve } = Promise.withResolvers<void>();
    over = promise;
    let count = 0;
    try {
      for await (const value of values) {
        yield value;
        if (++count < take) continue;
        session.end();
        return;
      }
    } finally {
      resolve();
    }
  }
  const outcome = await new Handling({
    inbound: { kind, path: way.path, frame: frameOf(command, destination, options), session },
    match: watching(match, watch),
    deliver: (delivery) => recorder.take(delivery),
    onError: (error) => faults.push(error),
  }).run();
  await over;
  // What goes wrong late is told after it was thrown.
  await setImmediate();
  session.end();
  if (faults.length > 0) throw faults[0];
  const refusal = outcome.kind === "refused" ? outcome.refusal : undefined;
  return { sent: recorder.sent, replies: recorder.replies, refusal };
}

function handlersOf(target: object): Handlers {
  if (target instanceof StompServer) return target[HANDLERS];
  const { routeTable } = createDispatcher({ controllers: [target] });
  return { routeTable, prefixes: USUAL_PREFIXES };
}

function sessionOf<U extends Principal, A extends object>(
  { user, attributes = {} }: CallOptions<U, A>,
  onFault: (error: unknown) => void,
): ConnectedSession<Principal> {
  const session: ConnectedSession = new ConnectedSession<Principal>({
    id: "call",
    user: user ?? { name: "user" },
    version: "1.2",
    attributes: attributes as Attributes,
    onFault,
    limits: DEFAULT_SERVER_LIMITS,
    outbox: { add() {}, hasRoomFor: () => true, onRoom() {} },
    onUnacknowledged() {},
    onClose: () => session.end(),
  });
  return session;
}

/** A frame as a client would write it. */
function frameOf(
  command: "SEND" | "SUBSCRIBE",
  destination: string,
  { body, headers = {} }: Pick<CallOptions, "body" | "headers">,
): Frame {
  if (command === "SUBSCRIBE") return frame(command, { id: "0", destination, ...headers });
  if (body === undefined) return frame(command, { destination, ...headers });
  const { headers: written, body: content } = messageOf(body, { destination, id: "" });
  const contentType = written.get("content-type");
  return frame(command, { destination, "content-type": contentType, ...headers }, content);
}

/** The same mapping, its async iterables seen through `watch`. */
function watching(
  { mapping, params }: Match,
  watch: (values: AsyncIterable<unknown>) => AsyncIterable<unknown>,
): Match {
  const handle = async (message: never) => {
    const returned = await mapping.handle(message);
    return isAsyncIterable(returned) ? watch(returned) : returned;
  };
  return { mapping: { ...mapping, handle }, params };
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
