/**
 * Who authors are now, for everything they have open: a name chosen in one tab is what the others
 * speak with.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";

/** Authors who were changed since the server started: there are few, and they are changed seldom. */
export class LiveAuthors {
  readonly #changed = new Map<string, Sender>();
  readonly #listeners = new Set<(changed?: Sender) => void>();

  /** Says who an author is from now on. */
  update(sender: Sender): void {
    this.#changed.set(sender.id, sender);
    this.#tell(sender);
  }

  /** All authors, as they are kept now: some may have been changed at another instance. */
  load(authors: readonly Sender[]): void {
    this.#changed.clear();
    for (const author of authors) this.#changed.set(author.id, author);
  }

  /** An author as they are now. */
  now(sender: Sender): Sender {
    return this.#changed.get(sender.id) ?? sender;
  }

  /** Forgets an author who was removed; what they have open is about to be closed. */
  forget(id: string): void {
    this.#changed.delete(id);
    this.#tell();
  }

  /**
   * Hears that authors were changed at this instance, and who an author is now; nothing of one who was
   * removed. A listener must not throw.
   */
  onChanged(listener: (changed?: Sender) => void): void {
    this.#listeners.add(listener);
  }

  #tell(changed?: Sender): void {
    for (const listener of this.#listeners) listener(changed);
  }
}
