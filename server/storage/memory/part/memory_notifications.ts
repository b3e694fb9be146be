/**
 * What is to be sent, in memory.
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

/** Jobs and what became of them, until the process ends. */
export class MemoryNotifications implements Synchronous<NotificationStore> {
  #jobs: readonly NotificationJob[] = [];
  /** The newest first. */
  #deliveries: readonly DeliveryRecord[] = [];

  put(job: NotificationJob, limit: number): "added" | "again" | "full" {
    if (this.#jobs.some(({ key }) => key === job.key)) return "again";
    if (this.#jobs.length >= limit) return "full";
    this.#jobs = [...this.#jobs, structuredClone(job)];
    return "added";
  }

  claim({ now, until, limit }: ClaimQuery): readonly NotificationJob[] {
    const claimed = this.#jobs.filter(({ dueAt }) => dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt).slice(0, limit)
      .map((job) => ({ ...job, dueAt: until, attempts: job.attempts + 1 }));
    for (const { id, ...next } of claimed) this.postpone(id, next);
    return claimed;
  }

  nextDueAt(): number | undefined {
    const [first, ...others] = this.#jobs.map(({ dueAt }) => dueAt);
    return first === undefined ? undefined : Math.min(first, ...others);
  }

  postpone(id: string, { dueAt, attempts }: Pick<NotificationJob, "dueAt" | "attempts">): void {
    this.#jobs = this.#jobs.map((job) => job.id === id ? { ...job, dueAt, attempts } : job);
  }

  finish(id: string): void {
    this.#keep((job) => job.id !== id);
  }

  withdraw(key: string): boolean {
    return this.#keep((job) => job.key !== key);
  }

  note(record: DeliveryRecord, { count, since }: DeliveryBounds): void {
    this.#deliveries = [structuredClone(record), ...this.#deliveries].slice(0, count)
      .filter(({ at }) => at >= since);
  }

  deliveries(author: string, limit: number): readonly DeliveryRecord[] {
    return this.#deliveries.filter((record) => record.author === author).slice(0, limit);
  }

  forget(reader: string): void {
    this.#keep((job) => job.reader !== reader);
  }

  forgetAuthor(author: string): void {
    this.#keep((job) => job.author !== author);
    this.#deliveries = this.#deliveries.filter((record) => record.author !== author);
  }

  /** @returns whether any was not kept */
  #keep(isKept: (job: NotificationJob) => boolean): boolean {
    const count = this.#jobs.length;
    this.#jobs = this.#jobs.filter(isKept);
    return this.#jobs.length < count;
  }
}
