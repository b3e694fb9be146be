/**
 * The parts of the store in memory.
 *
 * @module
 */
import { MemoryAudit } from "./memory_audit.ts";
import { MemoryPasskeys } from "./memory_passkeys.ts";
import { MemoryAnswers } from "./memory_answers.ts";
import { MemoryAnswerTickets } from "./memory_answer_tickets.ts";
import { MemoryAvatars } from "./memory_avatars.ts";
import { MemoryArchive } from "./memory_archive.ts";
import { MemoryCanned } from "./memory_canned.ts";
import { MemoryDesk } from "./memory_desk.ts";
import { MemoryErasures } from "./memory_erasures.ts";
import { MemoryFollows } from "./memory_follows.ts";
import { MemoryHeld } from "./memory_held.ts";
import { MemoryConsole } from "./memory_console.ts";
import { MemoryInbox } from "./memory_inbox.ts";
import { MemoryLife } from "./memory_life.ts";
import { MemoryNotes } from "./memory_notes.ts";
import { MemoryReaders } from "./memory_readers.ts";
import { MemoryMeasures } from "./memory_measures.ts";
import { MemoryNotices } from "./memory_notices.ts";
import { MemoryNotifications } from "./memory_notifications.ts";
import { MemoryPushDevices } from "./memory_push_devices.ts";
import { MemoryRoomSettings } from "./memory_room_settings.ts";
import { MemoryAttention } from "./memory_attention.ts";
import { MemorySearch } from "./memory_search.ts";
import { MemorySites } from "./memory_sites.ts";
import { MemoryStatistics } from "./memory_statistics.ts";
import type { MemoryTables } from "./memory_tables.ts";
import { MemoryTraces } from "./memory_traces.ts";
import type { SynchronousParts } from "../parts.ts";

/** The parts of a store in memory; some of them do more than the port asks for. */
export interface MemoryParts extends SynchronousParts {
  readonly attention: MemoryAttention;
}

/** New, empty parts beside conversations in memory. */
export function memoryParts(tables: MemoryTables): MemoryParts {
  return {
    sites: new MemorySites(),
    roomSettings: new MemoryRoomSettings(),
    life: new MemoryLife(tables),
    traces: new MemoryTraces(tables),
    erasures: new MemoryErasures(),
    archive: new MemoryArchive(tables),
    attention: new MemoryAttention(tables),
    readers: new MemoryReaders(),
    measures: new MemoryMeasures(),
    held: new MemoryHeld(),
    search: new MemorySearch(tables),
    avatars: new MemoryAvatars(),
    answers: new MemoryAnswers(tables),
    passkeys: new MemoryPasskeys(),
    audit: new MemoryAudit(),
    notifications: new MemoryNotifications(),
    notices: new MemoryNotices(),
    answerTickets: new MemoryAnswerTickets(),
    statistics: new MemoryStatistics(tables),
    follows: new MemoryFollows(),
    pushDevices: new MemoryPushDevices(),
    desk: new MemoryDesk(tables),
    notes: new MemoryNotes(tables),
    inbox: new MemoryInbox(tables),
    console: new MemoryConsole(),
    canned: new MemoryCanned(),
  };
}
