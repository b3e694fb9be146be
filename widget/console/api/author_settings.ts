/**
 * What the author settled for the console, as the server keeps it: the same on every device.
 *
 * @module
 */
import { type ConsoleSettings, isConsoleSettings } from "../../../shared/chat/inbox.ts";
import type { CallOutcome, ConsoleApi } from "./console_api.ts";

const PATH = "/api/authors/me/console";

/** The author's settings. Nothing here rejects. */
export class AuthorSettings {
  readonly #api: ConsoleApi;
  readonly #listeners = new Set<() => void>();
  #value: ConsoleSettings = { filters: [] };

  constructor(api: ConsoleApi) {
    this.#api = api;
  }

  /** As far as they are known; as by default before that. */
  get value(): ConsoleSettings {
    return this.#value;
  }

  /** Hears every change. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load(): Promise<void> {
    const outcome = await this.#api.call("GET", PATH);
    if (outcome.ok && isConsoleSettings(outcome.value)) this.#become(outcome.value);
  }

  /** Shows other settings at once and keeps them; takes them back when the server does not. */
  async keep(settings: ConsoleSettings): Promise<CallOutcome> {
    const before = this.#value;
    this.#become(settings);
    const outcome = await this.#api.call("PUT", PATH, settings);
    if (!outcome.ok && this.#value === settings) this.#become(before);
    return outcome;
  }

  #become(settings: ConsoleSettings): void {
    this.#value = settings;
    for (const listener of this.#listeners) listener();
  }
}
