/**
 * What the decorators of controllers write down, in the metadata of the class they stand at.
 *
 * @module
 */
import type { StandardSchema } from "./standard_schema.ts";

/** One `@MessageMapping` or `@SubscribeMapping`. */
export interface MappingRecord {
  readonly kind: "message" | "subscribe";
  readonly paths: readonly string[];
  readonly body?: StandardSchema | undefined;
  readonly reply?: StandardSchema | undefined;
}

/** One destination that was written for what a handler returns; it may have {variables}. */
export interface TargetRecord {
  /** Everyone who subscribed, every session of the user, or the sending session. */
  readonly to: "destination" | "user" | "session";
  /** A broker destination, or one without `/user`. */
  readonly destination: string;
}

/** A class whose instances can be thrown. */
export type ErrorClass = abstract new (...parameters: never[]) => unknown;

/** One `@MessageExceptionHandler`. */
export interface ErrorRecord {
  /** None: whatever is thrown. */
  readonly errors: readonly ErrorClass[];
  /** The variables it needs. */
  readonly params: readonly string[];
}

/** What was written at a method. */
export interface MethodRecord {
  readonly mappings: MappingRecord[];
  readonly targets: TargetRecord[];
  readonly failures: ErrorRecord[];
}

/** What was written at a class and its methods. */
export interface ClassRecord {
  /** Of a `@Controller`. */
  prefix: string | undefined;
  /** Whether it is a `@ControllerAdvice`. */
  advice: boolean;
  readonly targets: TargetRecord[];
  readonly methods: Map<string | symbol, MethodRecord>;
}

const RECORD = Symbol("routing");

/** What was written at this very class: its bases have records of their own. */
export function recordOf(metadata: object | null | undefined): ClassRecord | undefined {
  if (metadata === null || metadata === undefined) return undefined;
  return Object.hasOwn(metadata, RECORD)
    ? (metadata as { readonly [RECORD]: ClassRecord })[RECORD]
    : undefined;
}

/** The record of the class a decorator stands at or in, made when there is none yet. */
export function classRecord({ metadata }: DecoratorContext): ClassRecord {
  const known = recordOf(metadata);
  if (known !== undefined) return known;
  const record: ClassRecord = { prefix: undefined, advice: false, targets: [], methods: new Map() };
  metadata[RECORD] = record;
  return record;
}

/**
 * The record of the method a decorator stands at, made when there is none yet.
 *
 * @throws {TypeError} when it is no public method of instances.
 */
export function methodRecord(context: ClassMethodDecoratorContext): MethodRecord {
  const { name } = context;
  if (context.static || context.private) {
    throw new TypeError(`Cannot map "${String(name)}": a handler is a public, not static method`);
  }
  const { methods } = classRecord(context);
  const record = methods.get(name) ?? { mappings: [], targets: [], failures: [] };
  methods.set(name, record);
  return record;
}
