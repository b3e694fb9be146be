/**
 * A Deno KV in front of which a test stands: what is asked of it goes through, is refused, or waits.
 *
 * @module
 */

/** What becomes of a call. */
export type Fate = "answer" | "refuse" | "wait";

/** A KV whose calls can be stopped. */
export class RefusingKv {
  /** Through which it is used. */
  readonly kv: Deno.Kv;
  /** Calls that wait now. */
  waiting = 0;
  #reads: Fate = "answer";
  #writes: Fate = "answer";
  #goOn = Promise.withResolvers<void>();

  /** @param real what answers what goes through */
  constructor(real: Deno.Kv) {
    this.kv = new Proxy(real, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "list") {
          return (...args: Parameters<Deno.Kv["list"]>) => this.#list(target.list(...args));
        }
        if (name === "atomic") return () => this.#operation(target.atomic());
        if (name === "get" || name === "getMany") return this.#stopped("reads", value, target);
        if (name === "set" || name === "delete") return this.#stopped("writes", value, target);
        return value.bind(target);
      },
    });
  }

  /** What becomes of reading from now on; what waits asks again. */
  set reads(fate: Fate) {
    this.#reads = fate;
    this.#tell();
  }

  get reads(): Fate {
    return this.#reads;
  }

  /** The same of writing. */
  set writes(fate: Fate) {
    this.#writes = fate;
    this.#tell();
  }

  get writes(): Fate {
    return this.#writes;
  }

  #tell(): void {
    this.#goOn.resolve();
    this.#goOn = Promise.withResolvers();
  }

  // deno-lint-ignore ban-types -- a method of the KV, whichever
  #stopped(what: "reads" | "writes", method: Function, target: unknown) {
    return async (...args: readonly unknown[]) => {
      await this.#pass(what);
      return await method.apply(target, args);
    };
  }

  async #pass(what: "reads" | "writes"): Promise<void> {
    this.waiting++;
    while (this[what] === "wait") await this.#goOn.promise;
    this.waiting--;
    if (this[what] === "refuse") throw new Error("The database refuses: over its limits");
  }

  #list(list: Deno.KvListIterator<unknown>): Deno.KvListIterator<unknown> {
    return new Proxy(list, {
      get: (target, name, proxy) => {
        if (name === Symbol.asyncIterator) return () => proxy;
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return name === "next" ? this.#stopped("reads", value, target) : value.bind(target);
      },
    });
  }

  #operation(operation: Deno.AtomicOperation): Deno.AtomicOperation {
    return new Proxy(operation, {
      get: (target, name, proxy) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "commit") return this.#stopped("writes", value, target);
        return (...args: readonly unknown[]) => {
          value.apply(target, args);
          return proxy;
        };
      },
    });
  }
}
