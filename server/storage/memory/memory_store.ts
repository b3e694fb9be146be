/**
 * A store that keeps everything in memory, for tests and for trying things out.
 *
 * @module
 */
// deno-lint-ignore-file require-await -- async turns a throw into the promised rejection
import type { ChatMessage, RoomSummary, WhisperSummary } from "../../../shared/chat/event.ts";
import { type ConversationRef, newId, type RandomBytes } from "../../../shared/chat/id.ts";
import { ConversationLog, type Outcome } from "../conversation_log.ts";
import { show, summaryOf } from "../conversation_writer.ts";
import { Followers, type Listener } from "../followers.ts";
import { forgetIn } from "../forget.ts";
import type { KeptMessage } from "../kept_message.ts";
import { memoryParts } from "./memory_parts.ts";
import { type MemoryConversation, MemoryTables } from "./memory_tables.ts";
import { partOf as partMadeBy } from "../part.ts";
import { PART_EFFECTS, type Parts } from "../parts.ts";
import {
  type Appended,
  type AuthorRecord,
  type AuthorSession,
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

const NO_CONVERSATION = { epoch: "", lastSeq: 0, rev: 0, questions: { open: 0, answered: 0 } };

/** What a {@linkcode MemoryStore} needs. */
export interface MemoryStoreOptions {
  /** Makes the epochs of rooms. */
  readonly random: RandomBytes;
}

/** A {@linkcode Store} whose content ends with it. */
export class MemoryStore implements Store {
  readonly #tables = new MemoryTables();
  readonly #parts = memoryParts(this.#tables);
  readonly sites = this.#part("sites");
  readonly roomSettings = this.#part("roomSettings");
  readonly life = this.#part("life");
  readonly traces = this.#part("traces");
  readonly erasures = this.#part("erasures");
  readonly archive = this.#part("archive");
  readonly attention = this.#part("attention");
  readonly readers = this.#part("readers");
  readonly measures = this.#part("measures");
  readonly held = this.#part("held");
  readonly search = this.#part("search");
  readonly avatars = this.#part("avatars");
  readonly answers = this.#part("answers");
  readonly passkeys = this.#part("passkeys");
  readonly audit = this.#part("audit");
  readonly notifications = this.#part("notifications");
  readonly notices = this.#part("notices");
  readonly answerTickets = this.#part("answerTickets");
  readonly statistics = this.#part("statistics");
  readonly follows = this.#part("follows");
  readonly pushDevices = this.#part("pushDevices");
  readonly desk = this.#part("desk");
  readonly notes = this.#part("notes");
  readonly canned = this.#part("canned");
  readonly inbox = this.#part("inbox");
  readonly console = this.#part("console");
  readonly #random: RandomBytes;
  readonly #followers = new Followers();
  readonly #log = new ConversationLog(this.#tables);
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
    return this.#told(this.#log.append(message, newId(this.#random)));
  }

  async change(change: Change): Promise<Changed> {
    this.#check("change");
    return this.#told(this.#log.change(change));
  }

  async publish(publication: Publication): Promise<Published> {
    this.#check("publish");
    return this.#told(this.#log.publish(publication, newId(this.#random)));
  }

  async page(query: PageQuery): Promise<StoredPage> {
    this.#check("page");
    const content = this.#tables.content(query);
    if (content === undefined) {
      return { ...NO_CONVERSATION, firstSeq: 0, goneRev: 0, messages: [], more: false };
    }
    const { after, afterRev, limit } = query;
    const within = partOf(content, query);
    const forwards = after !== undefined || afterRev !== undefined;
    return {
      ...headOf(content),
      firstSeq: content.messages[0]?.seq ?? 0,
      goneRev: content.goneRev,
      messages: this.#shown(content, forwards ? within.slice(0, limit) : within.slice(-limit)),
      more: within.length > limit,
    };
  }

  async message(ref: ConversationRef, id: string): Promise<ChatMessage | undefined> {
    this.#check("message");
    const content = this.#tables.content(ref);
    const kept = content && this.#tables.message(content.record.key, id);
    return kept && this.#shown(content, [kept])[0];
  }

  async questions(query: ConversationRef & { readonly limit: number }): Promise<StoredQuestions> {
    this.#check("questions");
    const content = this.#tables.content(query);
    if (content === undefined) return { ...NO_CONVERSATION, open: [], answered: [] };
    const newest = content.messages.toReversed();
    const [open = [], answered = []] = (["open", "answered"] as const).map((state) =>
      this.#shown(
        content,
        newest.filter(({ question }) => question?.state === state).slice(0, query.limit),
      )
    );
    return { ...headOf(content), open, answered };
  }

  async rooms({ limit }: { readonly limit: number }): Promise<readonly RoomSummary[]> {
    this.#check("rooms");
    return this.#summaries(limit, ({ whisper }) => whisper === undefined);
  }

  async whispers({ limit }: { readonly limit: number }): Promise<readonly WhisperSummary[]> {
    this.#check("whispers");
    return this.#summaries(limit, ({ whisper }) => whisper !== undefined) as WhisperSummary[];
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

  async deleteAuthor(id: string): Promise<boolean> {
    this.#check("deleteAuthor");
    this.#parts.attention.forgetAuthor(id);
    await this.deleteSessionsOf(id);
    return this.#authors.delete(id);
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

  async sessionsOf(authorId: string, now: number): Promise<readonly AuthorSession[]> {
    this.#check("sessionsOf");
    return [...this.#sessions.values()]
      .filter((session) => session.authorId === authorId && session.expiresAt > now)
      .sort((a, b) => b.createdAt - a.createdAt || (a.idHash < b.idHash ? -1 : 1));
  }

  async touchSession(idHash: string, seenAt: number, confirmedAt?: number): Promise<void> {
    this.#check("touchSession");
    const session = this.#sessions.get(idHash);
    if (session === undefined) return;
    const confirmed = confirmedAt === undefined ? {} : { confirmedAt };
    this.#sessions.set(idHash, { ...session, seenAt, ...confirmed });
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

  async tidyCopies(): Promise<void> {
    this.#check("tidyCopies");
  }

  forget(reader: string): Promise<void> {
    return forgetIn(this, reader);
  }

  #part<Name extends keyof Parts>(part: Name): Parts[Name] {
    return partMadeBy(PART_EFFECTS[part], async (name, args) => {
      this.#check(`${part}.${name}`);
      const calls = this.#parts[part] as unknown as Record<
        string,
        (...args: readonly unknown[]) => unknown
      >;
      return calls[name]?.(...args);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#followers.clear();
  }

  /** Tells the listeners, and answers what became of the call. */
  #told<Result>({ result, commits }: Outcome<Result>): Result {
    for (const { kind, message, epoch } of commits) {
      if (kind === "message") this.#parts.attention.note(message, epoch, this.#authors.keys());
    }
    for (const committed of commits) this.#followers.tell(committed);
    return result;
  }

  #shown(content: MemoryConversation, messages: readonly KeptMessage[]): readonly ChatMessage[] {
    return messages.map((kept) => show(this.#tables, content.record, kept));
  }

  #summaries(
    limit: number,
    fits: (ref: ConversationRef) => boolean,
  ): readonly RoomSummary[] {
    return this.#tables.newestFirst()
      .filter(({ record, messages }) => fits(record.ref) && messages.length > 0).slice(0, limit)
      .flatMap(({ record, messages }) => {
        const last = messages.at(-1);
        if (last === undefined) return [];
        const page = this.#tables.pageOf(record.ref.room);
        return [summaryOf({ ...record, page }, show(this.#tables, record, last))];
      });
  }

  #check(call: string): void {
    if (this.#closed) {
      throw new StoreError("closed", `Cannot answer "${call}": the store was closed`);
    }
  }
}

function headOf({ record: { epoch, lastSeq, rev, questions } }: MemoryConversation) {
  return { epoch, lastSeq, rev, questions };
}

/** All that a query asks for, in its order. */
function partOf(
  { messages }: MemoryConversation,
  { after = 0, before = Infinity, afterRev }: PageQuery,
): readonly KeptMessage[] {
  return afterRev === undefined
    ? messages.filter(({ seq }) => seq > after && seq < before)
    : messages.filter(({ rev }) => rev > afterRev).sort((a, b) => a.rev - b.rev);
}
