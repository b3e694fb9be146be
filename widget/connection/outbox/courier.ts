/**
 * Sends what nobody on the screen sends: messages, and changes of messages, of rooms that were left
 * and of pages that were closed. Sending once more what another tab has sent is harmless, as the server knows each by its
 * id.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { Line } from "../../state/line.ts";
import type { Link } from "../../state/link.ts";
import { isStale, type Place, sayRequest, STALE } from "../../state/outbox.ts";
import { changeRequest } from "./change_request.ts";
import type { EntryStore, KeptEntry } from "./entry_store.ts";

/** What a courier is made with. */
export interface CourierOptions {
  readonly link: Link;
  readonly store: EntryStore;
  readonly clock: Clock;
  /** Whether a conversation of this page sends the message with this id. */
  readonly isAdopted: (id: string) => boolean;
}

/** See the head of this file. */
export class Courier {
  readonly #options: CourierOptions;
  /** A line for each conversation, which keeps its order. */
  readonly #lines = new Map<string, Line>();
  /** Ids on their way. */
  readonly #taken = new Set<string>();

  constructor(options: CourierOptions) {
    this.#options = options;
    options.link.watch(() => void this.sweep());
    void this.sweep();
  }

  /** Sends what is left. Nothing while there is no connection, or another tab has it. */
  async sweep(): Promise<void> {
    const { store, isAdopted } = this.#options;
    if (!this.#canSend) return this.#stop();
    for (const entry of await store.all()) {
      if (!this.#canSend) return;
      if (entry.message.phase === "failed" || isAdopted(entry.id)) continue;
      if (!this.#taken.has(entry.id)) this.#take(entry);
    }
  }

  get #canSend(): boolean {
    const { link } = this.#options;
    return link.status.kind === "online" && link.isFollowing !== true;
  }

  #take(entry: KeptEntry): void {
    const { link, store, clock } = this.#options;
    if (isStale(entry.message, clock.now())) return this.#fail(entry, STALE);
    this.#taken.add(entry.id);
    const request = entry.change === undefined
      ? sayRequest(entry, link.site)
      : changeRequest(entry, entry.change, link.site);
    this.#lineOf(entry).push(request, (answer) => {
      this.#taken.delete(entry.id);
      if (answer.kind === "refused") this.#fail(entry, answer.refusal);
      else void store.remove(entry.id);
    });
  }

  /** Its reader sees it when the conversation is opened again. */
  #fail(entry: KeptEntry, { code, message }: Refusal): void {
    const failed = { ...entry.message, phase: "failed", failure: { code, message } } as const;
    void this.#options.store.put({ ...entry, message: failed });
  }

  #lineOf({ room, isWhisper }: Place): Line {
    const name = `${isWhisper} ${room}`;
    const line = this.#lines.get(name) ?? new Line(this.#options.link, this.#options.clock);
    this.#lines.set(name, line);
    return line;
  }

  #stop(): void {
    for (const line of this.#lines.values()) line.clear();
    this.#lines.clear();
    this.#taken.clear();
  }
}
