/**
 * Keeps what is to be sent, until it is, and what became of it.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** Something to be sent. */
export interface NotificationJob {
  /** Names it for good: who receives it twice knows it by this. */
  readonly id: string;
  /** Who knows how to send it. */
  readonly kind: string;
  /** Of those with the same key, one waits at a time. */
  readonly key: string;
  /** The author it is for, if it is for one. */
  readonly author?: string;
  /** The reader it is for, or about; it is gone with them. */
  readonly reader?: string;
  /** What the kind needs to know, at most 4,096 characters. */
  readonly data: string;
  /** Milliseconds since 1970, as are all times here. */
  readonly createdAt: number;
  readonly dueAt: number;
  /** How often it was begun. */
  readonly attempts: number;
}

/** What became of one attempt to send something. */
export interface DeliveryRecord {
  readonly at: number;
  readonly kind: string;
  /** Whose it was, if it was for an author. */
  readonly author?: string;
  /** By what it went, as the author names it. */
  readonly channel: string;
  /** `later`: it is tried again; `dead`: it was tried often enough. */
  readonly outcome: "sent" | "refused" | "later" | "dead";
  /** What the other side said: a status of HTTP, a code of SMTP. */
  readonly code?: number;
  readonly durationMs: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** How much of what was sent is remembered. */
export interface DeliveryBounds {
  readonly count: number;
  /** What is older than this is forgotten. */
  readonly since: number;
}

/** Which jobs are taken. */
export interface ClaimQuery {
  readonly now: number;
  /** When they are due again, unless something becomes of them before. */
  readonly until: number;
  readonly limit: number;
}

/** Keeps jobs. */
export interface NotificationStore {
  /** Keeps a job, unless one of its key waits already, or `limit` jobs do. */
  put(job: NotificationJob, limit: number): Promise<"added" | "again" | "full">;
  /** The jobs that are due, the first due first; each counts one attempt more and is due later. */
  claim(query: ClaimQuery): Promise<readonly NotificationJob[]>;
  /** When the next job is due. */
  nextDueAt(): Promise<number | undefined>;
  /** A job is due at another time. One that is gone stays so. */
  postpone(id: string, next: { readonly dueAt: number; readonly attempts: number }): Promise<void>;
  /** Forgets a job. */
  finish(id: string): Promise<void>;
  /** Forgets the job of a key. @returns whether one waited */
  withdraw(key: string): Promise<boolean>;
  /** Remembers what became of an attempt, and forgets what goes beyond the bounds. */
  note(record: DeliveryRecord, bounds: DeliveryBounds): Promise<void>;
  /** What became of attempts for an author, the newest first. */
  deliveries(author: string, limit: number): Promise<readonly DeliveryRecord[]>;
  /** Forgets the jobs of a reader. */
  forget(reader: string): Promise<void>;
  /** Forgets the jobs of an author, and what became of others. */
  forgetAuthor(author: string): Promise<void>;
}

/** What each call does. */
export const NOTIFICATION_EFFECTS: Effects<NotificationStore> = {
  put: "write",
  claim: "write",
  nextDueAt: "read",
  postpone: "write",
  finish: "erase",
  withdraw: "erase",
  note: "write",
  deliveries: "read",
  forget: "erase",
  forgetAuthor: "erase",
};
