/**
 * Who is writing: oneself, said now and then, and others, true for a while.
 *
 * @module
 */
import type { TypingEvent, Typist } from "../../shared/chat/attention.ts";
import type { Sender } from "../../shared/chat/event.ts";
import { newId } from "../../shared/chat/id.ts";
import { TYPING_EVERY_MS } from "../../shared/limit.ts";
import type { Attended } from "./attending.ts";

/** See the head of this file. */
export class Typing {
  readonly #attended: Attended;
  /** What is told of oneself has it on. */
  readonly #tag: string;
  /** By what tells them apart: who writes, and how to forget that they do. */
  readonly #others = new Map<string, { readonly from: Typist; readonly forget: () => void }>();
  #nextAt = 0;

  constructor(attended: Attended) {
    this.#attended = attended;
    this.#tag = newId(attended.random);
  }

  /** Oneself is writing. */
  say(): void {
    const { conversation, clock, link, requestOf } = this.#attended;
    const now = clock.now();
    if (conversation.state.link.kind !== "online" || now < this.#nextAt) return;
    this.#nextAt = now + TYPING_EVERY_MS;
    link.send(requestOf("typing", { tag: this.#tag }), () => {});
  }

  /** Somebody is writing. */
  told({ from, forMs, tag }: TypingEvent): void {
    if (tag === this.#tag) return;
    const key = from.id ?? tag ?? from.kind;
    this.#others.get(key)?.forget();
    const end = this.#attended.clock.after(forMs, () => this.#end(key));
    this.#others.set(key, { from, forget: end });
    this.#show();
  }

  /** Somebody has written; of several readers in a room nobody knows which of them it was. */
  ended({ id, kind }: Sender): void {
    for (const [key, { from }] of this.#others) {
      if (from.id === undefined ? from.kind === kind : from.id === id) this.#end(key);
    }
  }

  /** Nobody is known to write any more. */
  clear(): void {
    for (const key of this.#others.keys()) this.#end(key);
  }

  #end(key: string): void {
    this.#others.get(key)?.forget();
    this.#others.delete(key);
    this.#show();
  }

  #show(): void {
    const typing = [...this.#others.values()].map(({ from }) => from);
    this.#attended.happen({ type: "known", part: { typing } });
  }
}
