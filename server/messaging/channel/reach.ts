/**
 * Whether clients can reach a handler, and whether what it returns can reach anybody: asked when a
 * server starts, so that no call has to find out.
 *
 * @module
 */
import { type Prefixes, wayOf } from "./destination.ts";

/** What {@linkcode Reach} is made with. */
export interface ReachOptions {
  readonly prefixes: Prefixes;
  /** Whether a client may name it. */
  readonly isDestination: (destination: string) => boolean;
}

/** Says of places what is wrong with them, in the words that end a message; nothing if they fit. */
export class Reach {
  readonly #options: ReachOptions;

  constructor(options: ReachOptions) {
    this.#options = options;
  }

  /** @param path of a handler, after the application prefix, without variables and wildcards */
  faultOfPath(path: string): string | undefined {
    const { prefixes, isDestination } = this.#options;
    return isDestination(prefixes.application + path) ? undefined : UNNAMED;
  }

  /**
   * @param destination of the broker, or of a user (without `/user`), without variables
   */
  faultOfTarget(destination: string, to: "broker" | "user"): string | undefined {
    const { prefixes, isDestination } = this.#options;
    if (to === "user") {
      if (!/^\/queue\/./.test(destination)) return 'it is not below "/queue/"';
      return isDestination(prefixes.user + destination) ? undefined : UNNAMED;
    }
    const { to: way } = wayOf(destination, prefixes);
    if (way !== "topic" && way !== "queue") {
      const places = [...prefixes.topic, ...prefixes.queue].map((prefix) => `"${prefix}/"`);
      return `it is not below ${places.join(" or ")}`;
    }
    return isDestination(destination) ? undefined : UNNAMED;
  }
}

/** What destinations may have is told in the documentation. */
const UNNAMED = "no client may name it";
