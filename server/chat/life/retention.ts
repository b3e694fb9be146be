/**
 * Removes messages that are older than their room keeps them, and authors' notes there, every hour. Nobody is told: who has the
 * page open may go on reading, and whoever asks again finds them gone.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Store } from "../../storage/store.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * Messages removed in one commit, so that nobody who sends waits for long: taking one out of the search
 * index, with all of its traces, takes some milliseconds.
 */
const BATCH = 20;

/** What a {@linkcode Retention} is made with. */
export interface RetentionOptions {
  readonly store: Pick<Store, "life" | "held" | "notes">;
  readonly clock: Clock;
  /** For how many days a room keeps its messages; `undefined`: for ever. */
  readonly daysOf: (room: RoomId) => number | undefined;
  /** Whether it is for this instance to do it now. */
  readonly isTurn?: () => Promise<boolean>;
  /** Finishes what was begun before and could not be done then. */
  readonly finish?: () => Promise<void>;
  /** Hears of which rooms something was removed. */
  readonly onRemoved?: (room: RoomId) => void;
  /** Hears why it could not be done; it is tried again an hour later. */
  readonly report: (fault: unknown) => void;
}

/** The job that forgets. */
export class Retention {
  readonly #options: RetentionOptions;
  #isStopped = false;
  #cancel = () => {};
  #running: Promise<void> = Promise.resolve();

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** Removes what is too old now and every hour from now on. */
  start(): void {
    const { clock, report, isTurn = () => Promise.resolve(true) } = this.#options;
    const run = async () => {
      if (await isTurn()) await this.run();
    };
    this.#running = run().catch(report).then(() => {
      if (!this.#isStopped) this.#cancel = clock.after(HOUR_MS, () => this.start());
    });
  }

  /** Resolves when what was begun is done. */
  settled(): Promise<void> {
    return this.#running;
  }

  /** Finishes what was begun, and does no more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    await this.#running;
  }

  /** Removes what is too old now. @returns how many messages */
  async run(): Promise<number> {
    const { store: { life, notes }, finish, onRemoved } = this.#options;
    await finish?.();
    let removed = await this.#removeHeld();
    for (const room of await life.rooms()) {
      const before = this.#beginningOf(room);
      if (before === -Infinity) continue;
      await notes.expire({ room, before });
      const already = removed;
      for (let count = BATCH; count === BATCH && !this.#isStopped; removed += count) {
        count = await life.expire({ room, before, limit: BATCH });
      }
      if (removed > already) onRemoved?.(room);
    }
    return removed;
  }

  /** Messages that wait for an author for so long. */
  async #removeHeld(): Promise<number> {
    const { store: { held } } = this.#options;
    const old = (await held.all()).filter(({ room, at }) => at < this.#beginningOf(room));
    for (const message of old) await held.remove(message);
    return old.length;
  }

  /** What was sent before that is too old now. */
  #beginningOf(room: RoomId): number {
    const { clock, daysOf } = this.#options;
    const days = daysOf(room);
    return days === undefined ? -Infinity : clock.now() - days * DAY_MS;
  }
}
