/**
 * Sends what is to be sent: each thing is kept before it is sent, tried again when it fails, and
 * remembered in the log of deliveries.
 *
 * At least once: a process that ends in the middle of an attempt makes it again, under the same id.
 * There is one timer, and only while something waits.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type {
  DeliveryRecord,
  NotificationJob,
  NotificationStore,
} from "../../storage/port/notification_store.ts";
import { MAX_ATTEMPTS, retryDelayMs } from "./backoff.ts";
import type { Delivery } from "./mailer.ts";
import { SendingRoom } from "./sending_room.ts";
import { within } from "../../../shared/within.ts";

/** How many things wait at most; what is more is not sent. */
export const MAX_JOBS = 10_000;
/** How much is remembered of what was sent. */
const MAX_DELIVERIES = 2_000;
const DELIVERY_AGE_MS = 30 * 24 * 60 * 60_000;
/** No attempt takes as long; after it whoever began it is taken for gone. */
const LEASE_MS = 3 * 60_000;
/** Whoever stops the server waits no longer: what is still under way is sent again after the next start. */
const STOP_MS = 3_000;
/** Timers cannot be set for longer than some weeks. */
const LONGEST_TIMER_MS = 24 * 60 * 60_000;

/** Something that shall be sent. */
export interface ToSend {
  /** Who knows how: as it was given to {@linkcode Outbox.on}. */
  readonly kind: string;
  /** Of those with the same key, one waits at a time; an id of its own if left out. */
  readonly key?: string;
  readonly author?: string;
  readonly reader?: string;
  /** What the kind needs to know. No text of a reader: what is deleted meanwhile is not sent. */
  readonly data: Readonly<Record<string, unknown>>;
  /** When it shall be sent, in milliseconds since 1970; at once if left out. */
  readonly dueAt?: number;
  /** Whether it is sent after one of its key that is being sent now, which may be too old to say it. */
  readonly anew?: boolean;
}

/** What became of an attempt. `channel` names by what it went in the log of deliveries. */
export type Attempt =
  | (Delivery & { readonly channel: string })
  /** There is nothing to say any more. */
  | { readonly kind: "needless" }
  /** Not yet; that is no attempt. */
  | { readonly kind: "wait"; readonly until: number };

/** Sends one thing. Whoever is told twice knows it by the id of the job. */
export type Send = (job: NotificationJob) => Promise<Attempt>;

/** What an {@linkcode Outbox} is made with. */
export interface OutboxOptions {
  readonly store: { readonly notifications: NotificationStore };
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Hears what broke; for the log. */
  readonly report: (fault: unknown) => void;
}

/** What is to be sent. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #kinds = new Map<string, Send>();
  readonly #running = new Set<Promise<void>>();
  readonly #room: SendingRoom;
  /** What is being sent, by its key, and what came for the same key meanwhile. */
  readonly #underWay = new Map<string, { next?: ToSend }>();
  #cancel = () => {};
  #timerAt = Infinity;
  #looking: Promise<void> = Promise.resolve();
  #isOpen = false;
  #stopped: Promise<void> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#room = new SendingRoom(options.clock, () => this.look());
  }

  /** Says how things of a kind are sent. Before {@linkcode start}. */
  on(kind: string, send: Send): void {
    this.#kinds.set(kind, send);
  }

  /**
   * Keeps something, to be sent when it is due.
   *
   * @returns `again` when something of its key waits already, `full` when too much waits, which is
   *   reported too
   * @throws {StoreError} when it could not be kept
   */
  async add(given: ToSend): Promise<"added" | "again" | "full"> {
    const { store, clock, random, report } = this.#options;
    const { kind, author, reader, data } = given;
    const id = newId(random);
    const now = clock.now();
    const { key = id, dueAt = now } = given;
    const job: NotificationJob = {
      id,
      kind,
      key,
      ...author !== undefined && { author },
      ...reader !== undefined && { reader },
      data: JSON.stringify(data),
      createdAt: now,
      dueAt,
      attempts: 0,
    };
    const outcome = await store.notifications.put(job, MAX_JOBS);
    if (outcome === "added") this.#wake(dueAt);
    if (outcome === "full") report(tooMuch(kind));
    const underWay = this.#underWay.get(key);
    if (outcome === "again" && given.anew && underWay !== undefined) underWay.next = given;
    return outcome;
  }

  /** Looks what is due: another instance may have left it. */
  look(): void {
    if (this.#isOpen) this.#look();
  }

  /** Whether something is on its way now. */
  get isSending(): boolean {
    return this.#underWay.size > 0;
  }

  /** Takes back what waits under a key. @returns whether something did */
  async withdraw(key: string): Promise<boolean> {
    return await this.#options.store.notifications.withdraw(key);
  }

  /** Sends from now on, first what was left when the process ended. */
  start(): void {
    this.#isOpen = true;
    this.#stopped = undefined;
    this.#look();
  }

  /**
   * Begins nothing more, and waits for what was begun, but for three seconds at most; who asks again
   * waits for the same.
   */
  stop(): Promise<void> {
    return this.#stopped ??= this.#stop();
  }

  async #stop(): Promise<void> {
    this.#isOpen = false;
    this.#cancel();
    await this.#looking;
    this.#room.close();
    await within(Promise.all(this.#running), STOP_MS, this.#options.clock);
  }

  /** Resolves when nothing is being sent and nothing is due. For tests, and for what ends. */
  async settled(): Promise<void> {
    let looked: Promise<void> | undefined;
    while (looked !== this.#looking || this.#running.size > 0) {
      looked = this.#looking;
      await looked;
      await Promise.all(this.#running);
    }
  }

  /** Looks at a moment, unless it looks before. */
  #wake(at: number): void {
    if (!this.#isOpen || at >= this.#timerAt) return;
    const { clock } = this.#options;
    this.#cancel();
    this.#timerAt = at;
    const delayMs = Math.min(Math.max(0, at - clock.now()), LONGEST_TIMER_MS);
    this.#cancel = clock.after(delayMs, () => this.#look());
  }

  #look(): void {
    this.#cancel();
    this.#timerAt = Infinity;
    this.#looking = this.#looking.then(() => this.#begin());
  }

  /** Begins what is due, as far as there is room, and sets the timer for what comes next. */
  async #begin(): Promise<void> {
    const { store: { notifications }, clock, report } = this.#options;
    try {
      const limit = this.#room.left;
      if (!this.#isOpen || limit === 0) return;
      // Mostly nothing is due, and to look costs less than to claim.
      const first = await notifications.nextDueAt();
      const now = clock.now();
      if (first === undefined) return;
      if (first > now) return this.#wake(first);
      const jobs = await notifications.claim({ now, until: now + LEASE_MS, limit });
      // What takes longer than its lease is still under way.
      for (const job of jobs.filter(({ key }) => !this.#underWay.has(key))) this.#run(job);
      const next = await notifications.nextDueAt();
      // Who ends looks again, so nothing due is left while there is no room.
      if (next !== undefined && this.#room.left > 0) this.#wake(next);
    } catch (error) {
      report(error);
      this.#wake(clock.now() + LEASE_MS);
    }
  }

  #run(job: NotificationJob): void {
    this.#underWay.set(job.key, {});
    const ended = this.#room.begin();
    const running = this.#attempt(job).catch(this.#options.report).then(() => {
      ended();
      this.#running.delete(running);
      this.#underWay.delete(job.key);
      // There is room again, and perhaps nothing left to wait for.
      if (this.#isOpen) this.#look();
    });
    this.#running.add(running);
  }

  async #attempt(job: NotificationJob): Promise<void> {
    const { store: { notifications }, clock } = this.#options;
    const { id, attempts } = job;
    const begunAt = clock.now();
    const attempt = await this.#send(job);
    switch (attempt.kind) {
      case "needless":
        return await this.#finish(job);
      case "wait":
        return await notifications.postpone(id, { dueAt: attempt.until, attempts: attempts - 1 });
      case "sent":
      case "refused":
        // It is not sent again because the log has no room.
        await this.#finish(job);
        return await this.#note(job, begunAt, attempt);
      case "later":
        return await this.#tryLater(job, begunAt, attempt);
    }
  }

  /** It waits no more; what came for its key while it was sent does. */
  async #finish({ id, key }: NotificationJob): Promise<void> {
    await this.#options.store.notifications.finish(id);
    const { next } = this.#underWay.get(key) ?? {};
    if (next !== undefined) await this.add(next);
  }

  async #send(job: NotificationJob): Promise<Attempt> {
    const send = this.#kinds.get(job.kind);
    // Of a channel that was switched off, or of a newer version.
    if (send === undefined) return { kind: "needless" };
    try {
      return await send(job);
    } catch (error) {
      this.#options.report(error);
      return { kind: "later", channel: "unknown", reason: "it broke" };
    }
  }

  async #tryLater(
    job: NotificationJob,
    begunAt: number,
    attempt: Attempt & { readonly kind: "later" },
  ): Promise<void> {
    const { store: { notifications }, clock, random } = this.#options;
    const { id, attempts } = job;
    if (attempts >= MAX_ATTEMPTS) {
      await this.#finish(job);
      return await this.#note(job, begunAt, { ...attempt, kind: "dead" });
    }
    await this.#note(job, begunAt, attempt);
    const [byte = 0] = random(new Uint8Array(1));
    const delayMs = Math.max(retryDelayMs(attempts, byte / 255), attempt.afterMs ?? 0);
    await notifications.postpone(id, { dueAt: clock.now() + delayMs, attempts });
  }

  async #note(
    { kind, author, attempts }: NotificationJob,
    begunAt: number,
    { kind: outcome, channel, code }: {
      readonly kind: DeliveryRecord["outcome"];
      readonly channel: string;
      readonly code?: number;
    },
  ): Promise<void> {
    const { store: { notifications }, clock } = this.#options;
    const at = clock.now();
    const record: DeliveryRecord = {
      at,
      kind,
      ...author !== undefined && { author },
      channel,
      outcome,
      ...code !== undefined && { code },
      durationMs: at - begunAt,
      attempt: attempts,
    };
    await notifications.note(record, { count: MAX_DELIVERIES, since: at - DELIVERY_AGE_MS });
  }
}

function tooMuch(kind: string): Error {
  return new Error(
    `Cannot keep another "${kind}" to be sent: ${MAX_JOBS} wait already. ` +
      'Look at what was sent under Settings → Notifications, or ask "deno task doctor", why none goes out',
  );
}
