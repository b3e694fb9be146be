/**
 * One line of the route table: a path, its handler and where the handler's values go.
 *
 * @module
 */
import { type ExceptionHandler, type ExceptionScope, targetsOf } from "./exception_scope.ts";
import { parsePath, type PathPattern, variablesOfDestination } from "./path_pattern.ts";
import type { TargetRecord } from "./record.ts";
import type { StandardSchema } from "./standard_schema.ts";

/** Where a returned value goes. */
export type Target =
  | TargetRecord
  /** To `/topic` + the path as it was sent. */
  | { readonly to: "topic" }
  /** To the one who subscribes. */
  | { readonly to: "subscriber" };

/** What a mapping is made of. */
export interface MappingInit {
  readonly kind: "message" | "subscribe";
  /** The controller's; goes before the path. */
  readonly prefix?: string;
  /** As it was written at the handler. */
  readonly path: string;
  /** Names the handler: `ChatController.say`. */
  readonly where: string;
  readonly body?: StandardSchema | undefined;
  readonly reply?: StandardSchema | undefined;
  /** Without any, values go where they go by default. */
  readonly targets: readonly TargetRecord[];
  readonly handle: (message: never) => unknown;
  /** Who handles what goes wrong, asked in this order. */
  readonly scopes?: readonly ExceptionScope[];
}

/** A mapping whose path was read and whose destinations are bound. */
export interface Mapping extends Omit<MappingInit, "targets" | "prefix"> {
  readonly pattern: PathPattern;
  readonly targets: readonly Target[];
  readonly scopes: readonly ExceptionScope[];
}

/**
 * Makes a mapping.
 *
 * @throws {SyntaxError} naming the handler, when its path or one of its destinations cannot be
 * read, or a destination, its own or an exception handler's, has a {variable} that the path has not.
 */
export function createMapping(
  { prefix = "", targets, scopes = [], ...init }: MappingInit,
): Mapping {
  const { kind, path, where } = init;
  try {
    if (/[{}*]/.test(prefix)) {
      throw new SyntaxError(`Cannot read the prefix "${prefix}": variables belong into the paths`);
    }
    if (path !== "" && !path.startsWith("/")) {
      throw new SyntaxError(`Cannot read the path "${path}": it does not start with a slash`);
    }
    const pattern = parsePath(prefix + path);
    for (const target of targets) checkTarget(target, pattern);
    for (const scope of scopes) {
      for (const handler of scope.values()) checkExceptionHandler(handler, pattern);
    }
    const byDefault: Target = { to: kind === "message" ? "topic" : "subscriber" };
    return { ...init, pattern, targets: targets.length > 0 ? targets : [byDefault], scopes };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SyntaxError(`Cannot map ${where}: ${reason}`, { cause });
  }
}

function checkTarget({ to, destination }: TargetRecord, { text, variables }: PathPattern): void {
  for (const name of variablesOfDestination(destination)) {
    if (!variables.includes(name)) {
      throw new SyntaxError(
        `Cannot send to "${destination}": "${text}" has no variable {${name}}`,
      );
    }
  }
  if (to !== "destination" && destination.startsWith("/user/")) {
    throw new SyntaxError(`Cannot send to "${destination}": leave the "/user" out`);
  }
}

/** An exception handler may be asked about every path it serves. */
function checkExceptionHandler(handler: ExceptionHandler, pattern: PathPattern): void {
  for (const name of handler.params) {
    if (!pattern.variables.includes(name)) {
      throw new SyntaxError(
        `Cannot let ${handler.where} handle errors: "${pattern.text}" has no variable {${name}}`,
      );
    }
  }
  try {
    for (const target of targetsOf(handler)) checkTarget(target, pattern);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SyntaxError(`Cannot let ${handler.where} handle errors: ${reason}`, { cause });
  }
}

/** A mapping's destinations, as a person reads them. */
export function describeTargets({ targets, pattern }: Mapping): string {
  return targets.map((target) => {
    switch (target.to) {
      case "topic":
        return `/topic${pattern.text}`;
      case "subscriber":
        return "the subscriber";
      case "destination":
        return target.destination;
      case "user":
        return `/user${target.destination}`;
      case "session":
        return `/user${target.destination} (this session)`;
    }
  }).join(", ");
}
