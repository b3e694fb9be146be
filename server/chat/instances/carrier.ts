/**
 * The port of what carries signals between the instances of a server, which share one store: to all
 * others, at most once, in the order of each. A bus of the STOMP server is one.
 *
 * @module
 */

/** What happens among instances. */
export type InstanceChange =
  | { readonly kind: "joined" | "left"; readonly instance: string }
  /** Something may have been said that was not heard; also told when this instance joins. */
  | { readonly kind: "missed" };

/** Carries signals. */
export interface Carrier {
  /** Tells all other instances that are there. @param body a value of JSON */
  publish(topic: string, body: unknown): void;
  /** Hears what others tell; `from` names the instance. Returns how to stop. */
  subscribe(topic: string, listener: (body: unknown, from: string) => void): () => void;
  /** The other instances that are there, as far as is known. */
  others(): readonly string[];
  /** Hears who comes and goes, and of gaps. Returns how to stop. */
  follow(listener: (change: InstanceChange) => void): () => void;
}

/** For a server that is alone. */
export const ALONE: Carrier = {
  publish() {},
  subscribe: () => () => {},
  others: () => [],
  follow: () => () => {},
};
