/**
 * What authors keep among themselves about conversations: whose they are, whether they wait, internal
 * notes. Readers hear none of it.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isOptional, isString, isTrue } from "./guard.ts";
import type { ConversationRef } from "./id.ts";
import { isSender, type Sender } from "./message.ts";

/** What was settled for one conversation. Nothing at all: there is none. */
export interface DeskState extends ConversationRef {
  /** The id of the author whose it is. */
  readonly assignee?: string;
  /** Until when it sleeps, in milliseconds since 1970; also until its reader's next message. */
  readonly snoozedUntil?: number;
  /** Nothing is left to do, until a reader's next message. */
  readonly done?: true;
  /** When it last became another, in milliseconds since 1970. */
  readonly at: number;
}

/** SEND to `deskOf(conversation)`: what of it shall be another; what is left out stays. */
export interface SetDesk {
  /** An author's id; `null`: nobody's. */
  readonly assignee?: string | null;
  /** In milliseconds since 1970; `null`: awake. What sleeps is not done. */
  readonly snoozedUntil?: number | null;
  /** What is done does not sleep. */
  readonly done?: boolean;
}

/** An internal note of an author's at a conversation. No reader ever sees it. */
export interface Note extends ConversationRef {
  readonly id: string;
  /** Whom it is about, by the reader's id; in a whisper always its reader. */
  readonly reader?: string;
  readonly by: Sender;
  readonly text: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly editedAt?: number;
}

/** SEND to `noteOf(conversation)`: keeps a note, or gives one's own of this id another text. */
export interface PutNote {
  readonly id: string;
  readonly text: string;
  /** In a room: whom it is about. */
  readonly reader?: string;
}

/** SEND to `noteDeletionOf(conversation)`. */
export interface DeleteNote {
  readonly id: string;
}

/** SEND to `answeringOf(conversation)`: whether one is writing an answer there. */
export interface SetAnswering {
  readonly answering: boolean;
}

/** SEND to `lookingOf(conversation)`: whether one has it before one's eyes. */
export interface SetLooking {
  readonly looking: boolean;
}

/** The answer to subscribing to `deskOf(conversation)`. */
export interface DeskPage extends ConversationRef {
  readonly state?: DeskState;
  /** The oldest first; the newest of them, if they are too many for one answer. */
  readonly notes: readonly Note[];
  readonly answering: readonly AnsweringEvent[];
  /** An older server does not say it. */
  readonly looking?: readonly LookingEvent[];
}

/** The answer to subscribing to `DESK_LIST`. */
export interface DeskList {
  /** The newest change first. */
  readonly states: readonly DeskState[];
  /** Whether there are more; ask for them one by one. */
  readonly more: boolean;
  readonly answering: readonly AnsweringEvent[];
}

/** MESSAGE on `DESK`: something is another from now on. */
export type DeskEvent =
  | DeskStateEvent
  | NoteEvent
  | NoteDeletedEvent
  | AnsweringEvent
  | LookingEvent;

/** What was settled for a conversation is this now. */
export interface DeskStateEvent {
  readonly type: "desk";
  readonly state: DeskState;
  /** The author who changed it; left out: it came back by itself. */
  readonly by?: Sender;
  /** Why it came back: its time has come, or a reader wrote. */
  readonly woke?: "time" | "message";
}

/** A note is new, or has another text. */
export interface NoteEvent {
  readonly type: "note";
  readonly note: Note;
}

/** A note is gone. */
export interface NoteDeletedEvent extends ConversationRef {
  readonly type: "note-deleted";
  readonly id: string;
}

/** What an author is at in a conversation: they write an answer there, or look at it. */
export type OccupationName = "answering" | "looking";

/** An author is at something there. */
export interface OccupationEvent<Name extends OccupationName> extends ConversationRef {
  readonly type: Name;
  readonly by: Sender;
  /** For how long it is true, in milliseconds; 0: no longer. */
  readonly forMs: number;
}

/** An author is writing an answer there. */
export type AnsweringEvent = OccupationEvent<"answering">;
/** An author has the conversation before their eyes. */
export type LookingEvent = OccupationEvent<"looking">;

/** Whether a body has the shape of a {@linkcode DeskList}. */
export function isDeskList(body: unknown): body is DeskList {
  const { states, answering } = fieldsOf<DeskList>(body);
  return isListOf(states, isDeskState) && isListOf(answering, isAnsweringEvent);
}

/** Whether a body has the shape of a {@linkcode DeskPage}. */
export function isDeskPage(body: unknown): body is DeskPage {
  const { room, state, notes, answering, looking = [] } = fieldsOf<DeskPage>(body);
  return isString(room) && isOptional(state, isDeskState) && isListOf(notes, isNote) &&
    isListOf(answering, isAnsweringEvent) && isListOf(looking, isLookingEvent);
}

/** Whether a body has the shape of a {@linkcode DeskEvent}. */
export function isDeskEvent(body: unknown): body is DeskEvent {
  const { type, state, note, id } = fieldsOf<{ type: string; state: 0; note: 0; id: 0 }>(body);
  switch (type) {
    case "desk":
      return isDeskState(state);
    case "note":
      return isNote(note);
    case "note-deleted":
      return isRef(body) && isString(id);
    default:
      return isAnsweringEvent(body) || isLookingEvent(body);
  }
}

/** Whether a value has the shape of a {@linkcode DeskState}. */
export function isDeskState(value: unknown): value is DeskState {
  const { assignee, snoozedUntil, done, at } = fieldsOf<DeskState>(value);
  return isRef(value) && isOptional(assignee, isString) && isOptional(snoozedUntil, isCount) &&
    isOptional(done, isTrue) && isCount(at);
}

/** Whether a value has the shape of a {@linkcode Note}. */
export function isNote(value: unknown): value is Note {
  const { id, reader, by, text, at, editedAt } = fieldsOf<Note>(value);
  return isRef(value) && isString(id) && isOptional(reader, isString) && isSender(by) &&
    isString(text) && isCount(at) && isOptional(editedAt, isCount);
}

/** Whether a value has the shape of an {@linkcode AnsweringEvent}. */
export function isAnsweringEvent(value: unknown): value is AnsweringEvent {
  return isOccupation(value, "answering");
}

/** Whether a value has the shape of a {@linkcode LookingEvent}. */
export function isLookingEvent(value: unknown): value is LookingEvent {
  return isOccupation(value, "looking");
}

function isOccupation(value: unknown, name: OccupationName): boolean {
  const { type, by, forMs } = fieldsOf<OccupationEvent<OccupationName>>(value);
  return type === name && isRef(value) && isSender(by) && isCount(forMs);
}

function isRef(value: unknown): value is ConversationRef {
  const { room, whisper } = fieldsOf<ConversationRef>(value);
  return isString(room) && isOptional(whisper, isString);
}
