/**
 * Whether Deno KV answers, out of all attempts to use it.
 *
 * @module
 */

/** What became of one attempt. */
export type Attempt = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** Whether Deno KV answers. */
export type Reachable = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** As often in a row Deno KV may not answer before it counts as away: calls try again themselves. */
const MAX_FAILURES = 3;

/** Knows whether Deno KV answers, and says so at each change. */
export class Reach {
  readonly #changed: (now: Reachable) => void;
  #now: Reachable | undefined;
  #failures = 0;

  /** @param changed is told first when the first attempts have shown how it is. Must not throw */
  constructor(changed: (now: Reachable) => void = () => {}) {
    this.#changed = changed;
  }

  /** What is known; at the beginning nobody knows yet. */
  get now(): Reachable {
    return this.#now ?? { ok: false, reason: "Deno KV has not answered yet" };
  }

  /** Hears of an attempt. */
  hear(attempt: Attempt): void {
    if (attempt.ok) {
      this.#failures = 0;
      if (!this.#now?.ok) this.#become({ ok: true });
      return;
    }
    this.#failures++;
    if (this.#failures < MAX_FAILURES || this.#now?.ok === false) return;
    this.#become({ ok: false, reason: reasonOf(attempt.error) });
  }

  #become(now: Reachable): void {
    this.#now = now;
    this.#changed(now);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
