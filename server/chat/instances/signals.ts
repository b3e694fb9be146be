/**
 * Tells the other instances of a server what concerns them, and hears them.
 *
 * @module
 */
import * as v from "valibot";
import { ALONE, type Carrier, type InstanceChange } from "./carrier.ts";
import { type Signal, type SignalName, SIGNALS } from "./signal.ts";

/** See the module. Without a carrier the server is alone. */
export class Signals {
  readonly #carrier: Carrier;

  constructor(carrier: Carrier = ALONE) {
    this.#carrier = carrier;
  }

  /** The other instances that are there, as far as is known. */
  get others(): readonly string[] {
    return this.#carrier.others();
  }

  /** Whether there are any. */
  get isAccompanied(): boolean {
    return this.others.length > 0;
  }

  /** Tells all others that are there. */
  tell<Name extends SignalName>(name: Name, body: Signal<Name>): void {
    this.#carrier.publish(topicOf(name), body);
  }

  /** Hears it from others; what is not as expected is passed over. Returns how to stop. */
  hear<Name extends SignalName>(
    name: Name,
    listener: (body: Signal<Name>, from: string) => void,
  ): () => void {
    const schema: v.GenericSchema<unknown, Signal<Name>> = SIGNALS[name] as never;
    return this.#carrier.subscribe(topicOf(name), (body, from) => {
      const read = v.safeParse(schema, body);
      if (read.success) listener(read.output, from);
    });
  }

  /** Hears who comes and goes, and of gaps. Returns how to stop. */
  follow(listener: (change: InstanceChange) => void): () => void {
    return this.#carrier.follow(listener);
  }
}

/** Apart from what else a bus carries. */
function topicOf(name: SignalName): string {
  return `chat.${name}`;
}
