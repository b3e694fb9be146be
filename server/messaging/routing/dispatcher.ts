/**
 * Finds the handler of a frame among those of controllers and routes.
 *
 * @module
 */
import type { Principal } from "../principal.ts";
import { mappingsOf, scopeOfAdvice } from "./controller.ts";
import type { Dispatcher } from "./dispatch.ts";
import type { ExceptionScope } from "./exception_scope.ts";
import { Handling } from "./handling.ts";
import { createMapping, type Mapping } from "./mapping.ts";
import type { BoundRoute } from "./route.ts";
import { RouteTable } from "./route_table.ts";

/** What a dispatcher is made of. */
export interface DispatcherOptions {
  /** Instances of classes with `@Controller`. */
  readonly controllers?: readonly object[];
  readonly routes?: readonly BoundRoute[];
  /**
   * Who handles what handlers throw and their controllers do not handle: instances of classes with
   * `@ControllerAdvice`, and what `exceptionHandler` made. They are asked in this order.
   */
  readonly advice?: readonly object[];
  /**
   * Hears what a handler threw that was no refusal and that nobody handled.
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
 * console.assert(String(routeTable) === "SEND  /chat/ping  Chat.ping  /topic/chat/ping  any body");
 * ```
 */
export function createDispatcher<U extends Principal = Principal>(
  { controllers = [], routes = [], advice = [], onError = () => {} }: DispatcherOptions,
): RoutingDispatcher<U> {
  const scopes = advice.map(scopeOfAdvice);
  const routeTable = new RouteTable([
    ...controllers.flatMap((controller) => mappingsOf(controller, scopes)),
    ...routes.flatMap((bound) => mappingsOfRoute(bound, scopes)),
  ]);
  return {
    routeTable,
    answers: (kind, path) => routeTable.find(kind, path) !== undefined,
    async dispatch(inbound, deliver) {
      const match = routeTable.find(inbound.kind, inbound.path);
      if (match === undefined) return { kind: "no-route" };
      return await new Handling({ inbound, match, deliver, onError }).run();
    },
  };
}

function mappingsOfRoute(
  { route, handler }: BoundRoute,
  scopes: readonly ExceptionScope[],
): readonly Mapping[] {
  const { paths, ...mapping } = route;
  return paths.map((path) =>
    createMapping({ ...mapping, path, where: `route("${path}")`, handle: handler, scopes })
  );
}
