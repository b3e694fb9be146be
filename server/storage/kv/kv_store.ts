/**
 * The store of a server without a disk: Deno KV, which any number of instances share.
 *
 * @module
 */
import type { ChatMessage, RoomSummary, WhisperSummary } from "../../../shared/chat/event.ts";
import { type ConversationRef, newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Followers, type Listener } from "../followers.ts";
import { forgetIn } from "../forget.ts";
import type { Parts } from "../parts.ts";
import type {
  Appended,
  AuthorStore,
  Change,
  Changed,
  Committed,
  NewMessage,
  PageQuery,
  Publication,
  Published,
  Store,
  StoredPage,
  StoredQuestions,
} from "../store.ts";
import { KvDatabase } from "./database.ts";
import { kvAuthors } from "./kv_authors.ts";
import { KvConversations } from "./kv_conversations.ts";
import { KvPages } from "./kv_pages.ts";
import { kvParts } from "./kv_parts.ts";
import { shardOf } from "./shard.ts";

/** What {@linkcode openKvStore} needs. */
export interface KvStoreOptions {
  /** Stays open when the store is closed. */
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  /** Makes the epochs of rooms, and the name of this instance. */
  readonly random: RandomBytes;
}

/**
 * Opens the store in Deno KV.
 */
export function openKvStore(options: KvStoreOptions): Promise<Store> {
  const { kv, clock, random } = options;
  const followers = new Followers();
  const database = new KvDatabase({
    kv,
    clock,
    instance: newId(random),
    random: Math.random,
    listener: {
      committed({ notes }) {
        for (const { event } of notes) followers.tell(event as Committed);
        return Promise.resolve();
      },
    },
  });
  const parts = kvParts(database);
  return Promise.resolve(Object.assign(
    new KvStore(options, database, followers),
    parts,
    kvAuthors(database),
    { forget: (reader: string) => forgetIn(parts, reader) },
  ));
}

/** What of the store is neither a part nor about authors. */
class KvStore implements Omit<Store, keyof Parts | keyof AuthorStore | "forget"> {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #database: KvDatabase;
  readonly #followers: Followers;

  constructor({ clock, random }: KvStoreOptions, database: KvDatabase, followers: Followers) {
    this.#clock = clock;
    this.#random = random;
    this.#database = database;
    this.#followers = followers;
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
    return this.#followers.add(listener);
  }

  async tidyCopies(): Promise<void> {
    await this.#read(() => undefined);
  }

  async close(): Promise<void> {
    await this.#database.close();
    this.#followers.clear();
  }

  #change<Value>({ room }: ConversationRef, change: (log: KvConversations) => Value) {
    const now = this.#clock.now();
    return this.#database.write(
      shardOf(room),
      (view) => change(new KvConversations(view, now)),
    );
  }

  #read<Value>(read: (pages: KvPages) => Value): Promise<Value> {
    return this.#database.read((view) => read(new KvPages(view)));
  }
}
