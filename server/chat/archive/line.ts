/**
 * The lines of an archive: what is exported and imported, as JSON, one value in each line.
 *
 * The first line says what it is, the last one how much it was. In between come the settings of sites,
 * the settings of rooms, and each conversation followed by its messages, each message by what people
 * feel about it. README.md describes every field.
 *
 * @module
 */
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { RoomSettings, Site } from "../../../shared/chat/site.ts";
import type {
  ArchivedConversation,
  ArchivedFeeling,
  KeptMessage,
} from "../../storage/port/archive_store.ts";

/** The first line. */
export interface HeadLine {
  readonly type: "smalltalk";
  readonly version: number;
}

/** The settings of a site. */
export interface SiteLine {
  readonly type: "site";
  readonly site: Site;
}

/** What was settled for a room. */
export interface RoomLine {
  readonly type: "room";
  readonly room: RoomId;
  readonly settings: RoomSettings;
}

/** A conversation, whose messages follow. */
export type ConversationLine = { readonly type: "conversation" } & ArchivedConversation;

/** A message of the conversation above. */
export type MessageLine = { readonly type: "message" } & ConversationRef & KeptMessage;

/** What somebody feels about the message above. */
export type ReactionLine = { readonly type: "reaction" } & ArchivedFeeling;

/** The last line: how many there were. */
export interface EndLine {
  readonly type: "end";
  readonly conversations: number;
  readonly messages: number;
}

/** Any line. */
export type ArchiveLine =
  | HeadLine
  | SiteLine
  | RoomLine
  | ConversationLine
  | MessageLine
  | ReactionLine
  | EndLine;
