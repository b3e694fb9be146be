/**
 * What authors settled for the console, in memory.
 *
 * @module
 */
import type { ConsoleSettings } from "../../../../shared/chat/inbox.ts";
import type { Synchronous } from "../../part.ts";
import type { ConsoleStore } from "../../port/console_store.ts";

/** Settings, until the process ends. */
export class MemoryConsole implements Synchronous<ConsoleStore> {
  readonly #settings = new Map<string, ConsoleSettings>();

  get(author: string): ConsoleSettings | undefined {
    return structuredClone(this.#settings.get(author));
  }

  put(author: string, settings: ConsoleSettings): void {
    this.#settings.set(author, structuredClone(settings));
  }

  forgetAuthor(author: string): void {
    this.#settings.delete(author);
  }
}
