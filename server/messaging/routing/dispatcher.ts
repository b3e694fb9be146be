/**
 * Runs the handler of a frame and delivers what it returns.
 *
 * @module
 */
import { type Refusal, Refused } from "../../../shared/refusal.ts";
import type { Principal } from "../principal.ts";
import { checkBody, checkReply, readBody } from "./body.ts";
import { mappingsOf } from "./controller.ts";
import type { Delivery, Dispatcher, Inbound, Outcome } from "./dispatch.ts";
import { createMapping, type Mapping, type Target } from "./mapping.ts";
import { createMessage } from "./message.ts";
import { fillDestination } from "./path_pattern.ts";
import type { BoundRoute } from "./route.ts";
import { type Match, RouteTable } from "./route_table.ts";

/** Where a session is told what went wrong after its SEND was answered already. */
const ERRORS = "/queue/errors";

/** What a dispatcher is made of. */
export interface DispatcherOptions {
  /** Instances of classes with `@Controller`. */
  readonly controllers?: readonly object[];
  readonly routes?: readonly BoundRoute[];
  /**
   * Hears what a handler threw that was no refusal.
   *
   * @param where names the handler: `ChatController.say`
   */
  readonly onError?: (error: unknown, where: string) => void;
}

/** A dispatcher over controllers and routes. */
export interface RoutingDispatcher<U extends Principal = Principal> extends Dispatcher<U> {
  readonly routeTable: RouteTable;
}

/**
 * Makes a dispatcher.
 *
 * @throws {SyntaxError | TypeError} naming the handlers, when a mapping cannot be read or two are
 * in conflict.
 *
 * @example
 * ```ts
 * import { createDispatcher, Controller, MessageMapping } from "./mod.ts";
 *
 * @Controller("/chat")
 * class Chat {
 *   @MessageMapping("/ping")
 *   ping() {
 *     return "pong";
 *   }
 * }
 * const { routeTable } = createDispatcher({ controllers: [new Chat()] });
 * console.assert(String(routeTable) === "SEND  /chat/ping  Chat.ping  /topic/chat/ping");
 * ```
 */
export function createDispatcher<U extends Principal = Principal>(
  { controllers = [], routes = [], onError = () => {} }: DispatcherOptions,
): RoutingDispatcher<U> {
  const routeTable = new RouteTable([
    ...controllers.flatMap(mappingsOf),
    ...routes.flatMap(mappingsOfRoute),
  ]);
  return {
    routeTable,
    answersSubscribe: (path) => routeTable.find("subscribe", path) !== undefined,
    async dispatch(inbound, deliver) {
      const match = routeTable.find(inbound.kind, inbound.path);
      if (match === undefined) return { kind: "no-route" };
      return await new Dispatch({ inbound, match, deliver, onError }).run();
    },
  };
}

function mappingsOfRoute({ route, handler }: BoundRoute): readonly Mapping[] {
  const { paths, ...mapping } = route;
  return paths.map((path) =>
    createMapping({ ...mapping, path, where: `route("${path}")`, handle: handler })
  );
}

interface DispatchInit<U extends Principal> {
  readonly inbound: Inbound<U>;
  readonly match: Match;
  readonly deliver: (delivery: Delivery) => void;
  readonly onError: (error: unknown, where: string) => void;
}

/** The handling of one frame. */
class Dispatch<U extends Principal> {
  readonly #inbound: Inbound<U>;
  readonly #match: Match;
  readonly #deliver: (delivery: Delivery) => void;
  readonly #onError: (error: unknown, where: string) => void;

  constructor({ inbound, match, deliver, onError }: DispatchInit<U>) {
    this.#inbound = inbound;
    this.#match = match;
    this.#deliver = deliver;
    this.#onError = onError;
  }

  async run(): Promise<Outcome> {
    const { mapping, params } = this.#match;
    try {
      const body = await this.#body();
      const { path } = mapping;
      const message = createMessage({ inbound: this.#inbound, path, params, body }, this.#deliver);
      // The decorators checked that the handler takes this message.
      const returned = await mapping.handle(message as never);
      if (isAsyncIterable(returned)) await this.#sendEach(returned);
      else await this.#send(returned);
      return { kind: "handled" };
    } catch (error) {
      return { kind: "refused", refusal: this.#refusalOf(error) };
    }
  }

  async #body(): Promise<unknown> {
    if (this.#inbound.kind === "subscribe") return undefined;
    const body = readBody(this.#inbound.frame);
    const schema = this.#match.mapping.body;
    return schema === undefined ? body : await checkBody(schema, body);
  }

  /** Resolves when the first value was sent; the others follow until the session ends. */
  #sendEach(values: AsyncIterable<unknown>): Promise<void> {
    if (this.#inbound.kind === "subscribe") {
      throw new TypeError("Cannot send several values: a subscription is answered once");
    }
    const first = Promise.withResolvers<void>();
    let answered = false;
    const sendAll = async () => {
      for await (const value of values) {
        if (this.#inbound.session.signal.aborted) return;
        await this.#send(value);
        answered = true;
        first.resolve();
      }
    };
    sendAll().then(first.resolve, (error) => {
      if (answered) this.#tellLate(error);
      else first.reject(error);
    });
    return first.promise;
  }

  /** Sends one value to every target; `null` and `undefined` are not sent. */
  async #send(value: unknown): Promise<void> {
    if (value === null || value === undefined) return;
    const { mapping } = this.#match;
    const body = mapping.reply === undefined ? value : await checkReply(mapping.reply, value);
    for (const target of mapping.targets) this.#deliver(this.#deliveryTo(target, body));
  }

  #deliveryTo(target: Target, body: unknown): Delivery {
    const { path, session: { user } } = this.#inbound;
    if (target.to === "subscriber") return { to: "subscriber", body };
    if (target.to === "topic") return { to: "destination", destination: `/topic${path}`, body };
    const destination = fillDestination(target.destination, this.#match.params);
    if (target.to === "user") return { to: "user", user: user.name, destination, body };
    return { to: target.to, destination, body };
  }

  #refusalOf(error: unknown): Refusal {
    if (error instanceof Refused) return error.refusal;
    this.#report(error);
    return { code: "internal", message: "Something went wrong on the server. Try again later." };
  }

  #report(error: unknown): void {
    try {
      this.#onError(error, this.#match.mapping.where);
    } catch {
      // Whoever listens may break, the session may not.
    }
  }

  /** The SEND was answered: what goes wrong now is told by a message. */
  #tellLate(error: unknown): void {
    const refusal = this.#refusalOf(error);
    if (this.#inbound.session.signal.aborted) return;
    try {
      this.#deliver({ to: "session", destination: ERRORS, body: refusal });
    } catch (undelivered) {
      this.#report(undelivered);
    }
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
