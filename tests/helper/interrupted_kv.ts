/**
 * A database at which something happens before each commit: as when another instance is quicker.
 *
 * @module
 */

/** A database that does something before each commit. */
export function interruptedKv(kv: Deno.Kv, task: () => Promise<void>): Deno.Kv {
  const operation = (real: Deno.AtomicOperation): Deno.AtomicOperation =>
    new Proxy(real, {
      get(target, name) {
        if (name === "commit") return () => task().then(() => target.commit());
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return new Proxy(kv, {
    get(target, name) {
      if (name === "atomic") return () => operation(target.atomic());
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
