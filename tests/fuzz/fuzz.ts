/**
 * `deno task fuzz`: looks for octets the decoder treats wrongly. It starts from the inputs that are
 * kept, changes them, keeps for this run what came out in a new shape, and checks what must always
 * hold. What broke something is written to `found/`, as small as it gets, and replayed by the tests
 * from then on.
 *
 * `--seconds N` is how long (60), `--seed N` repeats a run.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { DEFAULT_LIMITS, type FrameLimits } from "../../shared/stomp/decoder.ts";
import { VERSIONS } from "../../shared/stomp/version.ts";
import { keepFound, readCorpus } from "./corpus.ts";
import { check, type Reading } from "./invariant.ts";
import { minimise, mutate } from "./mutate.ts";
import { Random } from "./random.ts";

/** So small that inputs of the corpus go over each of them. */
export const SMALL_LIMITS: FrameLimits = {
  maxHeaders: 4,
  maxHeaderLineBytes: 40,
  maxBodyBytes: 60,
  maxFrameBytes: 120,
};

/** What a search came to. */
export interface Search {
  readonly runs: number;
  /** Shapes of outcomes that were seen. */
  readonly shapes: number;
  /** What broke, each kind once. */
  readonly broken: readonly { readonly message: string; readonly bytes: Uint8Array }[];
}

/** When a search has found enough. */
const MAX_BROKEN = 10;
const MAX_KEPT = 20_000;

/**
 * Searches until told to stop.
 *
 * @param goesOn is asked before each run
 */
export function search(seed: number, goesOn: (runs: number) => boolean): Search {
  const random = new Random(seed);
  const inputs = readCorpus().map(({ bytes }) => bytes);
  const shapes = new Set<string>();
  const broken = new Map<string, Uint8Array>();
  let runs = 0;
  for (; goesOn(runs) && broken.size < MAX_BROKEN; runs++) {
    const bytes = mutate(random.oneOf(inputs), random, random.oneOf(inputs));
    const reading = randomReading(random);
    // The same chance again for smaller inputs.
    const chance = random.below(2 ** 31);
    try {
      const shape = check(bytes, reading, new Random(chance));
      if (!shapes.has(shape) && inputs.length < MAX_KEPT) inputs.push(bytes);
      shapes.add(shape);
    } catch (error) {
      const kind = kindOf(error);
      if (broken.has(kind)) continue;
      const isBroken = (less: Uint8Array) => kindOf(failure(less, reading, chance)) === kind;
      broken.set(kind, minimise(bytes, isBroken));
    }
  }
  return {
    runs,
    shapes: shapes.size,
    broken: [...broken].map(([message, bytes]) => ({ message, bytes })),
  };
}

function randomReading(random: Random): Reading {
  return {
    version: random.oneOf([...VERSIONS, undefined]),
    from: random.oneOf(["client", "server", undefined, undefined]),
    limits: random.oneOf([SMALL_LIMITS, DEFAULT_LIMITS, DEFAULT_LIMITS]),
  };
}

function failure(bytes: Uint8Array, reading: Reading, chance: number): unknown {
  try {
    check(bytes, reading, new Random(chance));
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Two failures are of one kind when the same thing is said of them up to the details. */
function kindOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name} ${error.message}` : "";
  return text.replaceAll(/\d+/g, "N").slice(0, 60);
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { seconds: { type: "string" }, seed: { type: "string" } },
  });
  const seconds = Number(values.seconds ?? 60);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const started = performance.now();
  const { runs, shapes, broken } = search(
    seed,
    () => performance.now() - started < seconds * 1_000,
  );
  const perSecond = Math.round(runs / (performance.now() - started) * 1_000);
  say(`seed ${seed}: ${runs} runs, ${perSecond}/s, ${shapes} shapes of outcome`);
  for (const { message, bytes } of broken) {
    say(`FAILED: ${message}\n  kept as found/${keepFound({ name: message, bytes })}`);
  }
  Deno.exit(broken.length === 0 ? 0 : 1);
}
