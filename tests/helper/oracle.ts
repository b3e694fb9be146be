/**
 * Knows what was acknowledged, and compares it with what a room holds.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ChatMessage } from "../../shared/chat/event.ts";

/** What a message of a publisher says: who sent it, and as which of theirs. */
export function textOf(publisher: number, n: number): string {
  return `${publisher}/${n}`;
}

/** Remembers acknowledgements. */
export class Oracle {
  /** Texts by ids. */
  readonly #acknowledged = new Map<string, string>();

  /** How many messages were acknowledged. */
  get count(): number {
    return this.#acknowledged.size;
  }

  /** The sender was told that this message is kept. */
  acknowledge({ id, text }: { readonly id: string; readonly text: string }): void {
    this.#acknowledged.set(id, text);
  }

  /**
   * Fails unless the log has every acknowledged message, each once, sequences without holes, and the
   * messages of each publisher in the order they were sent. What was sent and not acknowledged may be
   * there.
   */
  check(log: readonly ChatMessage[]): void {
    deepEqual(log.map(({ seq }) => seq), log.map((_, index) => index + 1), "a hole");
    const texts = new Map(log.map(({ id, text }) => [id, text]));
    equal(texts.size, log.length, "a message is there twice");
    equal(new Set(texts.values()).size, log.length, "a message is there under two ids");
    for (const [id, text] of this.#acknowledged) equal(texts.get(id), text, `${text} is lost`);
    const last = new Map<string, number>();
    for (const { text } of log) {
      const [publisher = "", n] = text.split("/");
      equal(Number(n), (last.get(publisher) ?? -1) + 1, `${text} is out of order`);
      last.set(publisher, Number(n));
    }
  }
}
