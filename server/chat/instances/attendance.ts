/**
 * Keeps an instance among the others while it is asked something, so that what it remembers of the store
 * is as they have left it. Who has clients connected stays for those anyhow; this is for requests.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Memories } from "./memories.ts";

/** How long it stays after the last request, in milliseconds. */
export const STAY_MS = 30_000;

/** A reason to be among the others. */
interface Stay {
  /** Resolves when all that others tell from then on is heard. */
  readonly joined: Promise<void>;
  end(): void;
}

/** What an {@linkcode Attendance} is made with. */
export interface AttendanceOptions {
  /** Lets the instance be among the others; what it may have missed is read again then. */
  readonly stay: () => Stay;
  readonly memories: Pick<Memories, "count" | "refresh" | "settled">;
  readonly clock: Clock;
}

/** See the module. Without requests it has no timer. */
export class Attendance {
  readonly #options: AttendanceOptions;
  #stay: Stay | undefined;
  #joining: Promise<void> | undefined;
  #lastAskedAt = 0;
  #cancel = () => {};

  constructor(options: AttendanceOptions) {
    this.#options = options;
  }

  /**
   * Before a request is answered. Never rejects.
   *
   * @returns resolves when what is remembered is as it is kept; `undefined` when it is so
   */
  asked(): Promise<void> | undefined {
    const { stay, memories, clock } = this.#options;
    this.#lastAskedAt = clock.now();
    if (this.#stay === undefined) {
      const { count } = memories;
      this.#stay = stay();
      this.#joining = this.#stay.joined.then(async () => {
        // A bus tells who joins that something was missed, perhaps only after this.
        await (memories.count > count ? memories.settled() : memories.refresh());
        this.#joining = undefined;
      });
      this.#wait(STAY_MS);
    }
    return this.#joining ?? memories.settled();
  }

  /** Stays no longer. */
  stop(): void {
    this.#cancel();
    this.#stay?.end();
    this.#stay = undefined;
  }

  #wait(ms: number): void {
    const { clock } = this.#options;
    this.#cancel = clock.after(ms, () => {
      const leftMs = this.#lastAskedAt + STAY_MS - clock.now();
      if (leftMs > 0) this.#wait(leftMs);
      else this.stop();
    });
  }
}
