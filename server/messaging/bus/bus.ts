/**
 * The port of a bus: what one instance of a server tells all the others. {@linkcode LocalBus} is for a
 * server that is alone; `tests/contract/bus_contract.ts` is what any must pass.
 *
 * What is said is heard in the order in which its instance said it, at most once, and by nobody who was
 * not there yet. It is for what passes: what must not be lost belongs into a store. Nothing is written
 * while no other instance is there, and an instance that nobody has joined keeps no timer.
 *
 * @module
 */

/** What travels: a value of JSON. Whoever hears it checks its shape; others may run another version. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** Hears what other instances publish; `from` is the publisher's {@linkcode Bus.instance}. */
export type BusListener = (body: Json, from: string) => void;

/**
 * What happens on a bus. `joined`: another instance is there, also told of those who are there when one
 * joins. `left`: it said so, or was silent for as long as its lease lasted. `missed`: something may have
 * been said that was not heard, so what was remembered of it has to be read again; also told whenever
 * this instance joins, since it did not listen before. Those who are there are told first.
 */
export type BusChange =
  | { readonly kind: "joined"; readonly instance: string }
  | { readonly kind: "left"; readonly instance: string }
  | { readonly kind: "missed" };

/** A reason for this instance to be there. It stays while it has one, so also end it. */
export interface Stay {
  /**
   * Resolves when everything that others publish from then on is heard. Where the bus cannot be
   * reached it resolves all the same after a while: it is tried again, and `missed` is told.
   */
  readonly joined: Promise<void>;
  /** Ends it; twice is once. */
  end(): void;
}

/** One instance's end of a bus. No listener that throws harms another. */
export interface Bus {
  /** Names this instance among the others; another one after each start. */
  readonly instance: string;
  /**
   * Lets this instance be there: a server stays for its clients. Without a stay it hears nothing, and
   * can publish all the same.
   */
  stay(): Stay;
  /**
   * Tells all other instances that are there, never this one. Returns at once; what waits is bounded:
   * beyond that the oldest is dropped, which is logged, and told to the others as `missed`.
   *
   * @param topic a name, as in `settings`; only who listens to the same one hears it
   */
  publish(topic: string, body: Json): void;
  /** Hears what others publish to a topic. @returns how to stop */
  subscribe(topic: string, listener: BusListener): () => void;
  /** The other instances that are there, as far as is known. */
  others(): readonly string[];
  /** Hears who comes and goes, and of gaps. @returns how to stop */
  follow(listener: (change: BusChange) => void): () => void;
  /** Resolves when all that was published so far is on its way, or was dropped. */
  flush(): Promise<void>;
  /** Leaves, after what was published so far; nothing is heard or said any more. */
  close(): Promise<void>;
}
