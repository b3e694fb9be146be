/**
 * The parts of the store in memory.
 *
 * @module
 */
import { MemoryAudit } from "./part/memory_audit.ts";
import { MemoryPasskeys } from "./part/memory_passkeys.ts";
import { MemoryAnswers } from "./part/memory_answers.ts";
import { MemoryAnswerTickets } from "./part/memory_answer_tickets.ts";
import { MemoryAvatars } from "./part/memory_avatars.ts";
import { MemoryArchive } from "./part/memory_archive.ts";
import { MemoryCanned } from "./part/memory_canned.ts";
import { MemoryDesk } from "./part/memory_desk.ts";
import { MemoryErasures } from "./part/memory_erasures.ts";
import { MemoryFollows } from "./part/memory_follows.ts";
import { MemoryHeld } from "./part/memory_held.ts";
import { MemoryConsole } from "./part/memory_console.ts";
import { MemoryInbox } from "./part/memory_inbox.ts";
import { MemoryLife } from "./part/memory_life.ts";
import { MemoryNotes } from "./part/memory_notes.ts";
import { MemoryReaders } from "./part/memory_readers.ts";
import { MemoryMeasures } from "./part/memory_measures.ts";
import { MemoryNotices } from "./part/memory_notices.ts";
import { MemoryNotifications } from "./part/memory_notifications.ts";
import { MemoryPushDevices } from "./part/memory_push_devices.ts";
import { MemoryRoomSettings } from "./part/memory_room_settings.ts";
import { MemoryAttention } from "./part/memory_attention.ts";
import { MemorySearch } from "./part/memory_search.ts";
import { MemorySites } from "./part/memory_sites.ts";
import { MemoryStatistics } from "./part/memory_statistics.ts";
import type { MemoryTables } from "./memory_tables.ts";
import { MemoryTraces } from "./part/memory_traces.ts";
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
