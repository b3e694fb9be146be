/**
 * What is to be sent, in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type {
  ClaimQuery,
  DeliveryBounds,
  DeliveryRecord,
  NotificationJob,
  NotificationStore,
} from "../../port/notification_store.ts";
import { upTo } from "../database/expiring.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { tallied, tally } from "../database/tally.ts";
import type { View } from "../database/view.ts";

const PARTITION = "notifications";
/** With all keys that name them less than one commit takes. */
const FORGOTTEN_AT_ONCE = 100;
/** With each delivery a few go, which is more than come. */
const SWEPT_AT_ONCE = 20;

/** A job, and which in the order in which they came. */
interface Waiting {
  readonly job: NotificationJob;
  readonly n: number;
}

/** Whose a delivery was, if anybody's, and when. */
type Delivered = Pick<DeliveryRecord, "at" | "author">;

/**
 * | Key | Value |
 * | --- | --- |
 * | `["notifications", "job", id]` | {@linkcode Waiting} |
 * | `["notifications", "key", key]` | the id |
 * | `["notifications", "due", moment, n]` | the id |
 * | `["notifications", "reader", reader, n]` | the id |
 * | `["notifications", "author", author, n]` | the id |
 * | `["notifications", "delivery", n]` | {@linkcode Delivered} |
 * | `["notifications", "delivered", author, n]` | what became of an attempt |
 *
 * The guard counts `waiting` and `kept`, the jobs and deliveries there are, and `jobs` and
 * `deliveries` there ever were.
 */
export class KvNotifications implements Synchronous<NotificationStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  put(job: NotificationJob, limit: number): "added" | "again" | "full" {
    if (this.#view.get(keyKey(job.key)) !== undefined) return "again";
    if (tallied(this.#view, PARTITION, "waiting") >= limit) return "full";
    tally(this.#view, PARTITION, "waiting");
    const waiting = { job, n: tally(this.#view, PARTITION, "jobs") };
    this.#view.set(jobKey(job.id), waiting);
    for (const key of listKeys(waiting)) this.#view.set(key, job.id);
    return "added";
  }

  claim({ now, until, limit }: ClaimQuery): readonly NotificationJob[] {
    const due = this.#view.list<string>(upTo([PARTITION, "due"], now), { limit });
    const claimed = this.#waiting(due.map(({ value }) => value))
      .map(({ job }) => ({ ...job, dueAt: until, attempts: job.attempts + 1 }));
    for (const { id, ...next } of claimed) this.postpone(id, next);
    return claimed;
  }

  nextDueAt(): number | undefined {
    const [next] = this.#view.list({ prefix: [PARTITION, "due"] }, { limit: 1 });
    return next && Number(next.key[2]);
  }

  postpone(id: string, { dueAt, attempts }: Pick<NotificationJob, "dueAt" | "attempts">): void {
    const waiting = this.#view.get<Waiting>(jobKey(id));
    if (waiting === undefined) return;
    const { job, n } = waiting;
    this.#view.delete(dueKey(job.dueAt, n));
    this.#view.set(dueKey(dueAt, n), id);
    this.#view.set(jobKey(id), { job: { ...job, dueAt, attempts }, n });
  }

  finish(id: string): void {
    this.#remove([id]);
  }

  withdraw(key: string): boolean {
    const id = this.#view.get<string>(keyKey(key));
    if (id === undefined) return false;
    this.#remove([id]);
    return true;
  }

  note(record: DeliveryRecord, { count, since }: DeliveryBounds): void {
    const n = tally(this.#view, PARTITION, "deliveries");
    const surplus = tally(this.#view, PARTITION, "kept") - count;
    const { at, author } = record;
    const delivered: Delivered = author === undefined ? { at } : { at, author };
    this.#view.set(deliveryKey(n), delivered);
    if (author !== undefined) this.#view.set(deliveredKey(author, n), record);
    const oldest = this.#view.list<Delivered>({ prefix: [PARTITION, "delivery"] }, {
      limit: SWEPT_AT_ONCE,
    });
    for (const [index, { key, value: { at, author } }] of oldest.entries()) {
      if (index < surplus || at < since) this.#forgetDelivery(Number(key[2]), author);
    }
  }

  deliveries(author: string, limit: number): readonly DeliveryRecord[] {
    const prefix = deliveredKey(author);
    return this.#view.list<DeliveryRecord>({ prefix }, { limit, reverse: true })
      .map(({ value }) => value);
  }

  forget(reader: string): void {
    this.#forget([PARTITION, "reader", textPart(reader)]);
  }

  forgetAuthor(author: string): void {
    const delivered = this.#view.list({ prefix: deliveredKey(author) }, {
      limit: FORGOTTEN_AT_ONCE,
    });
    this.#forget([PARTITION, "author", textPart(author)]);
    for (const { key } of delivered) this.#forgetDelivery(Number(key.at(-1)), author);
    if (delivered.length === FORGOTTEN_AT_ONCE) this.#leave();
  }

  /** Forgets the jobs whose ids are below a key. */
  #forget(prefix: Key): void {
    const found = this.#view.list<string>({ prefix }, { limit: FORGOTTEN_AT_ONCE });
    this.#remove(found.map(({ value }) => value));
    for (const { key } of found) this.#view.delete(key);
    if (found.length === FORGOTTEN_AT_ONCE) this.#leave();
  }

  #remove(ids: readonly string[]): void {
    const gone = this.#waiting(ids);
    for (const waiting of gone) {
      this.#view.delete(jobKey(waiting.job.id));
      for (const key of listKeys(waiting)) this.#view.delete(key);
    }
    if (gone.length > 0) tally(this.#view, PARTITION, "waiting", -gone.length);
  }

  #forgetDelivery(n: number, author: string | undefined): void {
    tally(this.#view, PARTITION, "kept", -1);
    this.#view.delete(deliveryKey(n));
    if (author !== undefined) this.#view.delete(deliveredKey(author, n));
  }

  #waiting(ids: readonly string[]): readonly Waiting[] {
    return this.#view.getAll<Waiting>(ids.map(jobKey)).filter((each) => each !== undefined);
  }
}

/** {@linkcode KvNotifications}, all in one partition, so that each job is claimed by one instance. */
export const KV_NOTIFICATIONS = partIn<NotificationStore>(
  PARTITION,
  (view, leave) => new KvNotifications(view, leave),
);

function jobKey(id: string): Key {
  return [PARTITION, "job", textPart(id)];
}

function keyKey(key: string): Key {
  return [PARTITION, "key", textPart(key)];
}

function dueKey(moment: number, n: number): Key {
  return [PARTITION, "due", moment, n];
}

/** All keys that say the id of a job. */
function listKeys({ job: { key, dueAt, reader, author }, n }: Waiting): readonly Key[] {
  const keys = [keyKey(key), dueKey(dueAt, n)];
  if (reader !== undefined) keys.push([PARTITION, "reader", textPart(reader), n]);
  if (author !== undefined) keys.push([PARTITION, "author", textPart(author), n]);
  return keys;
}

function deliveryKey(n: number): Key {
  return [PARTITION, "delivery", n];
}

function deliveredKey(author: string, ...n: readonly number[]): Key {
  return [PARTITION, "delivered", textPart(author), ...n];
}
