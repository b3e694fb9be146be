/**
 * Calls that change conversations in Deno KV, by the rules of every store.
 *
 * @module
 */
import { ConversationLog, type Outcome } from "../../conversation_log.ts";
import type {
  Appended,
  Change,
  Changed,
  Committed,
  NewMessage,
  Publication,
  Published,
} from "../../store.ts";
import type { Note } from "../database/commit.ts";
import { KvTables } from "./kv_tables.ts";
import type { View } from "../database/view.ts";

/** What the log says of a change of a conversation: where it is, and nothing that was said. */
export interface ChangeNote {
  readonly kind: Committed["kind"];
  /** The conversation's. */
  readonly key: number;
  readonly seq: number;
  readonly rev: number;
}

/** Makes one change. */
export class KvConversations {
  readonly #view: View;
  readonly #tables: KvTables;
  readonly #log: ConversationLog;

  /** @param now milliseconds since 1970 */
  constructor(view: View, now: number) {
    this.#view = view;
    this.#tables = new KvTables(view, now);
    this.#log = new ConversationLog(this.#tables);
  }

  /** @param epoch for the conversation, if the message makes it */
  append(message: NewMessage, epoch: string): Appended {
    const { id, answers, quote, from } = message;
    this.#tables.prepare(message, [id, answers, quote], from);
    return this.#noted(this.#log.append(message, epoch));
  }

  /** @returns `unfinished` when it has done a part of it, and is to be called again */
  change(change: Change): Changed | "unfinished" {
    this.#tables.prepareChange(change, change.id, change.kind === "react" ? change : undefined);
    const isRemoval = change.kind === "delete" || change.kind === "erase";
    if (isRemoval && this.#tables.thinOutFeelings(change, change.id)) return "unfinished";
    return this.#noted(this.#log.change(change));
  }

  /** @param epoch for the room's conversation, if the question makes it */
  publish(publication: Publication, epoch: string): Published {
    const { room, id, as } = publication;
    this.#view.all([
      () => this.#tables.prepare(publication, [id]),
      () => this.#tables.prepare({ room }, [as]),
    ]);
    return this.#noted(this.#log.publish(publication, epoch));
  }

  #noted<Result>({ result, commits }: Outcome<Result>): Result {
    for (const event of commits) {
      const { message: { seq, rev }, kind } = event;
      const key = this.#tables.keyOf(event.message);
      if (key === undefined) throw new Error("Cannot log a change: its conversation has no key");
      const logged: ChangeNote = { kind, key, seq, rev };
      const note: Note = { logged, event };
      this.#view.note(note);
    }
    return result;
  }
}
