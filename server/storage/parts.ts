/**
 * Which parts a store has beside the conversations and authors.
 *
 * @module
 */
import type { Effect, Effects, Synchronous } from "./part.ts";
import { AUDIT_EFFECTS, type AuditStore } from "./port/audit_store.ts";
import { PASSKEY_EFFECTS, type PasskeyStore } from "./port/passkey_store.ts";
import { ANSWER_EFFECTS, type AnswerStore } from "./port/answer_store.ts";
import { ANSWER_TICKET_EFFECTS, type AnswerTicketStore } from "./port/answer_ticket_store.ts";
import { AVATAR_EFFECTS, type AvatarStore } from "./port/avatar_store.ts";
import { ARCHIVE_EFFECTS, type ArchiveStore } from "./port/archive_store.ts";
import { CANNED_EFFECTS, type CannedStore } from "./port/canned_store.ts";
import { CONSOLE_EFFECTS, type ConsoleStore } from "./port/console_store.ts";
import { DESK_EFFECTS, type DeskStore } from "./port/desk_store.ts";
import { ERASURE_EFFECTS, type ErasureStore } from "./port/erasure_store.ts";
import { FOLLOW_EFFECTS, type FollowStore } from "./port/follow_store.ts";
import { HELD_EFFECTS, type HeldStore } from "./port/held_store.ts";
import { INBOX_EFFECTS, type InboxStore } from "./port/inbox_store.ts";
import { LIFE_EFFECTS, type LifeStore } from "./port/life_store.ts";
import { NOTE_EFFECTS, type NoteStore } from "./port/note_store.ts";
import { READER_EFFECTS, type ReaderStore } from "./port/reader_store.ts";
import { MEASURE_EFFECTS, type MeasureStore } from "./port/measure_store.ts";
import { NOTICE_EFFECTS, type NoticeStore } from "./port/notice_store.ts";
import { NOTIFICATION_EFFECTS, type NotificationStore } from "./port/notification_store.ts";
import { PUSH_DEVICE_EFFECTS, type PushDeviceStore } from "./port/push_device_store.ts";
import { ROOM_SETTINGS_EFFECTS, type RoomSettingsStore } from "./port/room_settings_store.ts";
import { ATTENTION_EFFECTS, type AttentionStore } from "./port/attention_store.ts";
import { SEARCH_EFFECTS, type SearchStore } from "./port/search_store.ts";
import { SITE_EFFECTS, type SiteStore } from "./port/site_store.ts";
import { STATISTICS_EFFECTS, type StatisticsStore } from "./port/statistics_store.ts";
import { TRACE_EFFECTS, type TraceStore } from "./port/trace_store.ts";

/** The parts of a store. */
export interface Parts {
  readonly sites: SiteStore;
  readonly roomSettings: RoomSettingsStore;
  readonly life: LifeStore;
  readonly traces: TraceStore;
  readonly erasures: ErasureStore;
  readonly archive: ArchiveStore;
  readonly attention: AttentionStore;
  readonly readers: ReaderStore;
  readonly measures: MeasureStore;
  readonly held: HeldStore;
  readonly search: SearchStore;
  readonly avatars: AvatarStore;
  readonly answers: AnswerStore;
  readonly passkeys: PasskeyStore;
  readonly audit: AuditStore;
  readonly notifications: NotificationStore;
  readonly notices: NoticeStore;
  readonly answerTickets: AnswerTicketStore;
  readonly statistics: StatisticsStore;
  readonly follows: FollowStore;
  readonly pushDevices: PushDeviceStore;
  readonly desk: DeskStore;
  readonly notes: NoteStore;
  readonly inbox: InboxStore;
  readonly console: ConsoleStore;
  readonly canned: CannedStore;
}

/** What each call of each part does. */
export const PART_EFFECTS: { readonly [Name in keyof Parts]: Effects<Parts[Name]> } = {
  sites: SITE_EFFECTS,
  roomSettings: ROOM_SETTINGS_EFFECTS,
  life: LIFE_EFFECTS,
  traces: TRACE_EFFECTS,
  erasures: ERASURE_EFFECTS,
  archive: ARCHIVE_EFFECTS,
  attention: ATTENTION_EFFECTS,
  readers: READER_EFFECTS,
  measures: MEASURE_EFFECTS,
  held: HELD_EFFECTS,
  search: SEARCH_EFFECTS,
  avatars: AVATAR_EFFECTS,
  answers: ANSWER_EFFECTS,
  passkeys: PASSKEY_EFFECTS,
  audit: AUDIT_EFFECTS,
  notifications: NOTIFICATION_EFFECTS,
  notices: NOTICE_EFFECTS,
  answerTickets: ANSWER_TICKET_EFFECTS,
  statistics: STATISTICS_EFFECTS,
  follows: FOLLOW_EFFECTS,
  pushDevices: PUSH_DEVICE_EFFECTS,
  desk: DESK_EFFECTS,
  notes: NOTE_EFFECTS,
  inbox: INBOX_EFFECTS,
  console: CONSOLE_EFFECTS,
  canned: CANNED_EFFECTS,
};

/** The parts where the data is. */
export type SynchronousParts = { readonly [Name in keyof Parts]: Synchronous<Parts[Name]> };

/** The name of a call of a part, as in `sites.put`. */
export type PartCall = `${keyof Parts}.${string}`;

/** What a call of a part does, or `undefined` when there is no such call. */
export function effectOf(call: string): Effect | undefined {
  const [part = "", name = ""] = call.split(".");
  const effects: Readonly<Record<string, Effect>> = Object.hasOwn(PART_EFFECTS, part)
    ? PART_EFFECTS[part as keyof Parts]
    : {};
  return Object.hasOwn(effects, name) ? effects[name] : undefined;
}
