/**
 * Runs calls that only read. What is kept of partitions answers them, once their guards have been looked
 * at; so an answer is as of a moment after the call came, and of no partition a mixture.
 *
 * @module
 */
import type { Asking } from "./asking.ts";
import { CachedSource, type CachedSourceOptions } from "./cached_source.ts";
import { Unfetched } from "./fetched.ts";
import { View } from "./view.ts";

/** What {@linkcode ReadingCalls} are made with. */
export interface ReadingCallsOptions extends CachedSourceOptions {
  readonly asking: Pick<Asking, "ask">;
}

/** As often others may write to what a call uses, before it uses nothing that is kept. */
const MAX_ATTEMPTS = 3;
const MAX_ROUNDS = 200;

/** See the module. */
export class ReadingCalls {
  readonly #options: ReadingCallsOptions;

  constructor(options: ReadingCallsOptions) {
    this.#options = options;
  }

  /**
   * Runs a call.
   *
   * @throws {Fault} with what the call threw; and whatever Deno KV throws
   */
  async run<Value>(work: (view: View) => Value): Promise<Value> {
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      const answer = await this.#attempt(work, new CachedSource(this.#options));
      if (answer !== undefined) return valueOf(answer);
    }
    return await this.runAnew(work);
  }

  /** The same without what is kept: what it reads first is not newer than what it reads later, no more. */
  async runAnew<Value>(work: (view: View) => Value): Promise<Value> {
    const source = new CachedSource({ ...this.#options, isAnew: true });
    const answer = await this.#attempt(work, source);
    if (answer === undefined) throw new Error("Cannot be: nothing that was kept was used");
    return valueOf(answer);
  }

  /** @returns `undefined` when somebody wrote meanwhile to what was used */
  async #attempt<Value>(
    work: (view: View) => Value,
    source: CachedSource,
  ): Promise<Answer<Value> | undefined> {
    const { asking } = this.#options;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const ran = runOn(source, work);
      if (ran instanceof Unfetched) {
        await asking.ask(() => source.fetch(ran));
        continue;
      }
      const { unconfirmed } = source;
      const isSo = unconfirmed.length === 0 ||
        await asking.ask(() => source.confirm(unconfirmed));
      return isSo ? ran : undefined;
    }
    throw new Fault(endless());
  }
}

/** What became of a call; that it cannot do something may be due to what was kept, too. */
type Answer<Value> = { readonly value: Value } | { readonly thrown: unknown };

function runOn<Value>(
  source: CachedSource,
  work: (view: View) => Value,
): Answer<Value> | Unfetched {
  try {
    return { value: work(new View(source)) };
  } catch (error) {
    return error instanceof Unfetched ? error : { thrown: error };
  }
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if ("thrown" in answer) throw new Fault(answer.thrown);
  return answer.value;
}

/** What a call itself threw; nothing is wrong with the database then. */
export class Fault extends Error {
  constructor(cause: unknown) {
    super("A call failed", { cause });
  }
}

/** What is wrong with a call that never has all it reads. */
export function endless(): Error {
  return new Error("Cannot answer: a call reads without end");
}
