/**
 * The store of a server without a disk: Deno KV, which any number of instances share.
 *
 * @module
 */
import type { ChatMessage, RoomSummary, WhisperSummary } from "../../../shared/chat/event.ts";
import { type ConversationRef, newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { within } from "../../../shared/within.ts";
import { Followers, type Listener } from "../followers.ts";
import { forgetIn } from "../forget.ts";
import type { Parts } from "../parts.ts";
import {
  type Appended,
  type AuthorStore,
  type Change,
  type Changed,
  type NewMessage,
  type PageQuery,
  type Publication,
  type Published,
  type Store,
  type StoredPage,
  type StoredQuestions,
  StoreError,
} from "../store.ts";
import { KvDatabase } from "./database/database.ts";
import { checkFormat } from "./format.ts";
import { Following } from "./log/following.ts";
import { kvAuthors } from "./part/kv_authors.ts";
import { KvConversations } from "./conversation/kv_conversations.ts";
import { KvPages } from "./conversation/kv_pages.ts";
import { kvParts } from "./kv_parts.ts";
import { SHARD_NAMES, shardOf } from "./conversation/shard.ts";

/** Opening waits so long for Deno KV. */
const OPEN_MS = 3_000;

/**
 * What an instance keeps of: conversations, whose guards it watches, so that what others remove goes from
 * its memory too; and what is small and in its memory anyway. What readers gave, and what counts once, is
 * read each time.
 */
const KEPT: ReadonlySet<string> = new Set([
  ...SHARD_NAMES,
  "authors",
  "erasures",
  "measures",
  "notices",
  "roomSettings",
  "sites",
]);

/** What {@linkcode openKvStore} needs. */
export interface KvStoreOptions {
  /** Stays open when the store is closed. */
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  /** Makes the epochs of rooms, and the name of this instance. */
  readonly random: RandomBytes;
  /**
   * Hears that changes of conversations were made elsewhere that are not told to whoever follows: this
   * instance heard nothing for so long that nobody keeps them for it any more. Must not throw.
   */
  readonly missed?: () => void;
}

/** A store that other instances write to, too. */
export interface KvStore extends Store {
  /**
   * Looks whether something of the others was not heard, and hears it then.
   *
   * @throws when Deno KV does not answer
   */
  look(): Promise<void>;
}

/**
 * Opens the store in Deno KV, also while that does not answer: then calls reject until it does. Waits
 * at most a few seconds for it.
 *
 * @throws {StoreError} `newer` when a newer version of the program has written what is there
 */
export async function openKvStore(options: KvStoreOptions): Promise<KvStore> {
  const { kv, clock, random, missed = () => {} } = options;
  const followers = new Followers();
  const instance = newId(random);
  const chance = Math.random;
  const following = new Following({
    kv,
    clock,
    instance,
    random: chance,
    followers,
    missed,
  });
  const keeps = (partition: string) => KEPT.has(partition);
  const database = new KvDatabase({
    kv,
    clock,
    instance,
    random: chance,
    listener: following,
    keeps,
  });
  const parts = kvParts(database);
  const store = new KvCore(options, { database, followers, following });
  try {
    await within(Promise.all([checkFormat(kv), following.start(database)]), OPEN_MS, clock);
  } catch (error) {
    if (error instanceof StoreError) {
      await store.close();
      throw error;
    }
    // Deno KV does not answer: whoever uses it is told.
  }
  return Object.assign(store, parts, kvAuthors(database), {
    forget: (reader: string) => forgetIn(parts, reader),
    look: () => following.look(),
  });
}

/** What the store runs on. */
interface Machinery {
  readonly database: KvDatabase;
  readonly followers: Followers;
  readonly following: Following;
}

/** What of the store is neither a part nor about authors. */
class KvCore implements Omit<Store, keyof Parts | keyof AuthorStore | "forget"> {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #machinery: Machinery;

  constructor({ clock, random }: KvStoreOptions, machinery: Machinery) {
    this.#clock = clock;
    this.#random = random;
    this.#machinery = machinery;
  }

  append(message: NewMessage): Promise<Appended> {
    const epoch = newId(this.#random);
    return this.#change(message, (log) => log.append(message, epoch));
  }

  async change(change: Change): Promise<Changed> {
    for (;;) {
      const changed = await this.#change(change, (log) => log.change(change));
      if (changed !== "unfinished") return changed;
    }
  }

  publish(publication: Publication): Promise<Published> {
    const epoch = newId(this.#random);
    return this.#change(publication, (log) => log.publish(publication, epoch));
  }

  page(query: PageQuery): Promise<StoredPage> {
    return this.#read((pages) => pages.page(query));
  }

  message(ref: ConversationRef, id: string): Promise<ChatMessage | undefined> {
    return this.#read((pages) => pages.message(ref, id));
  }

  questions(query: ConversationRef & { readonly limit: number }): Promise<StoredQuestions> {
    return this.#read((pages) => pages.questions(query));
  }

  rooms({ limit }: { readonly limit: number }): Promise<readonly RoomSummary[]> {
    return this.#read((pages) => pages.summaries("room", limit));
  }

  whispers({ limit }: { readonly limit: number }): Promise<readonly WhisperSummary[]> {
    return this.#read((pages) => pages.summaries("whisper", limit) as readonly WhisperSummary[]);
  }

  follow(listener: Listener): () => void {
    return this.#machinery.followers.add(listener);
  }

  async tidyCopies(): Promise<void> {
    await this.#read(() => undefined);
  }

  async close(): Promise<void> {
    const { database, following, followers } = this.#machinery;
    await database.close();
    await following.close();
    followers.clear();
  }

  #change<Value>({ room }: ConversationRef, change: (log: KvConversations) => Value) {
    const now = this.#clock.now();
    return this.#machinery.database.write(
      shardOf(room),
      (view) => change(new KvConversations(view, now)),
    );
  }

  #read<Value>(read: (pages: KvPages) => Value): Promise<Value> {
    return this.#machinery.database.read((view) => read(new KvPages(view)));
  }
}
