/**
 * When was asked and answered, from the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type {
  AskedAt,
  AskedQuery,
  OpenCount,
  RoomCount,
  SiteQuery,
  StatisticsStore,
} from "../../port/statistics_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

type AskedRow = { at: number; answered: number; answeredAt: number | null };
type RoomRow = {
  site: string;
  path: string;
  title: string;
  url: string;
  questions: number;
  open: number;
};

/** {@linkcode StatisticsStore} on the table `message`; questions are found by their index. */
export class StatisticsTable implements Synchronous<StatisticsStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  questions({ from, until, limit, ...of }: AskedQuery): readonly AskedAt[] {
    const rows = this.#statements.questions.all({ ...siteOf(of), from, until, limit });
    return (rows as AskedRow[]).map(askedOf);
  }

  whispers({ from, until, limit, ...of }: AskedQuery): readonly AskedAt[] {
    const rows = this.#statements.whispers.all({ ...siteOf(of), from, until, limit });
    return (rows as AskedRow[]).map(askedOf);
  }

  rooms({ from, until, limit, ...of }: AskedQuery): readonly RoomCount[] {
    const rows = this.#statements.rooms.all({ ...siteOf(of), from, until, limit });
    return (rows as RoomRow[]).map(({ site, path, title, url, questions, open }) => ({
      room: `${fromColumn(site)}${fromColumn(path)}` as RoomId,
      page: { title: fromColumn(title), url: fromColumn(url) },
      questions,
      open,
    }));
  }

  open(of: SiteQuery): OpenCount {
    const row = this.#statements.open.get(siteOf(of)) as { count: number; oldest: number | null };
    return { count: row.count, ...row.oldest !== null && { oldestAt: row.oldest } };
  }

  isCut(): boolean {
    return false;
  }

  since(of: SiteQuery): number | undefined {
    const { at } = this.#statements.since.get(siteOf(of)) as { at: number | null };
    return at ?? undefined;
  }
}

function siteOf({ site }: SiteQuery): { readonly site: string | null } {
  return { site: site === undefined ? null : toColumn(site) };
}

function askedOf({ at, answered, answeredAt }: AskedRow): AskedAt {
  return { at, answered: answered === 1, ...answeredAt !== null && { answeredAt } };
}

/** `cross`: in this order, so that messages are looked for in a conversation, and never all read. */
const OF_SITE = `from site
  cross join room on room.site = site.key and (:site is null or site.id = :site)`;
const PUBLIC =
  `${OF_SITE} cross join conversation on conversation.room = room.key and whisper = ''`;

/** A reader's questions in the open; the two states make it one look into the index for each. */
function asked(states: string): string {
  return `${PUBLIC}
    cross join message indexed by message_question on message.conversation = conversation.key
      and message.question in (${states})
      and message.sender_kind = 'reader' and message.whispered = 0 and message.deleted = 0`;
}

function prepare(db: DatabaseSync) {
  const any = asked("'open', 'answered'");
  const within = "where message.at >= :from and message.at < :until";
  return {
    questions: db.prepare(
      `select message.at, message.question = 'answered' as answered, answer.at as answeredAt
       ${any}
       left join message as answer
         on answer.conversation = message.conversation and answer.id = message.answer
           and message.question = 'answered' and answer.sender_kind = 'author'
           and answer.deleted = 0 and answer.at >= message.at
       ${within} order by message.at desc, message.key desc limit :limit`,
    ),
    whispers: db.prepare(
      `select first.at, answer.at is not null as answered, answer.at as answeredAt
       ${OF_SITE} cross join conversation on conversation.room = room.key and whisper <> ''
       join message as first on first.conversation = conversation.key and first.seq = (
         select seq from message
         where message.conversation = conversation.key and sender_kind = 'reader' and deleted = 0
           and at >= :from and at < :until
         order by seq limit 1)
       left join message as answer on answer.conversation = conversation.key and answer.seq = (
         select seq from message
         where message.conversation = conversation.key and seq > first.seq and sender_kind = 'author'
           and deleted = 0
         order by seq limit 1)
       order by last_message desc limit :limit`,
    ),
    rooms: db.prepare(
      `select site.id as site, room.path, room.title, room.url, count(*) as questions,
         sum(message.question = 'open') as open
       ${any} ${within}
       group by room.key order by questions desc, site.id || room.path limit :limit`,
    ),
    open: db.prepare(
      `select count(*) as count, min(message.at) as oldest ${asked("'open'")}`,
    ),
    since: db.prepare(
      `select min((
         select at from message where message.conversation = conversation.key order by seq limit 1)) as at
       ${OF_SITE} cross join conversation on conversation.room = room.key`,
    ),
  };
}
