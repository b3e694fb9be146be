/**
 * What authors settled for conversations, in memory.
 *
 * @module
 */
import type { DeskState } from "../../../../shared/chat/desk.ts";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { DeskStore } from "../../port/desk_store.ts";
import type { MemoryTables } from "../memory_tables.ts";

/** A state, and the life of the conversation it is of. */
interface Kept {
  readonly state: DeskState;
  readonly epoch: string;
}

/** States of conversations, until the process ends. */
export class MemoryDesk implements Synchronous<DeskStore> {
  readonly #tables: MemoryTables;
  /** By conversation; the newest change is the last one. */
  readonly #states = new Map<string, Kept>();

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  get(ref: ConversationRef): DeskState | undefined {
    const kept = this.#states.get(nameOf(ref));
    return kept && this.#isOfThisLife(kept) ? kept.state : undefined;
  }

  of(refs: readonly ConversationRef[]): readonly DeskState[] {
    return refs.flatMap((ref) => this.get(ref) ?? []);
  }

  put(state: DeskState): boolean {
    const content = this.#tables.content(state);
    if (content === undefined) return false;
    const name = nameOf(state);
    this.#states.delete(name);
    const { assignee, snoozedUntil, done } = state;
    const isAny = assignee !== undefined || snoozedUntil !== undefined || done === true;
    if (isAny) this.#states.set(name, { state: { ...state }, epoch: content.record.epoch });
    return true;
  }

  list({ limit }: { readonly limit: number }): readonly DeskState[] {
    return this.#newestFirst().slice(0, limit);
  }

  asleep({ limit }: { readonly limit: number }): readonly DeskState[] {
    return this.#newestFirst().filter(({ snoozedUntil }) => snoozedUntil !== undefined)
      .sort((a, b) => (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0)).slice(0, limit);
  }

  assignedTo(
    { author, limit }: { readonly author: string; readonly limit: number },
  ): readonly DeskState[] {
    return this.#newestFirst().filter(({ assignee }) => assignee === author).slice(0, limit);
  }

  #newestFirst(): readonly DeskState[] {
    return [...this.#states.values()].filter((kept) => this.#isOfThisLife(kept))
      .map(({ state }) => state).reverse().sort((a, b) => b.at - a.at);
  }

  #isOfThisLife({ state, epoch }: Kept): boolean {
    return this.#tables.content(state)?.record.epoch === epoch;
  }
}

function nameOf({ room, whisper }: ConversationRef): string {
  return JSON.stringify([room, whisper]);
}
