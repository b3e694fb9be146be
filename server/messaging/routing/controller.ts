/**
 * Reads what the decorators of a controller's or an advice's class and its bases recorded.
 *
 * @module
 */
import { createScope, type ExceptionHandler, type ExceptionScope } from "./exception_scope.ts";
import { createMapping, type Mapping } from "./mapping.ts";
import { type ClassRecord, type MethodRecord, recordOf } from "./record.ts";

const NO_MAPPING = "it has no @MessageMapping or @SubscribeMapping";

/**
 * The mappings of a controller. A subclass has the mappings of its bases; what is written at an
 * overriding method replaces what the base wrote there, mappings and destinations each for
 * themselves.
 *
 * @param advice who handles what its own exception handlers do not
 * @throws {TypeError} when its class is not a controller, has no mapping, sends the values of a
 * method that is mapped to nothing, or handles a class of errors twice.
 */
export function mappingsOf(
  controller: object,
  advice: readonly ExceptionScope[] = [],
): readonly Mapping[] {
  if (typeof controller === "function") {
    throw new TypeError(`Cannot use the class ${controller.name}: hand in an instance of it`);
  }
  const records = recordsOf(controller);
  const className = controller.constructor.name;
  const methods = mergeMethods(records);
  const prefix = records.find((record) => record.prefix !== undefined)?.prefix;
  if (prefix === undefined) {
    const where = [className, ...Array.from(methods.keys(), String).slice(0, 1)].join(".");
    throw new TypeError(`Cannot map ${where}: the class has no @Controller`);
  }
  const handlers = [...methods].filter(([, { failures }]) => failures.length === 0);
  if (handlers.length === 0) throw new TypeError(`Cannot map ${className}: ${NO_MAPPING}`);
  const classTargets = records.find((record) => record.targets.length > 0)?.targets ?? [];
  const scopes = [scopeOf(controller, { records, methods }), ...advice];
  return handlers.flatMap(([name, { mappings, targets }]) => {
    const where = `${className}.${String(name)}`;
    if (mappings.length === 0) {
      throw new TypeError(`Cannot send what ${where} returns: ${NO_MAPPING}`);
    }
    const handle = methodOf(controller, name);
    return mappings.flatMap(({ paths, ...mapping }) =>
      paths.map((path) =>
        createMapping({
          ...mapping,
          prefix,
          path,
          where,
          targets: targets.length > 0 || mapping.kind === "subscribe" ? targets : classTargets,
          handle,
          scopes,
        })
      )
    );
  });
}

/**
 * The exception handlers of an advice: an instance of a class with `@ControllerAdvice`, or what
 * `exceptionHandler` made.
 *
 * @throws {TypeError} when it is neither, or handles a class of errors twice.
 */
export function scopeOfAdvice(advice: object): ExceptionScope {
  if (isExceptionHandler(advice)) return createScope([[advice]]);
  if (typeof advice === "function") {
    throw new TypeError(`Cannot use the class ${advice.name}: hand in an instance of it`);
  }
  const { name } = advice.constructor;
  const records = recordsOf(advice);
  const methods = mergeMethods(records);
  if (!records.some((record) => record.advice)) {
    throw new TypeError(`Cannot take advice from ${name}: the class has no @ControllerAdvice`);
  }
  const other = [...methods].find(([, { failures }]) => failures.length === 0)?.[0];
  if (other !== undefined || methods.size === 0) {
    const where = other === undefined ? name : `${name}.${String(other)}`;
    throw new TypeError(`Cannot take advice from ${where}: it has no @MessageExceptionHandler`);
  }
  return scopeOf(advice, { records, methods });
}

function isExceptionHandler(advice: object): advice is ExceptionHandler {
  return "errors" in advice && "handle" in advice && "targets" in advice;
}

interface Recorded {
  readonly records: readonly ClassRecord[];
  readonly methods: ReadonlyMap<string | symbol, MethodRecord>;
}

/** An overriding method keeps its base's exception handler unless it has one of its own. */
function scopeOf(instance: object, { records, methods }: Recorded): ExceptionScope {
  return createScope(
    records.map((record) =>
      Array.from(record.methods).flatMap(([name, { failures }]): readonly ExceptionHandler[] => {
        const merged = methods.get(name);
        if (merged === undefined || failures.length === 0 || merged.failures !== failures) {
          return [];
        }
        const where = `${instance.constructor.name}.${String(name)}`;
        if (merged.mappings.length > 0) {
          throw new TypeError(`Cannot handle errors in ${where}: it is mapped to a path`);
        }
        const handle = methodOf(instance, name);
        return failures.map((failure) => ({ ...failure, where, targets: merged.targets, handle }));
      })
    ),
  );
}

/** The records of an instance's class and its bases, its own first. */
function recordsOf(instance: object): readonly ClassRecord[] {
  const records = new Set<ClassRecord>();
  let type: unknown = instance.constructor;
  while (typeof type === "function") {
    // An undecorated class reads its base's metadata: the same record twice.
    const record = recordOf(type[Symbol.metadata]);
    if (record !== undefined) records.add(record);
    type = Object.getPrototypeOf(type);
  }
  return [...records];
}

function mergeMethods(records: readonly ClassRecord[]): Map<string | symbol, MethodRecord> {
  const merged = new Map<string | symbol, MethodRecord>();
  for (const { methods } of records.toReversed()) {
    for (const [name, { mappings, targets, failures }] of methods) {
      const base = merged.get(name);
      merged.set(name, {
        mappings: mappings.length > 0 ? mappings : base?.mappings ?? [],
        targets: targets.length > 0 ? targets : base?.targets ?? [],
        failures: failures.length > 0 ? failures : base?.failures ?? [],
      });
    }
  }
  return merged;
}

function methodOf(instance: object, name: string | symbol): (message: never) => unknown {
  const method: unknown = Reflect.get(instance, name);
  if (typeof method !== "function") {
    throw new TypeError(`Cannot map ${instance.constructor.name}.${String(name)}: not a method`);
  }
  return (message) => Reflect.apply(method, instance, [message]);
}
