/**
 * Whole conversations in Deno KV, as they are kept.
 *
 * @module
 */
import { type ConversationRef, refOf } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type {
  ArchivedConversation,
  ArchivedFeeling,
  ArchivedPart,
  ArchiveQuery,
  ArchiveStore,
  Reopened,
  Restored,
  RestoredCount,
} from "../../port/archive_store.ts";
import { feelingAt } from "../conversation/kv_feelings.ts";
import { partOfRooms } from "./kv_part.ts";
import { KvTables } from "../conversation/kv_tables.ts";
import { conversationKeys, type KvConversation, type KvMessage } from "../conversation/layout.ts";
import { Restoring } from "./restoring.ts";
import { SHARD_NAMES } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** Conversations of a partition; more than a blog has. */
const MAX_CONVERSATIONS = 50_000;
/** Feelings about one message; more than an archive may hold. */
const MAX_FEELINGS = 50_000;

/** {@linkcode ArchiveStore} on what `layout.ts` names. */
export class KvArchive implements Synchronous<ArchiveStore> {
  readonly #view: View;
  readonly #tables: KvTables;
  readonly #leave: () => void;
  readonly #now: number;

  /**
   * @param leave says that more is left
   * @param now milliseconds since 1970
   */
  constructor(view: View, leave: () => void, now: number) {
    this.#view = view;
    this.#tables = new KvTables(view, now);
    this.#leave = leave;
    this.#now = now;
  }

  list({ site, room, whispers }: ArchiveQuery): readonly ConversationRef[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list<KvConversation>({ prefix: [shard, "conversation"] }, {
          limit: MAX_CONVERSATIONS,
        })
      ),
    );
    return lists.flat().map(({ value }) => value).filter(({ ref }) =>
      (site === undefined || ref.room.startsWith(`${site}/`)) &&
      (room === undefined || ref.room === room) && (whispers || ref.whisper === undefined)
    ).sort((a, b) => a.newest - b.newest).map(({ ref }) => refOf(ref));
  }

  part(
    { after, limit, ...ref }: ConversationRef & { after: number; limit: number },
  ): ArchivedPart | undefined {
    const key = this.#tables.keyOf(ref);
    if (key === undefined) return undefined;
    const range = {
      prefix: conversationKeys.messages(key),
      start: conversationKeys.message(key, after + 1),
    };
    const [conversation, entries] = this.#view.all([
      () => this.#tables.conversationOf(key),
      () => this.#view.list<KvMessage>(range, { limit }),
    ]);
    if (conversation === undefined) return undefined;
    const messages = entries.map(({ value }) => value);
    const feelings = this.#view.all(messages.map((message) => () => this.#feelings(key, message)));
    const { epoch, lastSeq, rev, goneRev, page } = conversation;
    return {
      conversation: { ...refOf(ref), epoch, lastSeq, rev, goneRev, page },
      messages: messages.map(({ kept }, index) => ({
        message: kept,
        feelings: feelings[index] ?? [],
      })),
    };
  }

  reopen({ epoch, lastSeq, rev, goneRev, page, ...ref }: ArchivedConversation): Reopened {
    const found = this.#tables.conversation(ref);
    if (found !== undefined) return found.epoch === epoch ? "known" : "taken";
    const { key, page: known } = this.#tables.addConversation(ref, epoch);
    const name = conversationKeys.conversation(key);
    const added = this.#view.get<KvConversation>(name);
    this.#view.set(name, { ...added, lastSeq, rev, goneRev });
    if (known.title === "" && known.url === "") this.#tables.putPage(ref.room, page);
    return "added";
  }

  restore({ messages, ...ref }: Restored): RestoredCount {
    const conversation = this.#tables.conversation(ref);
    if (conversation === undefined) return { added: 0 };
    const restoring = new Restoring(this.#view, conversation, this.#now);
    const { missing, misfit } = restoring.missing(messages);
    if (misfit !== undefined) return { added: 0, misfit };
    if (!restoring.add(missing)) this.#leave();
    return { added: missing.length };
  }

  /** The first feeling first. */
  #feelings(key: number, { kept: { seq }, reactions = [] }: KvMessage): readonly ArchivedFeeling[] {
    if (reactions.length === 0) return [];
    const range = { prefix: conversationKeys.feelings(key, seq) };
    return this.#view.list<number>(range, { limit: MAX_FEELINGS })
      .toSorted((a, b) => a.value - b.value).map((entry) => feelingAt(entry.key));
  }
}

/** {@linkcode KvArchive}; a conversation is put back where its room is. */
export const KV_ARCHIVE = partOfRooms<ArchiveStore>(
  "archive",
  (view, leave, now) => new KvArchive(view, leave, now),
);
