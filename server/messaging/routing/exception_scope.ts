/**
 * Who handles what a handler threw: of one controller or one advice, the handler of the most
 * specific class; of several, the first that has one.
 *
 * @module
 */
import type { ErrorClass, ErrorRecord, TargetRecord } from "./record.ts";

/** Below the user prefix: where a session is told what went wrong with what it sent. */
export const ERRORS_QUEUE = "/queue/errors";

/** Handles errors of some classes. */
export interface ExceptionHandler extends ErrorRecord {
  /** Names the handler: `ChatController.onGone`. */
  readonly where: string;
  /** Without any, what it returns goes to the sender's {@linkcode ERRORS_QUEUE}. */
  readonly targets: readonly TargetRecord[];
  /** Given the message that failed, with its `error`. */
  readonly handle: (message: never) => unknown;
}

/** The handlers of one controller or one advice, each by the prototype of the class it takes. */
export type ExceptionScope = ReadonlyMap<object, ExceptionHandler>;

/** Stands for whatever no class was named for. */
const ANYTHING = Object.freeze({});
const TO_SENDER: readonly TargetRecord[] = [{ to: "session", destination: ERRORS_QUEUE }];

/**
 * Makes a scope.
 *
 * @param layers the handlers of a class and of its bases, its own first: what a base has for a class
 * of errors counts only where those before it have nothing for that class
 * @throws {TypeError} naming both, when two handlers of a layer take the same class.
 */
export function createScope(layers: readonly (readonly ExceptionHandler[])[]): ExceptionScope {
  const scope = new Map<object, ExceptionHandler>();
  for (const handlers of layers) {
    const layer = new Map<object, ExceptionHandler>();
    for (const handler of handlers) {
      for (const [key, name] of keysOf(handler.errors)) {
        const other = layer.get(key);
        if (other !== undefined) {
          throw new TypeError(
            `Cannot handle ${name} in ${handler.where}: ${other.where} handles it`,
          );
        }
        layer.set(key, handler);
      }
    }
    for (const [key, handler] of layer) if (!scope.has(key)) scope.set(key, handler);
  }
  return scope;
}

function keysOf(errors: readonly ErrorClass[]): readonly (readonly [key: object, name: string])[] {
  return errors.length === 0
    ? [[ANYTHING, "whatever is thrown"]]
    : errors.map((error) => [error.prototype as object, error.name]);
}

/** The handler of something that was thrown, if one of the scopes has one. */
export function findExceptionHandler(
  scopes: readonly ExceptionScope[],
  thrown: unknown,
): ExceptionHandler | undefined {
  for (const scope of scopes) {
    const handler = findIn(scope, thrown) ?? scope.get(ANYTHING);
    if (handler !== undefined) return handler;
  }
  return undefined;
}

function findIn(scope: ExceptionScope, thrown: unknown): ExceptionHandler | undefined {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  let prototype: object | null = Object.getPrototypeOf(thrown);
  while (prototype !== null) {
    const handler = scope.get(prototype);
    if (handler !== undefined) return handler;
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** Where what an exception handler returns goes. */
export function targetsOf({ targets }: ExceptionHandler): readonly TargetRecord[] {
  return targets.length > 0 ? targets : TO_SENDER;
}
