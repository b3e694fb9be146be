/**
 * What is to be sent, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type {
  ClaimQuery,
  DeliveryBounds,
  DeliveryRecord,
  NotificationJob,
  NotificationStore,
} from "../../port/notification_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The tables `notification_job` and `delivery`. Transactions are the caller's. */
export class NotificationTable implements Synchronous<NotificationStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  put(job: NotificationJob, limit: number): "added" | "again" | "full" {
    const { id, kind, key, author = null, reader = null, data, createdAt, dueAt, attempts } = job;
    if (this.#statements.find.get(toColumn(key)) !== undefined) return "again";
    if (Number(this.#statements.count.get()?.["count"]) >= limit) return "full";
    this.#statements.add.run(
      toColumn(id),
      toColumn(kind),
      toColumn(key),
      author && toColumn(author),
      reader && toColumn(reader),
      toColumn(data),
      createdAt,
      dueAt,
      attempts,
    );
    return "added";
  }

  claim({ now, until, limit }: ClaimQuery): readonly NotificationJob[] {
    const claimed = this.#statements.due.all(now, limit).map(jobOf)
      .map((job) => ({ ...job, dueAt: until, attempts: job.attempts + 1 }));
    for (const { id, ...next } of claimed) this.postpone(id, next);
    return claimed;
  }

  nextDueAt(): number | undefined {
    const next = this.#statements.next.get()?.["due_at"];
    return typeof next === "number" ? next : undefined;
  }

  postpone(id: string, { dueAt, attempts }: Pick<NotificationJob, "dueAt" | "attempts">): void {
    this.#statements.postpone.run(dueAt, attempts, toColumn(id));
  }

  finish(id: string): void {
    this.#statements.finish.run(toColumn(id));
  }

  withdraw(key: string): boolean {
    return Number(this.#statements.withdraw.run(toColumn(key)).changes) > 0;
  }

  note(record: DeliveryRecord, { count, since }: DeliveryBounds): void {
    const { author } = record;
    this.#statements.note.run(
      record.at,
      author === undefined ? null : toColumn(author),
      toColumn(JSON.stringify(record)),
    );
    this.#statements.trim.run(count, since);
  }

  deliveries(author: string, limit: number): readonly DeliveryRecord[] {
    return this.#statements.deliveries.all(toColumn(author), limit)
      .map(({ record }) => JSON.parse(fromColumn(String(record))));
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }

  forgetAuthor(author: string): void {
    this.#statements.forgetJobs.run(toColumn(author));
    this.#statements.forgetDeliveries.run(toColumn(author));
  }
}

function jobOf(row: Readonly<Record<string, unknown>>): NotificationJob {
  const text = (name: string) => fromColumn(String(row[name]));
  return {
    id: text("id"),
    kind: text("kind"),
    key: text("key"),
    ...row["author"] !== null && { author: text("author") },
    ...row["reader"] !== null && { reader: text("reader") },
    data: text("data"),
    createdAt: Number(row["created_at"]),
    dueAt: Number(row["due_at"]),
    attempts: Number(row["attempts"]),
  };
}

function prepare(db: DatabaseSync) {
  return {
    find: db.prepare("select 1 from notification_job where key = ?"),
    count: db.prepare("select count(*) as count from notification_job"),
    add: db.prepare("insert into notification_job values (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    due: db.prepare("select * from notification_job where due_at <= ? order by due_at limit ?"),
    next: db.prepare("select min(due_at) as due_at from notification_job"),
    postpone: db.prepare("update notification_job set due_at = ?, attempts = ? where id = ?"),
    finish: db.prepare("delete from notification_job where id = ?"),
    withdraw: db.prepare("delete from notification_job where key = ?"),
    note: db.prepare("insert into delivery (at, author, record) values (?, ?, ?)"),
    trim: db.prepare(
      "delete from delivery where key <= (select max(key) from delivery) - ? or at < ?",
    ),
    deliveries: db.prepare(
      "select record from delivery where author = ? order by key desc limit ?",
    ),
    forget: db.prepare("delete from notification_job where reader = ?"),
    forgetJobs: db.prepare("delete from notification_job where author = ?"),
    forgetDeliveries: db.prepare("delete from delivery where author = ?"),
  };
}
