/**
 * The author's inbox: all conversations in one list, with what this author has not seen and what
 * authors settled among themselves.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { ConsoleSettings, InboxPage, InboxRow } from "../../../shared/chat/inbox.ts";
import { MAX_INBOX_ROWS, MAX_ROW_TEXT_LENGTH } from "../../../shared/limit.ts";
import type { Person } from "../../storage/port/attention_store.ts";
import type { ListedConversation } from "../../storage/port/inbox_store.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import type { UnreadCounts } from "../attention/unread.ts";
import type { Audience } from "../attention/unread_follower.ts";
import { kept } from "../keep.ts";
import type { Readers } from "../reader/readers.ts";

/** What an inbox is made with. */
export interface InboxOptions {
  readonly store: Pick<Store, "inbox" | "desk" | "console">;
  readonly unread: Pick<UnreadCounts, "onList">;
  readonly readers: Pick<Readers, "infos">;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Which part of the list. */
export interface InboxQuery {
  /** Where to go on, as `next` of another page says it. */
  readonly before?: number;
  /** 1 to {@linkcode MAX_INBOX_ROWS}, which it is if left out. */
  readonly limit?: number;
  /** Only conversations with open questions. */
  readonly isOpen?: boolean;
}

/** Lists conversations. */
export class Inbox {
  readonly #options: InboxOptions;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  /** A part of the list, as one author sees it. @throws {StoreError} */
  async page(
    asker: Audience,
    { limit = MAX_INBOX_ROWS, ...query }: InboxQuery,
  ): Promise<InboxPage> {
    const { roomsOnly = false } = asker;
    const page = this.#options.store.inbox.list({ ...query, limit, roomsOnly });
    const rows = await this.#rows(asker, page.then(({ listed }) => listed));
    const { next } = await page;
    return { rows, ...next !== undefined && { next } };
  }

  /** One conversation, as it is in the list; no row where there is none. @throws {StoreError} */
  async row(asker: Audience, ref: ConversationRef): Promise<InboxPage> {
    if (asker.roomsOnly && ref.whisper !== undefined) return { rows: [] };
    const listed = this.#options.store.inbox.of(ref);
    return { rows: await this.#rows(asker, listed.then((one) => one === undefined ? [] : [one])) };
  }

  /** What an author settled for the console. @throws {StoreError} */
  async settings({ id }: Person): Promise<ConsoleSettings> {
    return await this.#options.store.console.get(id) ?? { filters: [] };
  }

  /** Keeps what an author settles for the console. @throws {Refused} `not-stored` */
  async settle({ id }: Person, settings: ConsoleSettings): Promise<void> {
    const { store, report } = this.#options;
    await kept(store.console.put(id, settings), report, "settings");
  }

  async #rows(
    asker: Audience,
    listed: Promise<readonly ListedConversation[]>,
  ): Promise<readonly InboxRow[]> {
    const { store, unread, readers } = this.#options;
    const rows = await unread.onList(asker, listed.then((list) => list.map(rowOf)));
    if (asker.roomsOnly) return rows;
    const [infos, states] = await Promise.all([
      readers.infos(rows.flatMap(({ whisper }) => whisper ?? [])),
      store.desk.of(
        rows.map(({ room, whisper }) => whisper === undefined ? { room } : { room, whisper }),
      ),
    ]);
    const desks = new Map(states.map((state) => [nameOf(state), state]));
    return rows.map((row) => {
      const reader = row.whisper === undefined ? undefined : infos.get(row.whisper);
      const desk = desks.get(nameOf(row));
      return { ...row, ...reader !== undefined && { reader }, ...desk !== undefined && { desk } };
    });
  }
}

function rowOf({ summary, askedAt }: ListedConversation): InboxRow {
  const { last } = summary;
  const { text } = last;
  return {
    ...summary,
    last: { ...last, text: text.slice(0, MAX_ROW_TEXT_LENGTH).toWellFormed() },
    ...askedAt !== undefined && { askedAt },
  };
}

function nameOf({ room, whisper = "" }: ConversationRef): string {
  return `${room}\n${whisper}`;
}
