/**
 * The parts of the store in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { SynchronousParts } from "../parts.ts";
import { AuditTable } from "./part/audit_table.ts";
import { PasskeyTable } from "./part/passkey_table.ts";
import { AnswerTable } from "./part/answer_table.ts";
import { AnswerTicketTable } from "./part/answer_ticket_table.ts";
import { AvatarTable } from "./part/avatar_table.ts";
import { ArchiveTable } from "./part/archive_table.ts";
import { CannedTable } from "./part/canned_table.ts";
import { ConsoleTable } from "./part/console_table.ts";
import { DeskTable } from "./part/desk_table.ts";
import { ErasureTable } from "./part/erasure_table.ts";
import { FollowTable } from "./part/follow_table.ts";
import { HeldTable } from "./part/held_table.ts";
import { InboxTable } from "./part/inbox_table.ts";
import { LifeTable } from "./part/life_table.ts";
import { NoteTable } from "./part/note_table.ts";
import { ReaderTable } from "./part/reader_table.ts";
import { MeasureTable } from "./part/measure_table.ts";
import { NoticeTable } from "./part/notice_table.ts";
import { NotificationTable } from "./part/notification_table.ts";
import { PushDeviceTable } from "./part/push_device_table.ts";
import { RoomSettingsTable } from "./part/room_settings_table.ts";
import { AttentionTable } from "./part/attention_table.ts";
import { SearchTable } from "./part/search_table.ts";
import { SiteTable } from "./part/site_table.ts";
import { StatisticsTable } from "./part/statistics_table.ts";
import type { SqliteTables } from "./conversation/sqlite_tables.ts";
import { TraceTable } from "./part/trace_table.ts";

/**
 * The parts on an open data file, in the newest format.
 *
 * @param tables the conversations in it
 */
export function partTables(db: DatabaseSync, tables: SqliteTables): SynchronousParts {
  return {
    sites: new SiteTable(db),
    roomSettings: new RoomSettingsTable(db),
    life: new LifeTable(db),
    traces: new TraceTable(db),
    erasures: new ErasureTable(db),
    archive: new ArchiveTable(db),
    attention: new AttentionTable(db),
    readers: new ReaderTable(db),
    measures: new MeasureTable(db),
    held: new HeldTable(db),
    search: new SearchTable(db, tables),
    avatars: new AvatarTable(db),
    answers: new AnswerTable(db),
    passkeys: new PasskeyTable(db),
    audit: new AuditTable(db),
    notifications: new NotificationTable(db),
    notices: new NoticeTable(db),
    answerTickets: new AnswerTicketTable(db),
    statistics: new StatisticsTable(db),
    follows: new FollowTable(db),
    pushDevices: new PushDeviceTable(db),
    desk: new DeskTable(db),
    notes: new NoteTable(db),
    inbox: new InboxTable(db, tables),
    console: new ConsoleTable(db),
    canned: new CannedTable(db),
  };
}
