/**
 * Up to where one has seen a conversation, told to the server: only upward, at most once in a second,
 * and never where the server would keep nothing of it.
 *
 * @module
 */
import type { Attended } from "./attending.ts";

/** How long it waits before it says so again, in milliseconds. */
const EVERY_MS = 1_000;

/** See the head of this file. */
export class Seen {
  readonly #attended: Attended;
  #epoch = "";
  #wanted = 0;
  /** The highest that the server has, or is being told. */
  #said = 0;
  #cancel: (() => void) | undefined;

  constructor(attended: Attended) {
    this.#attended = attended;
  }

  /** All up to this sequence was before somebody's eyes. */
  see(seq: number): void {
    const { epoch } = this.#attended.conversation.state;
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#wanted = this.#said = 0;
    }
    this.#wanted = Math.max(this.#wanted, seq);
    this.#say();
  }

  /** What was on its way before the link was lost is said again. */
  linkChanged(): void {
    this.#said = 0;
    this.#say();
  }

  /** Says nothing more. */
  stop(): void {
    this.#cancel?.();
  }

  #say(): void {
    const { conversation, clock, link, requestOf, happen } = this.#attended;
    const { epoch, seen, link: { kind } } = conversation.state;
    const seq = this.#wanted;
    if (kind !== "online" || epoch !== this.#epoch || this.#cancel !== undefined) return;
    if (seq <= Math.max(this.#said, seen) || !this.#isKept) return;
    this.#said = seq;
    link.send(requestOf("seen", { seq, epoch }), (answer) => {
      if (answer.kind === "answered") happen({ type: "known", part: { seen: seq } });
    });
    this.#cancel = clock.after(EVERY_MS, () => {
      this.#cancel = undefined;
      this.#say();
    });
  }

  /** Of a reader in a room nothing is kept until they write there. */
  get #isKept(): boolean {
    const { isWhisper, seen, you, messages } = this.#attended.conversation.state;
    return isWhisper || seen > 0 || you?.kind === "author" ||
      messages.some(({ from }) => from.id === you?.id);
  }
}
