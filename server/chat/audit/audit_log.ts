/**
 * The log of what authors did. Nobody changes it or takes from it: it forgets by itself what is too
 * old, and keeps of readers who are erased no more than a hash.
 *
 * @module
 */
import type { AuditAct, AuditItem, AuditPage } from "../../../shared/chat/audit.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import type { Clock } from "../../../shared/clock.ts";
import type {
  AuditEntry,
  AuditQuery,
  AuditStore,
  AuditSubject,
} from "../../storage/port/audit_store.ts";
import { hashOfReader } from "../../storage/port/reader_hash.ts";
import { type Store, StoreError } from "../../storage/store.ts";

/** How long acts are kept, in days. */
export const AUDIT_DAYS = 365;
/** How many are kept at most: the newest. */
export const MAX_AUDIT_ENTRIES = 50_000;
const DAY_MS = 24 * 60 * 60_000;
/** Entries read together for a file. */
const PART = 500;

/** Where it is looked up whose a message is. */
export type AuditedMessages = Pick<Store, "message" | "held">;

/** Which acts; what is left out does not matter. */
export type AuditFilter = Omit<AuditQuery, "limit">;

/** What an {@linkcode AuditLog} is made with. */
export interface AuditLogOptions {
  readonly store: { readonly audit: AuditStore };
  readonly clock: Pick<Clock, "now">;
  /** Whether a reader was erased at any time: of those a hash is written. */
  readonly wasErased: (reader: string) => boolean;
  /** Hears why an act could not be written down; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Writes down, and reads. */
export class AuditLog {
  readonly #options: AuditLogOptions;

  constructor(options: AuditLogOptions) {
    this.#options = options;
  }

  /** Writes down what an author did. It never fails: what was done is done. */
  async note(
    { id, name }: Pick<Sender, "id" | "name">,
    act: AuditAct,
    about: AuditSubject = {},
  ): Promise<void> {
    const { store, clock, wasErased, report } = this.#options;
    const { reader, ...rest } = about;
    // Who lost a whisper is still there, and the whisper is not: nothing shall tell that they had one.
    const whom = reader === undefined
      ? {}
      : act === "whisper.erase" || wasErased(reader)
      ? { readerHash: hashOfReader(reader) }
      : { reader };
    try {
      await store.audit.add({
        at: clock.now(),
        by: { id, name },
        act,
        about: { ...rest, ...whom },
      });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      report(error);
    }
  }

  /** A part of the log, the newest first. */
  async page(query: AuditQuery): Promise<AuditPage> {
    const found = await this.#options.store.audit.page({ ...query, limit: query.limit + 1 });
    const entries = found.slice(0, query.limit);
    const last = entries.at(-1);
    return {
      entries: entries.map(itemOf),
      ...found.length > entries.length && last !== undefined && { next: last.key },
      days: AUDIT_DAYS,
    };
  }

  /** All that a query asks for, part by part. */
  async *all(query: AuditFilter): AsyncGenerator<AuditItem> {
    for (let before = query.before;;) {
      const { entries, next } = await this.page({
        ...query,
        ...before !== undefined && { before },
        limit: PART,
      });
      yield* entries;
      if (next === undefined) return;
      before = next;
    }
  }

  /** Forgets what is too old, or too much. */
  async tidy(): Promise<void> {
    const { store, clock } = this.#options;
    const before = clock.now() - AUDIT_DAYS * DAY_MS;
    await store.audit.tidy({ before, keep: MAX_AUDIT_ENTRIES });
  }
}

function itemOf({ key, at, by, act, about: { readerHash, ...about } }: AuditEntry): AuditItem {
  const erased = readerHash === undefined ? {} : { erasedReader: readerHash };
  return { id: key, at, by, act, ...about, ...erased };
}
