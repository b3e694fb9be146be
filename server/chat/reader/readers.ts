/**
 * Who readers are: what they gave of themselves, kept from the moment they gave something.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util";
import type { Sender, WhisperList } from "../../../shared/chat/event.ts";
import type { Me, ReaderInfo, SetMe } from "../../../shared/chat/reader.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { ReaderRecord } from "../../storage/port/reader_store.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { AttemptLimit, type AttemptRate } from "../attempt_limit.ts";
import { kept } from "../keep.ts";
import { LiveReaders, type ReaderCard } from "./live_readers.ts";
import { assertNoAuthors, cleanEmail, cleanReaderName, isAuthorLike } from "./reader_profile.ts";
import type { ReaderSessions } from "./reader_sessions.ts";
import type { Reader, ReaderTokens } from "./reader_token.ts";

/** How often somebody may change what they are called. */
const CHANGES: AttemptRate = { burst: 10, intervalMs: 60_000 };

/** Readers the store is asked about at once. */
const PART_SIZE = 100;

/** What {@linkcode Readers} are made with. */
export interface ReadersOptions {
  readonly store: Pick<Store, "readers" | "authors">;
  readonly tokens: ReaderTokens;
  readonly sessions: Pick<ReaderSessions, "onEnded">;
  readonly clock: Pick<Clock, "now">;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Names a reader. */
export interface ReaderRef {
  readonly id: string;
  /** The site they are of. */
  readonly site: string;
}

/** What a site says of a reader it knows; what it does not say is not known any more. */
export interface Vouched extends ReaderRef {
  readonly name: string;
  readonly email?: string;
}

/** Knows readers. */
export class Readers {
  readonly #options: ReadersOptions;
  readonly #live = new LiveReaders();
  readonly #limit: AttemptLimit;
  readonly #listeners = new Set<(info: ReaderInfo) => void>();
  /** Changes are made one after another, each of what the one before has left. */
  #lastChange: Promise<unknown> = Promise.resolve();
  /** Those that are on their way. */
  readonly #changes = new Set<Change>();

  constructor(options: ReadersOptions) {
    this.#options = options;
    this.#limit = new AttemptLimit(CHANGES, options.clock);
    options.sessions.onEnded((isMeant) => {
      this.#live.forget(isMeant);
      for (const change of this.#changes) if (isMeant(change.reader.id)) change.isVoid = true;
    });
  }

  /**
   * The reader a token names. Whoever holds the answer sees who they are called at any time after.
   *
   * @throws {Refused} `token-invalid`
   */
  async admit(token: string): Promise<Reader> {
    const { sender: { id }, site, expiresAt } = this.#options.tokens.read(token);
    const card = await this.#card(id);
    return {
      get sender() {
        return card.sender;
      },
      site,
      expiresAt,
    };
  }

  /** Who a reader is now. */
  async sender(id: string): Promise<Sender> {
    const record = await this.#options.store.readers.find(id);
    if (record === undefined || record.name === "") return senderOf(id, record);
    return spokenAs(id, record, await this.#authors());
  }

  /** What is kept of a reader, as they may see it. */
  async me({ id }: Pick<ReaderRef, "id">): Promise<Me> {
    const { knownSince: _, ...me } = await this.info(id);
    return me;
  }

  /** The same, as authors may see it. */
  async info(id: string): Promise<ReaderInfo> {
    return infoOf(id, await this.#options.store.readers.find(id));
  }

  /** The same of several, without those of whom nothing is kept. */
  async infos(ids: readonly string[]): Promise<ReadonlyMap<string, ReaderInfo>> {
    const records = await this.#options.store.readers.list(ids);
    return new Map(records.map((record) => [record.id, infoOf(record.id, record)]));
  }

  /** A list of whispers, each with what is kept of its reader. */
  async named({ whispers }: WhisperList): Promise<WhisperList> {
    const infos = await this.infos(whispers.map(({ whisper }) => whisper));
    return {
      whispers: whispers.map((summary) => {
        const reader = infos.get(summary.whisper);
        return reader === undefined ? summary : { ...summary, reader };
      }),
    };
  }

  /**
   * Keeps what a reader wants to be known by, or takes it back. They speak under it from now on.
   *
   * @throws {Refused} `invalid-body`, `too-fast`, `not-stored`, or `forbidden` when the name looks
   *   like an author's, or when their site says who they are
   */
  async set(reader: ReaderRef, wish: SetMe): Promise<void> {
    if (wish.name === undefined && wish.email === undefined) {
      throw new Refused({
        code: "invalid-body",
        message: 'Cannot change nothing: send a "name" or an "email", or null to take it back.',
      });
    }
    const taken = await this.#authors();
    const name = isText(wish.name) ? cleanReaderName(wish.name) : wish.name;
    if (isText(name)) assertNoAuthors(name, taken);
    const email = isText(wish.email) ? cleanEmail(wish.email) : wish.email;
    this.#take(reader.id);
    await this.#change(reader, (before) => {
      if (before?.verified && (name || email)) {
        throw new Refused({
          code: "forbidden",
          message: "Cannot change that here: the site you are signed in to says who you are.",
        });
      }
      return {
        name: name === undefined ? before?.name ?? "" : name ?? "",
        email: email === undefined ? before?.email : email ?? undefined,
      };
    });
  }

  /**
   * Keeps what a site says of a reader, who is marked as known to it from now on.
   *
   * @throws {Refused} `not-stored`
   */
  async vouch({ name, email, ...reader }: Vouched): Promise<void> {
    await this.#change(reader, () => ({ name, email, verified: true }));
  }

  /** What is kept of a reader was changed at another instance: who has something open speaks so. */
  async heard(id: string): Promise<void> {
    if (this.#live.has(id)) this.#live.update(await this.sender(id));
  }

  /** Reads anew who all are that have something open. */
  async load(): Promise<void> {
    const ids = this.#live.ids();
    if (ids.length === 0) return;
    const { store } = this.#options;
    const [authors, ...parts] = await Promise.all([
      this.#authors(),
      ...partsOf(ids).map((part) => store.readers.list(part)),
    ]);
    const records = new Map(parts.flat().map((record) => [record.id, record]));
    for (const id of ids) this.#live.update(spokenAs(id, records.get(id), authors));
  }

  /** Hears what is kept of a reader whenever it has changed. A listener must not throw. */
  onChanged(listener: (info: ReaderInfo) => void): void {
    this.#listeners.add(listener);
  }

  #card(id: string): Promise<ReaderCard> {
    return this.#live.open(id, () => this.sender(id));
  }

  async #authors(): Promise<readonly string[]> {
    return (await this.#options.store.authors()).map(({ name }) => name);
  }

  #take(id: string): void {
    const retryAfterMs = this.#limit.take(id);
    if (retryAfterMs === 0) return;
    throw new Refused({
      code: "too-fast",
      message: "Cannot change the name so often. Wait a moment.",
      retryAfterMs,
    });
  }

  async #change(reader: ReaderRef, next: Change["next"]): Promise<void> {
    const change: Change = { reader, next, isVoid: false };
    this.#changes.add(change);
    const done = this.#lastChange.then(() => this.#make(change));
    this.#lastChange = done.catch(() => {});
    try {
      await done;
    } finally {
      this.#changes.delete(change);
    }
  }

  async #make(change: Change): Promise<void> {
    if (change.isVoid) return;
    const { reader: { id, site }, next } = change;
    const { store, clock, report } = this.#options;
    const before = await kept(store.readers.find(id), report);
    const { name, email, verified = before?.verified } = next(before);
    const record: ReaderRecord = {
      id,
      site,
      name,
      ...email !== undefined && { email },
      ...verified && { verified },
      knownSince: before?.knownSince ?? clock.now(),
    };
    const isNothing = name === "" && email === undefined && !verified;
    if (before !== undefined && isDeepStrictEqual(before, record)) return;
    if (isNothing) await kept(store.readers.forget(id), report);
    else await kept(store.readers.put(record), report);
    if (change.isVoid) {
      await kept(store.readers.forget(id), report);
      return;
    }
    const after = isNothing ? undefined : record;
    this.#live.update(senderOf(id, after));
    for (const listener of this.#listeners) listener(infoOf(id, after));
  }
}

/** A change of what is kept of a reader. */
interface Change {
  readonly reader: ReaderRef;
  readonly next: (before: ReaderRecord | undefined) => Given;
  /** The reader's sessions ended: who is being erased shall not come back by it. */
  isVoid: boolean;
}

/** What a record says besides whose it is. */
interface Given {
  readonly name: string;
  readonly email: string | undefined;
  readonly verified?: true;
}

function isText(value: string | null | undefined): value is string {
  return typeof value === "string";
}

/** As whom a reader speaks: an author may have taken the name since. */
function spokenAs(
  id: string,
  record: ReaderRecord | undefined,
  authors: readonly string[],
): Sender {
  return record !== undefined && record.name !== "" && isAuthorLike(record.name, authors)
    ? senderOf(id, { ...record, name: "" })
    : senderOf(id, record);
}

function partsOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / PART_SIZE);
  return Array.from({ length: count }, (_, n) => ids.slice(n * PART_SIZE, (n + 1) * PART_SIZE));
}

function senderOf(id: string, record: ReaderRecord | undefined): Sender {
  const { name = "", verified } = record ?? {};
  return { kind: "reader", id, name, ...verified && { verified } };
}

function infoOf(id: string, record: ReaderRecord | undefined): ReaderInfo {
  if (record === undefined) return { id, name: "" };
  const { site: _, ...info } = record;
  return info;
}
