/**
 * Keeps what each author settled for the console.
 *
 * @module
 */
import type { ConsoleSettings } from "../../../shared/chat/inbox.ts";
import type { Effects } from "../part.ts";

/** Keeps one set of settings for each author, by their id. */
export interface ConsoleStore {
  get(author: string): Promise<ConsoleSettings | undefined>;
  /** Keeps settings in the place of those before. */
  put(author: string, settings: ConsoleSettings): Promise<void>;
  /** Forgets those of an author who was removed. */
  forgetAuthor(author: string): Promise<void>;
}

/** What each call does. */
export const CONSOLE_EFFECTS: Effects<ConsoleStore> = {
  get: "read",
  put: "write",
  forgetAuthor: "erase",
};
