/**
 * From which networks readers write, as keyed hashes and for a month, so that an author who sees a
 * message can keep out the network it came from.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { MeasureStore } from "../../storage/port/measure_store.ts";
import { StoreError } from "../../storage/store.ts";
import type { Writer } from "./rates.ts";

/** How long it is known where a message came from: 30 days. */
export const NETWORK_LIFE_MS = 30 * 24 * 60 * 60_000;
/** Who writes on from the same network is noted again after a day, so that it stays known. */
const NOTE_AGAIN_MS = 24 * 60 * 60_000;
/** So many readers are remembered to be noted; others are noted once more. */
const MAX_READERS = 10_000;

/** What {@linkcode Networks} are made with. */
export interface NetworksOptions {
  readonly store: Pick<MeasureStore, "note" | "networkAt">;
  readonly clock: Pick<Clock, "now">;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Notes networks: when a reader comes from another one, and now and then. */
export class Networks {
  readonly #options: NetworksOptions;
  /** By reader, the one noted longest ago first. */
  readonly #noted = new Map<string, { readonly network: string; readonly at: number }>();

  constructor(options: NetworksOptions) {
    this.#options = options;
  }

  /**
   * Notes from where a reader writes, before what is given to the store after it.
   *
   * @param at when, in milliseconds since 1970: the message's own time, if it is about one
   */
  note({ reader, network }: Writer, at: number = this.#options.clock.now()): void {
    if (network === undefined) return;
    const { store, report } = this.#options;
    const last = this.#noted.get(reader);
    if (last?.network === network && at - last.at < NOTE_AGAIN_MS) return;
    this.#noted.delete(reader);
    const [oldest] = this.#noted.keys();
    if (this.#noted.size >= MAX_READERS && oldest !== undefined) this.#noted.delete(oldest);
    this.#noted.set(reader, { network, at });
    store.note({ reader, network, at }).catch((error) => {
      // The message itself is worth more than where it came from.
      this.#noted.delete(reader);
      if (error instanceof StoreError) report(error);
      else throw error;
    });
  }

  /** Notes anew when a reader writes next: they were erased. */
  forget(reader: string): void {
    this.#noted.delete(reader);
  }

  /** Notes all anew: some may have been erased elsewhere. */
  forgetAll(): void {
    this.#noted.clear();
  }

  /** The network a reader wrote from at a moment, if it is still known. */
  at(reader: string, at: number): Promise<string | undefined> {
    return this.#options.store.networkAt({ reader, at });
  }
}
