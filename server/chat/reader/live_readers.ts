/**
 * Who readers are now, for everything they have open: a name given in one tab is what the others
 * speak with.
 *
 * A reader who has nothing open is not kept in memory. When that is so, only the sockets know, and
 * some end before they were connected; so cards are held by whoever uses them, weakly here, and the
 * collector tells when the last one let go.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";

/** A reader as everything they have open sees them. */
export interface ReaderCard {
  readonly sender: Sender;
}

class Card implements ReaderCard {
  sender: Sender;
  /** Resolves once it was read, or was changed since. */
  ready: Promise<void> = Promise.resolve();
  /** It is newer than whatever is being read. */
  isChanged = false;

  constructor(sender: Sender) {
    this.sender = sender;
  }
}

/** The cards of readers who have something open. */
export class LiveReaders {
  readonly #cards = new Map<string, WeakRef<Card>>();
  readonly #forgotten = new FinalizationRegistry<string>((id) => {
    if (this.#find(id) === undefined) this.#cards.delete(id);
  });

  /**
   * The card of a reader: the same one for all who hold it.
   *
   * @param load reads who they are, when nobody holds it yet
   */
  async open(id: string, load: () => Promise<Sender>): Promise<ReaderCard> {
    const held = this.#find(id);
    const card = held ?? this.#add(id, load);
    await card.ready;
    return card;
  }

  /** Says who a reader is from now on. */
  update(sender: Sender): void {
    const card = this.#find(sender.id);
    if (card === undefined) return;
    card.sender = sender;
    card.isChanged = true;
  }

  /** Reads anew when those who are meant open something next; what is still open is about to be closed. */
  forget(isMeant: (id: string) => boolean): void {
    for (const id of [...this.#cards.keys()]) if (isMeant(id)) this.#cards.delete(id);
  }

  /** Whether a reader has something open. */
  has(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  /** Those who have something open. */
  ids(): readonly string[] {
    return [...this.#cards.keys()].filter((id) => this.has(id));
  }

  #add(id: string, load: () => Promise<Sender>): Card {
    const card = new Card({ kind: "reader", id, name: "" });
    this.#cards.set(id, new WeakRef(card));
    this.#forgotten.register(card, id);
    card.ready = load().then(
      (sender) => {
        if (!card.isChanged) card.sender = sender;
      },
      (error) => {
        // Whoever comes next reads again.
        if (this.#find(id) === card) this.#cards.delete(id);
        throw error;
      },
    );
    return card;
  }

  #find(id: string): Card | undefined {
    return this.#cards.get(id)?.deref();
  }
}
