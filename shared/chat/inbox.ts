/**
 * The author's inbox: all conversations, public and private, in one list.
 *
 * @module
 */
import { type DeskState, isDeskState } from "./desk.ts";
import { isRoomSummary, type RoomSummary } from "./event.ts";
import { fieldsOf, isCount, isListOf, isOptional, isString, isTrue } from "./guard.ts";
import { isReaderInfo, type ReaderInfo } from "./reader.ts";

/** A conversation in the list. The text of `last` is cut after `MAX_ROW_TEXT_LENGTH`. */
export interface InboxRow extends RoomSummary {
  /** Of a whisper: what its reader gave of themselves, if they gave something. */
  readonly reader?: ReaderInfo;
  /** When its oldest open question was asked, in milliseconds since 1970. */
  readonly askedAt?: number;
  /** What authors settled for it, if they did. */
  readonly desk?: DeskState;
}

/** The answer to `GET /api/inbox`. */
export interface InboxPage {
  /** The one with the newest message first. */
  readonly rows: readonly InboxRow[];
  /** Where to go on, as `before`; without it there is nothing more. */
  readonly next?: number;
}

/** What the rows of a list have in common. */
export interface InboxFilter {
  readonly state:
    | "all"
    | "open"
    | "unread"
    | "mine"
    | "others"
    | "unassigned"
    | "snoozed"
    | "done";
  readonly kind?: "public" | "private";
  /** A site's id. */
  readonly site?: string;
  /** Words in titles, names and the newest message. */
  readonly words?: string;
}

/** A filter under a name of its author's choice. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: InboxFilter;
}

/** What an author settled for the console, on all devices. */
export interface ConsoleSettings {
  /** At most `MAX_SAVED_FILTERS`. */
  readonly filters: readonly SavedFilter[];
  /** Keys of one letter do nothing. */
  readonly withoutKeys?: true;
}

/** All that `state` of a filter can be. */
export const INBOX_STATES: readonly InboxFilter["state"][] = [
  "all",
  "open",
  "unread",
  "mine",
  "others",
  "unassigned",
  "snoozed",
  "done",
];

/** Whether a body has the shape of an {@linkcode InboxPage}. */
export function isInboxPage(body: unknown): body is InboxPage {
  const { rows, next } = fieldsOf<InboxPage>(body);
  return isListOf(rows, isInboxRow) && isOptional(next, isCount);
}

/** Whether a value has the shape of an {@linkcode InboxRow}. */
export function isInboxRow(value: unknown): value is InboxRow {
  const { whisper, reader, askedAt, unread, desk } = fieldsOf<InboxRow>(value);
  return isRoomSummary(value) && isOptional(whisper, isString) &&
    isOptional(reader, isReaderInfo) && isOptional(askedAt, isCount) &&
    isOptional(unread, isCount) && isOptional(desk, isDeskState);
}

/** Whether a body has the shape of {@linkcode ConsoleSettings}. */
export function isConsoleSettings(body: unknown): body is ConsoleSettings {
  const { filters, withoutKeys } = fieldsOf<ConsoleSettings>(body);
  return isListOf(filters, isSavedFilter) && isOptional(withoutKeys, isTrue);
}

function isSavedFilter(value: unknown): value is SavedFilter {
  const { id, name, filter } = fieldsOf<SavedFilter>(value);
  const { state, kind, site, words } = fieldsOf<InboxFilter>(filter);
  return isString(id) && isString(name) && INBOX_STATES.some((known) => known === state) &&
    (kind === undefined || kind === "public" || kind === "private") &&
    isOptional(site, isString) && isOptional(words, isString);
}
