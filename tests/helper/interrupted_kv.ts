/**
 * A database at which something happens around each commit: as when another instance is quicker.
 *
 * @module
 */

type Answer = Promise<Deno.KvCommitResult | Deno.KvCommitError>;
type Committing = (commit: () => Answer) => Answer;

/** A database that does something before each commit. */
export function interruptedKv(kv: Deno.Kv, task: () => Promise<void>): Deno.Kv {
  return committingKv(kv, (commit) => task().then(commit));
}

/** A database that does something after each commit, and then loses the answer if that says so. */
export function overtakenKv(kv: Deno.Kv, task: () => Promise<"answered" | "lost">): Deno.Kv {
  return committingKv(kv, async (commit) => {
    const result = await commit();
    if (await task() === "lost") throw new Error("the connection broke");
    return result;
  });
}

function committingKv(kv: Deno.Kv, committing: Committing): Deno.Kv {
  const operation = (real: Deno.AtomicOperation): Deno.AtomicOperation =>
    new Proxy(real, {
      get(target, name) {
        if (name === "commit") return () => committing(() => target.commit());
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
