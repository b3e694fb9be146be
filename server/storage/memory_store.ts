/**
 * A store that keeps everything in memory, for tests and for trying things out.
 *
 * @module
 */
// deno-lint-ignore-file require-await -- async turns a throw into the promised rejection
import type { ChatMessage, Page, RoomSummary } from "../../shared/chat/event.ts";
import { newId, type RandomBytes, type RoomId } from "../../shared/chat/id.ts";
import { Followers, type Listener } from "./followers.ts";
import {
  type Appended,
  type AuthorRecord,
  type AuthorSession,
  type NewMessage,
  type PageQuery,
  type Store,
  type StoredPage,
  StoreError,
} from "./store.ts";

interface Room {
  readonly epoch: string;
  page: Page;
  /** In order: the message of sequence n is at n − 1. */
  readonly messages: ChatMessage[];
  readonly byId: Map<string, ChatMessage>;
  last: ChatMessage;
}

/** What a {@linkcode MemoryStore} needs. */
export interface MemoryStoreOptions {
  /** Makes the epochs of rooms. */
  readonly random: RandomBytes;
}

/** A {@linkcode Store} whose content ends with it. */
export class MemoryStore implements Store {
  readonly #random: RandomBytes;
  readonly #followers = new Followers();
  /** The room with the newest message last. */
  readonly #rooms = new Map<RoomId, Room>();
  readonly #authors = new Map<string, AuthorRecord>();
  readonly #sessions = new Map<string, AuthorSession>();
  /** When each spent link may be forgotten. */
  readonly #spentLinks = new Map<string, number>();
  #closed = false;

  constructor(options: MemoryStoreOptions) {
    this.#random = options.random;
  }

  async append(message: NewMessage): Promise<Appended> {
    this.#check("append");
    const old = this.#rooms.get(message.room);
    const same = old?.byId.get(message.id);
    if (old !== undefined && same !== undefined) {
      return same.text === message.text && same.from.id === message.from.id &&
          same.from.kind === message.from.kind
        ? { kind: "duplicate", epoch: old.epoch, message: same }
        : { kind: "id-taken" };
    }
    const { id, room: roomId, from, text, at, page } = message;
    const seq = (old?.last.seq ?? 0) + 1;
    const stored: ChatMessage = { id, room: roomId, seq, from: { ...from }, text, at };
    const room: Room = old ?? {
      epoch: newId(this.#random),
      page: { title: "", url: "" },
      messages: [],
      byId: new Map(),
      last: stored,
    };
    if (page !== undefined) room.page = { ...page };
    room.messages.push(stored);
    room.byId.set(id, stored);
    room.last = stored;
    this.#rooms.delete(roomId);
    this.#rooms.set(roomId, room);
    this.#followers.tell({ epoch: room.epoch, message: stored, room: summaryOf(room) });
    return { kind: "stored", epoch: room.epoch, message: stored };
  }

  async page(query: PageQuery): Promise<StoredPage> {
    this.#check("page");
    const room = this.#rooms.get(query.room);
    if (room === undefined) {
      return { epoch: "", lastSeq: 0, firstSeq: 0, messages: [], more: false };
    }
    const { after = 0, before = Infinity, limit } = query;
    const within = room.messages.filter(({ seq }) => seq > after && seq < before);
    return {
      epoch: room.epoch,
      lastSeq: room.last.seq,
      firstSeq: room.messages[0]?.seq ?? 0,
      messages: query.after === undefined ? within.slice(-limit) : within.slice(0, limit),
      more: within.length > limit,
    };
  }

  async rooms(query: { readonly limit: number }): Promise<readonly RoomSummary[]> {
    this.#check("rooms");
    return [...this.#rooms.values()].reverse().slice(0, query.limit).map(summaryOf);
  }

  follow(listener: Listener): () => void {
    return this.#followers.add(listener);
  }

  async authors(): Promise<readonly AuthorRecord[]> {
    this.#check("authors");
    return [...this.#authors.values()].sort((a, b) =>
      a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
    );
  }

  async putAuthor(author: AuthorRecord): Promise<void> {
    this.#check("putAuthor");
    this.#authors.set(author.id, { ...author });
  }

  async putSession(session: AuthorSession): Promise<void> {
    this.#check("putSession");
    const now = session.createdAt;
    for (const { idHash, expiresAt } of this.#sessions.values()) {
      if (expiresAt <= now) this.#sessions.delete(idHash);
    }
    for (const [nonce, expiresAt] of this.#spentLinks) {
      if (expiresAt <= now) this.#spentLinks.delete(nonce);
    }
    this.#sessions.set(session.idHash, { ...session });
  }

  async session(idHash: string, now: number): Promise<AuthorSession | undefined> {
    this.#check("session");
    const session = this.#sessions.get(idHash);
    return session !== undefined && session.expiresAt > now ? session : undefined;
  }

  async deleteSession(idHash: string): Promise<void> {
    this.#check("deleteSession");
    this.#sessions.delete(idHash);
  }

  async deleteSessionsOf(authorId: string): Promise<void> {
    this.#check("deleteSessionsOf");
    for (const session of this.#sessions.values()) {
      if (session.authorId === authorId) this.#sessions.delete(session.idHash);
    }
  }

  async spendLink(nonce: string, expiresAt: number): Promise<boolean> {
    this.#check("spendLink");
    if (this.#spentLinks.has(nonce)) return false;
    this.#spentLinks.set(nonce, expiresAt);
    return true;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#followers.clear();
  }

  #check(call: string): void {
    if (this.#closed) {
      throw new StoreError("closed", `Cannot answer "${call}": the store was closed`);
    }
  }
}

function summaryOf(room: Room): RoomSummary {
  const { epoch, page, last } = room;
  return { room: last.room, epoch, lastSeq: last.seq, page, last };
}
