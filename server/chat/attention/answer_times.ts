/**
 * How long the author of a site usually takes to answer. It is found out when somebody asks first,
 * and again when an answer came; in between it costs nothing.
 *
 * @module
 */
import type { Committed, Store, StoreError } from "../../storage/store.ts";
import { siteOf } from "../site/sites.ts";

/** So many of the newest questions say what is usual now. */
const NEWEST = 50;
/** Fewer answers say nothing. */
const FEWEST = 3;
const MINUTE_MS = 60_000;

/** What {@linkcode AnswerTimes} is made with. */
export interface AnswerTimesOptions {
  readonly store: Pick<Store, "answers">;
  /** Hears that some site's usual time is another now. */
  readonly changed: () => void;
  /** Hears why the store could not say; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** What is known of a site. */
interface Known {
  usualMs: number | undefined;
  /** Whether the store is asked. */
  asking: boolean;
  /** Whether an answer came since the store was asked. */
  stale: boolean;
}

/** Knows the usual time of each site that was asked about. */
export class AnswerTimes {
  readonly #options: AnswerTimesOptions;
  readonly #sites = new Map<string, Known>();

  constructor(options: AnswerTimesOptions) {
    this.#options = options;
  }

  /**
   * The usual time of a site, in milliseconds, as whole minutes; `undefined` when too little was
   * answered, and until it was found out: `changed` is called then.
   */
  usualMs(site: string): number | undefined {
    const known = this.#sites.get(site);
    if (known !== undefined) return known.usualMs;
    const added: Known = { usualMs: undefined, asking: false, stale: false };
    this.#sites.set(site, added);
    this.#ask(site, added);
    return undefined;
  }

  /** Something was committed. */
  hear({ kind, message }: Committed): void {
    const { room, whisper, answers } = message;
    if (kind !== "message" || whisper !== undefined || answers === undefined) return;
    const site = siteOf(room);
    const known = this.#sites.get(site);
    if (known !== undefined) this.#ask(site, known);
  }

  #ask(site: string, known: Known): void {
    if (known.asking) {
      known.stale = true;
      return;
    }
    const { store, changed, report } = this.#options;
    known.asking = true;
    known.stale = false;
    store.answers.times({ site, limit: NEWEST }).then((times) => {
      const usualMs = usualOf(times);
      if (usualMs === known.usualMs) return;
      known.usualMs = usualMs;
      changed();
    }, report).finally(() => {
      known.asking = false;
      if (known.stale) this.#ask(site, known);
    });
  }
}

/** The time in the middle, rounded up to minutes. */
function usualOf(times: readonly number[]): number | undefined {
  const middle = times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
  if (times.length < FEWEST || middle === undefined) return undefined;
  return Math.max(1, Math.ceil(middle / MINUTE_MS)) * MINUTE_MS;
}
