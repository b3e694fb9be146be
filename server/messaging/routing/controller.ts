/**
 * Reads what the decorators of a controller's class and its bases recorded.
 *
 * @module
 */
import { type ClassRecord, type MethodRecord, recordOf } from "./decorators.ts";
import { createMapping, type Mapping } from "./mapping.ts";

/**
 * The mappings of a controller. A subclass has the mappings of its bases; what is written at an
 * overriding method replaces what the base wrote there, mappings and destinations each for
 * themselves.
 *
 * @throws {TypeError} when its class is not a controller, has no mapping, or sends the values of a
 * method that is mapped to nothing.
 */
export function mappingsOf(controller: object): readonly Mapping[] {
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
  if (methods.size === 0) {
    throw new TypeError(`Cannot map ${className}: it has no @MessageMapping or @SubscribeMapping`);
  }
  const classTargets = records.find((record) => record.targets.length > 0)?.targets ?? [];
  return Array.from(methods, ([name, { mappings, targets }]) => {
    const where = `${className}.${String(name)}`;
    if (mappings.length === 0) {
      throw new TypeError(
        `Cannot send what ${where} returns: it has no @MessageMapping or @SubscribeMapping`,
      );
    }
    const handle = handlerOf(controller, name);
    return mappings.flatMap(({ paths, ...mapping }) =>
      paths.map((path) =>
        createMapping({
          ...mapping,
          prefix,
          path,
          where,
          targets: targets.length > 0 || mapping.kind === "subscribe" ? targets : classTargets,
          handle,
        })
      )
    );
  }).flat();
}

/** The records of a controller's class and its bases, its own first. */
function recordsOf(controller: object): readonly ClassRecord[] {
  const records: ClassRecord[] = [];
  let type: unknown = controller.constructor;
  while (typeof type === "function") {
    // An undecorated class reads its base's metadata: the same record twice changes nothing.
    const record = recordOf(type[Symbol.metadata]);
    if (record !== undefined) records.push(record);
    type = Object.getPrototypeOf(type);
  }
  return records;
}

function mergeMethods(records: readonly ClassRecord[]): Map<string | symbol, MethodRecord> {
  const merged = new Map<string | symbol, MethodRecord>();
  for (const { methods } of records.toReversed()) {
    for (const [name, { mappings, targets }] of methods) {
      const base = merged.get(name);
      merged.set(name, {
        mappings: mappings.length > 0 ? mappings : base?.mappings ?? [],
        targets: targets.length > 0 ? targets : base?.targets ?? [],
      });
    }
  }
  return merged;
}

function handlerOf(controller: object, name: string | symbol): (message: never) => unknown {
  const method: unknown = Reflect.get(controller, name);
  if (typeof method !== "function") {
    throw new TypeError(`Cannot map ${controller.constructor.name}.${String(name)}: not a method`);
  }
  return (message) => Reflect.apply(method, controller, [message]);
}
