/**
 * Keeps how authors want to be told what readers say, and what they were told.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** How an author wants to be told. */
export interface NoticeSettingsRecord {
  readonly author: string;
  /** As JSON; secrets in it are encrypted. */
  readonly settings: string;
}

/** By what an author was told about what. */
export interface ToldRef {
  readonly author: string;
  /** One of the author's channels. */
  readonly channel: string;
  /** A conversation, or something else that counts up. */
  readonly topic: string;
}

/** Up to where an author was told. */
export interface Told extends ToldRef {
  readonly upTo: number;
  /** The reader whose whisper it is about; it is gone with them. */
  readonly reader?: string;
}

/** Keeps settings, and up to where authors were told. */
export interface NoticeStore {
  /** How all authors want to be told who have said so. */
  all(): Promise<readonly NoticeSettingsRecord[]>;
  put(record: NoticeSettingsRecord): Promise<void>;
  /** Up to where an author was told, 0 when they were not. */
  told(ref: ToldRef): Promise<number>;
  /** Keeps that an author was told. It never falls. */
  tell(told: Told): Promise<void>;
  /** Forgets up to where authors were told about a reader's whispers. */
  forget(reader: string): Promise<void>;
  /** The same about one of them: of topics that end so. */
  forgetTopics(reader: string, ending: string): Promise<void>;
  /** Forgets all about an author. */
  forgetAuthor(author: string): Promise<void>;
}

/** What each call does. */
export const NOTICE_EFFECTS: Effects<NoticeStore> = {
  all: "read",
  put: "erase",
  told: "read",
  tell: "write",
  forget: "erase",
  forgetTopics: "erase",
  forgetAuthor: "erase",
};
