/**
 * The decorators of controllers, with Spring's names. They only record what was written, in the
 * metadata of the class; `controller.ts` reads it when a server starts.
 *
 * @module
 */
import type { Principal } from "../principal.ts";
import type { Answer, Answers, Message } from "./message.ts";
import type { VarNames } from "./path_pattern.ts";
import { classRecord, methodRecord, type TargetRecord } from "./record.ts";
import type { StandardSchema } from "./standard_schema.ts";

/**
 * Marks a class as a controller: an instance of it can be handed to a server.
 *
 * @param prefix goes before the path of each of its mappings; it has no {variables}, which are
 * written, and typed, in the paths
 */
export function Controller(prefix = ""): (target: unknown, context: ClassDecoratorContext) => void {
  return (_target, context) => {
    classRecord(context).prefix = prefix;
  };
}

/**
 * Maps a SEND to a method. What it returns goes to the destinations of `@SendTo` and
 * `@SendToUser`, or without these to `/topic` + path. It may return a promise, or an async
 * iterable whose values are sent one by one; `null` and `undefined` send nothing.
 *
 * @param path after the application prefix: `/rooms/{room}/say`, or several paths
 * @param options.body checks the body, whose type is then known; it refuses with `invalid-body`
 * @param options.reply types and checks what is returned
 *
 * @example
 * ```ts
 * import { Controller, type Message, MessageMapping, SendTo } from "./mod.ts";
 *
 * @Controller("/chat")
 * class Chat {
 *   @MessageMapping("/rooms/{room}/say")
 *   @SendTo("/topic/rooms/{room}")
 *   say({ body, user }: Message<"/rooms/{room}/say">) {
 *     return { text: body, by: user.name };
 *   }
 * }
 * console.assert(new Chat() instanceof Chat);
 * ```
 */
export function MessageMapping<
  const P extends string,
  B extends StandardSchema | undefined = undefined,
  R extends StandardSchema | undefined = undefined,
>(
  path: P | readonly P[],
  options: { readonly body?: B; readonly reply?: R } = {},
): <U extends Principal, A extends object>(
  target: (message: Message<P, NoInfer<B>, U, A>) => Answers<NoInfer<R>>,
  context: ClassMethodDecoratorContext,
) => void {
  return (_target, context) => {
    methodRecord(context).mappings.unshift({ kind: "message", paths: [path].flat(), ...options });
  };
}

/**
 * Maps a SUBSCRIBE to a method. What it returns is the one answer, straight to the subscriber,
 * or it goes to the destinations of `@SendTo` and `@SendToUser` if there are any.
 *
 * @param path after the application prefix, or several paths
 * @param options.reply types and checks what is returned
 */
export function SubscribeMapping<
  const P extends string,
  R extends StandardSchema | undefined = undefined,
>(
  path: P | readonly P[],
  options: { readonly reply?: R } = {},
): <U extends Principal, A extends object>(
  target: (message: Message<P, undefined, U, A>) => Answer<NoInfer<R>>,
  context: ClassMethodDecoratorContext,
) => void {
  return (_target, context) => {
    methodRecord(context).mappings.unshift({ kind: "subscribe", paths: [path].flat(), ...options });
  };
}

/**
 * Where what a handler returns goes: a decorator of a method, or of a class for all its methods
 * that have neither `@SendTo` nor `@SendToUser`.
 */
export interface Targets<D extends string> {
  /** Every {variable} of the destinations must be one of the handler's path. */
  <M extends { readonly params: Readonly<Record<VarNames<D>, string>> }>(
    target: (message: M) => unknown,
    context: ClassMethodDecoratorContext,
  ): void;
  /** Every {variable} of the destinations must be one of each handler's path: checked at start. */
  (target: abstract new (...parameters: never[]) => object, context: ClassDecoratorContext): void;
}

/**
 * Sends what a handler returns to broker destinations. Variables are filled in percent-encoded.
 *
 * @param destinations `/topic/rooms/{room}`
 */
export function SendTo<const D extends string>(...destinations: readonly D[]): Targets<D> {
  return (_target: unknown, context: DecoratorContext) => {
    recordTargets(context, destinations.map((destination) => ({ to: "destination", destination })));
  };
}

/**
 * Sends what a handler returns to the user whose frame it was, who subscribes to `/user` +
 * destination.
 *
 * @param destination `/queue/answers`, without `/user`
 * @param options.broadcast `false`: only to the session the frame came from, not to every session
 * of the user
 */
export function SendToUser<const D extends string>(
  destination: D,
  { broadcast = true }: { readonly broadcast?: boolean } = {},
): Targets<D> {
  return (_target: unknown, context: DecoratorContext) => {
    recordTargets(context, [{ to: broadcast ? "user" : "session", destination }]);
  };
}

function recordTargets(context: DecoratorContext, targets: readonly TargetRecord[]): void {
  const record = context.kind === "class"
    ? classRecord(context)
    : methodRecord(context as ClassMethodDecoratorContext);
  // The decorator written last runs first.
  record.targets.unshift(...targets);
}
