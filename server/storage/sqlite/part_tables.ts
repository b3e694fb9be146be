/**
 * The parts of the store in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { SynchronousParts } from "../parts.ts";
import { AuditTable } from "./audit_table.ts";
import { PasskeyTable } from "./passkey_table.ts";
import { AnswerTable } from "./answer_table.ts";
import { AnswerTicketTable } from "./answer_ticket_table.ts";
import { AvatarTable } from "./avatar_table.ts";
import { ArchiveTable } from "./archive_table.ts";
import { CannedTable } from "./canned_table.ts";
import { ConsoleTable } from "./console_table.ts";
import { DeskTable } from "./desk_table.ts";
import { ErasureTable } from "./erasure_table.ts";
import { FollowTable } from "./follow_table.ts";
import { HeldTable } from "./held_table.ts";
import { InboxTable } from "./inbox_table.ts";
import { LifeTable } from "./life_table.ts";
import { NoteTable } from "./note_table.ts";
import { ReaderTable } from "./reader_table.ts";
import { MeasureTable } from "./measure_table.ts";
import { NoticeTable } from "./notice_table.ts";
import { NotificationTable } from "./notification_table.ts";
import { PushDeviceTable } from "./push_device_table.ts";
import { RoomSettingsTable } from "./room_settings_table.ts";
import { AttentionTable } from "./attention_table.ts";
import { SearchTable } from "./search_table.ts";
import { SiteTable } from "./site_table.ts";
import { StatisticsTable } from "./statistics_table.ts";
import type { SqliteTables } from "./sqlite_tables.ts";
import { TraceTable } from "./trace_table.ts";

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
