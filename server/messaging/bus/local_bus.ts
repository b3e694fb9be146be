/**
 * The bus of a server that runs alone.
 *
 * @module
 */
import type { Bus, Stay } from "./bus.ts";

const DONE = Promise.resolve();
const STAY: Stay = { joined: DONE, end() {} };

/** Nobody else is there: nothing is said, heard or missed. */
export class LocalBus implements Bus {
  /** What it is called. */
  readonly instance: string;

  /** It is called as one likes, as nobody else is there. */
  constructor(instance: string = crypto.randomUUID()) {
    this.instance = instance;
  }

  stay(): Stay {
    return STAY;
  }

  publish(): void {}

  subscribe(): () => void {
    return () => {};
  }

  others(): readonly string[] {
    return [];
  }

  follow(): () => void {
    return () => {};
  }

  flush(): Promise<void> {
    return DONE;
  }

  close(): Promise<void> {
    return DONE;
  }
}
