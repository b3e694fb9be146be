/**
 * Finds messages in the data file: words of three characters and more through an index of all but
 * the newest few, shorter ones by reading on from the newest.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import { marksOf } from "../../../../shared/chat/words.ts";
import type { Synchronous } from "../../part.ts";
import type { FoundMessages, SearchStore, WideQuery, WordQuery } from "../../port/search_store.ts";
import { MESSAGE_COLUMNS, messageOf, type MessageRow } from "../conversation/message_row.ts";
import { globOf, matchOf } from "./search_pattern.ts";
import type { SqliteTables } from "../conversation/sqlite_tables.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** One call looks at so many messages; more would keep others waiting. */
const MAX_LOOKED_AT = 20_000;
/** In one conversation, whose messages do not lie side by side; readers ask for this, and often. */
const MAX_LOOKED_AT_WITHIN = 5_000;
/** Reading a message costs about so many times what finding it costs. */
const READ_COST = 20;

/** A message that may fit, and what it is ordered by. */
type FoundRow = MessageRow & { conversation: number; place: number };

/** What was seen of the messages below a place. */
interface Seen {
  /** Those that may fit, the newest first. */
  readonly rows: readonly FoundRow[];
  /** Nothing at this place or above it is left to see. */
  readonly downTo: number;
  /** How many were looked at, roughly. */
  readonly looked: number;
}

/** Sees at most `count` messages that may fit, below a place. */
type See = (below: number, count: number) => Seen;

/** The table `search_index`, over those of conversations. */
export class SearchTable implements Synchronous<SearchStore> {
  readonly #statements;
  readonly #tables: SqliteTables;

  constructor(db: DatabaseSync, tables: SqliteTables) {
    this.#statements = prepare(db);
    this.#tables = tables;
  }

  within(query: WordQuery & ConversationRef): FoundMessages {
    const conversation = this.#tables.conversation(query);
    if (conversation === undefined) return { found: [] };
    const { key, lastSeq } = conversation;
    const scan = { conversation: key, glob: globOf(query.words) };
    return this.#find(query, { end: lastSeq + 1, most: MAX_LOOKED_AT_WITHIN }, (below, count) => {
      const downTo = Math.max(below - MAX_LOOKED_AT_WITHIN, 1);
      return seen(this.#statements.within.all({ ...scan, below, downTo, count }), {
        below,
        downTo,
        count,
      });
    });
  }

  everywhere(query: WideQuery): FoundMessages {
    const scope = scopeOf(query);
    const match = matchOf(query.words);
    const glob = globOf(query.words);
    const { indexed, newest } = this.#statements.state.get() as { indexed: number; newest: number };
    return this.#find(query, { end: newest + 1, most: MAX_LOOKED_AT }, (below, count) => {
      if (match !== undefined && below <= indexed + 1) {
        return this.#seeIndexed({ ...scope, match, below, count });
      }
      const downTo = Math.max(below - MAX_LOOKED_AT, match === undefined ? 1 : indexed + 1);
      return seen(this.#statements.everywhere.all({ ...scope, glob, below, downTo, count }), {
        below,
        downTo,
        count,
      });
    });
  }

  #seeIndexed(query: Scope & { match: string; below: number; count: number }): Seen {
    const { match, below, count } = query;
    const rows = this.#statements.indexed.all({ ...query, most: MAX_LOOKED_AT }) as FoundRow[];
    const looked = READ_COST * rows.length;
    if (rows.length === count) return { rows, downTo: rows.at(-1)?.place ?? 1, looked };
    // What is out of scope was looked at all the same.
    const last = this.#statements.nth.get({ match, below, skipped: MAX_LOOKED_AT - 1 })?.place;
    return { rows, downTo: Number(last ?? 1), looked: MAX_LOOKED_AT };
  }

  /** Goes on until there is a page, nothing more, or enough was looked at. */
  #find(
    { words, limit, before }: WordQuery,
    { end, most }: { readonly end: number; readonly most: number },
    see: See,
  ): FoundMessages {
    const hits: FoundRow[] = [];
    let below = Math.min(before ?? end, end);
    let looked = 0;
    while (below > 1 && looked < most && hits.length <= limit) {
      const next = see(below, limit + 1);
      hits.push(...next.rows.filter(({ text }) => marksOf(fromColumn(text), words) !== undefined));
      below = next.downTo;
      looked += next.looked;
    }
    const page = hits.slice(0, limit);
    const found = page.map((row) => ({ message: this.#shown(row), place: row.place }));
    const next = hits.length > limit ? page.at(-1)?.place ?? 1 : below;
    return next > 1 ? { found, next } : { found };
  }

  #shown(row: FoundRow): ChatMessage {
    return this.#tables.shownOf(row.conversation, messageOf(row));
  }
}

/** Which messages may be found; `null` where it does not matter. */
type Scope = { kind: number | null; site: string | null; room: string | null };

function scopeOf({ kind, site, room }: WideQuery): Scope {
  return {
    kind: kind === "all" ? null : Number(kind === "whispers"),
    site: site === undefined ? null : toColumn(site),
    room: room === undefined ? null : toColumn(room),
  };
}

/** What reading on from a place has seen. */
function seen(
  found: readonly unknown[],
  { below, downTo, count }: { below: number; downTo: number; count: number },
): Seen {
  const rows = found as readonly FoundRow[];
  const last = rows.length === count ? rows.at(-1)?.place ?? downTo : downTo;
  return { rows, downTo: last, looked: below - last };
}

function prepare(db: DatabaseSync) {
  const columns = MESSAGE_COLUMNS.map((name) => `message.${name}`).join(", ");
  const select = (place: string) => `select conversation, ${columns}, ${place} as place`;
  const inScope = `
    cross join conversation on conversation.key = message.conversation
    cross join room on room.key = conversation.room
    cross join site on site.key = room.site
    where (:kind is null or (whisper <> '') = :kind) and (:site is null or site.id = :site)
      and (:room is null or site.id || room.path = :room)`;
  const candidates = `
    select rowid as place from search_index
    where search_index match :match and rowid < :below order by rowid desc`;
  return {
    state: db.prepare(
      "select indexed, (select coalesce(max(key), 0) from message) as newest from search_state",
    ),
    within: db.prepare(
      `${select("seq")} from message
       where conversation = :conversation and seq < :below and seq >= :downTo and text glob :glob
       order by seq desc limit :count`,
    ),
    everywhere: db.prepare(
      `${select("message.key")} from message ${inScope}
         and message.key < :below and message.key >= :downTo and text glob :glob
       order by message.key desc limit :count`,
    ),
    // Cross joins keep the order of the candidates, one by one.
    indexed: db.prepare(
      `${select("place")} from (${candidates} limit :most) cross join message
         on message.key = place ${inScope}
       limit :count`,
    ),
    nth: db.prepare(`${candidates} limit 1 offset :skipped`),
  };
}
