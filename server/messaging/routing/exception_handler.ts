/**
 * Handlers for what handlers throw: `@MessageExceptionHandler` in a controller or in an advice, which
 * serves them all, and the same as an object.
 *
 * @module
 */
import type { Principal } from "../principal.ts";
import type { Attributes } from "../stomp_session.ts";
import type { ExceptionHandler } from "./exception_scope.ts";
import type { FailedMessage } from "./message.ts";
import type { VarNames } from "./path_pattern.ts";
import { classRecord, type ErrorClass, methodRecord } from "./record.ts";
import { targetRecords } from "./route.ts";

/** The instances of classes of errors; without a class, whatever can be thrown. */
export type ErrorOf<E extends ErrorClass> = [E] extends [never] ? unknown
  : E extends abstract new (...parameters: never[]) => infer Instance ? Instance
  : never;

/**
 * Has a method handle errors of some classes: those that the handlers of its controller throw,
 * refusals and bodies that were refused among them, or in a `@ControllerAdvice` those of every
 * handler. Of several such methods the one for the most specific class is called.
 *
 * What the method returns goes where its `@SendTo` and `@SendToUser` say, or without these to
 * `/user/queue/errors` of the session the frame came from; the class's `@SendTo` does not count.
 * The frame then counts as handled: its RECEIPT follows. What the method itself throws is dealt with
 * as if there were no exception handler.
 *
 * @param errors one class or several; without any the method handles whatever is thrown
 * @param options.params the variables of paths the method or its destinations need; every path it
 * may be asked about must have them, which is checked at start
 *
 * @example
 * ```ts
 * import {
 *   Controller, type FailedMessage, type Message, MessageExceptionHandler, MessageMapping,
 * } from "./mod.ts";
 *
 * class Full extends Error {}
 *
 * @Controller()
 * class Chat {
 *   @MessageMapping("/rooms/{room}/enter")
 *   enter({ params }: Message<"/rooms/{room}/enter">) {
 *     throw new Full(`${params.room} is full`);
 *   }
 *
 *   @MessageExceptionHandler(Full)
 *   onFull({ error }: FailedMessage<Full>) {
 *     return { code: "full", message: error.message };
 *   }
 * }
 * console.assert(new Chat() instanceof Chat);
 * ```
 */
export function MessageExceptionHandler<
  const E extends ErrorClass = ErrorClass,
  const N extends string = never,
>(
  errors: E | readonly E[] = [],
  { params = [] }: { readonly params?: readonly N[] } = {},
): <U extends Principal, A extends object>(
  target: (message: FailedMessage<ErrorOf<NoInfer<E>>, NoInfer<N>, U, A>) => unknown,
  context: ClassMethodDecoratorContext,
) => void {
  return (_target, context) => {
    methodRecord(context).failures.unshift({ errors: [errors].flat() as E[], params });
  };
}

/**
 * Marks a class whose `@MessageExceptionHandler` methods serve every controller and route of a
 * server, after the controller's own: an instance of it can be handed to a server as `advice`.
 */
export function ControllerAdvice(): (target: unknown, context: ClassDecoratorContext) => void {
  return (_target, context) => {
    classRecord(context).advice = true;
  };
}

/** A destination, unless it has a {variable} that is not among the names. */
export type BoundBy<Destination extends string, N extends string> = [VarNames<Destination>] extends
  [N] ? Destination : never;

/** The options of {@linkcode exceptionHandler}. */
export interface ExceptionHandlerOptions<
  N extends string,
  Topic extends string,
  Queue extends string,
> {
  /** The variables it needs: every path of the server must have them, which is checked at start. */
  readonly params?: readonly N[];
  /** As `@SendTo`: broker destinations, whose {variables} are among `params`. */
  readonly sendTo?: BoundBy<Topic, N> | readonly BoundBy<Topic, N>[];
  /** As `@SendToUser`: a destination without `/user`. */
  readonly sendToUser?: BoundBy<Queue, N>;
  /** `false`: `sendToUser` reaches only the session the frame came from. */
  readonly broadcast?: boolean;
}

/**
 * Makes an exception handler without a class, to be handed to a server as `advice`: it serves every
 * controller and route. See {@linkcode MessageExceptionHandler}.
 *
 * @param errors one class or several; an empty list: whatever is thrown
 *
 * @example
 * ```ts
 * import { bindRoute, createDispatcher, exceptionHandler, route } from "./mod.ts";
 *
 * const onRange = exceptionHandler(RangeError, ({ error }) => ({ message: error.message }));
 * const roll = bindRoute(route("/roll"), () => {
 *   throw new RangeError("The die has six sides");
 * });
 * const { routeTable } = createDispatcher({ routes: [roll], advice: [onRange] });
 * console.assert(routeTable.find("message", "/roll") !== undefined);
 * ```
 */
export function exceptionHandler<
  const E extends ErrorClass,
  const N extends string = never,
  const Topic extends string = never,
  const Queue extends string = never,
  U extends Principal = Principal,
  A extends object = Attributes,
>(
  errors: E | readonly E[],
  handler: (message: FailedMessage<ErrorOf<E>, N, U, A>) => unknown,
  options: ExceptionHandlerOptions<N, Topic, Queue> = {},
): ExceptionHandler {
  const classes = [errors].flat() as E[];
  const names = classes.map(({ name }) => name).join(", ");
  return {
    errors: classes,
    params: options.params ?? [],
    targets: targetRecords(options),
    where: `exceptionHandler(${names})`,
    handle: handler,
  };
}
