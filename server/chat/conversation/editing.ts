/**
 * What becomes of messages after they were sent: other texts, no text, and what people feel.
 *
 * Readers change their own messages for a while; an author edits their own at any time, and deletes
 * any. Each request may be sent again: what is so already is left as it is.
 *
 * @module
 */
import type { Delete, Edit, React } from "../../../shared/chat/event.ts";
import { refOf } from "../../../shared/chat/id.ts";
import { MAX_MESSAGE_EMOJI } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { MessageChange } from "../../storage/store.ts";
import type { ConversationOptions } from "./conversation.ts";
import { checkedEmoji } from "./emoji.ts";
import { kept } from "../keep.ts";
import {
  assertInTime,
  assertMessageId,
  findMessage,
  isOwn,
  notFound,
  notYours,
  type Place,
} from "./place.ts";
import { cleanText } from "../text.ts";

/** Changes messages for people. Whoever follows the conversation hears of it through the store. */
export class Editing {
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /**
   * Gives one's own message another text.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `forbidden`, `too-late` or `not-stored`, or what
   *   the gate refuses
   */
  async edit(place: Place, { id, text: raw }: Edit): Promise<void> {
    const { store, clock, gate } = this.#options;
    const text = cleanText(raw);
    const message = await findMessage(store, place, id);
    if (message.deleted) throw notFound();
    if (!isOwn(message, place)) throw notYours();
    // Its RECEIPT may have been lost, and the time be over since.
    if (message.text === text) return;
    const at = clock.now();
    assertInTime(message, place, at);
    await gate.admit(place, { kind: "edit", id, texts: [text] });
    await this.#change(place, id, { kind: "edit", text, at });
  }

  /**
   * Deletes one's own message, also one that waits; an author, any.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `forbidden`, `too-late` or `not-stored`
   */
  async delete(place: Place, { id }: Delete): Promise<void> {
    const { store, clock, held } = this.#options;
    assertMessageId(id);
    if (await held.withdraw(place, id)) return;
    const message = await findMessage(store, place, id);
    if (place.sender.kind !== "author" && !isOwn(message, place)) throw notYours();
    if (message.deleted) return;
    assertInTime(message, place, clock.now());
    await this.#change(place, id, { kind: "delete" });
  }

  /**
   * Says what one feels about a message, or no longer feels.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `not-stored`, or `forbidden` when the message has
   *   as many different emoji as it may have
   */
  async react(place: Place, { id, emoji: raw, on }: React): Promise<void> {
    assertMessageId(id);
    const emoji = checkedEmoji(raw);
    await this.#options.gate.admit(place, { kind: "react", id });
    await this.#change(place, id, { kind: "react", by: place.sender, emoji, on });
  }

  async #change(place: Place, id: string, change: MessageChange): Promise<void> {
    const { store, gate, report } = this.#options;
    const { kind } = await kept(store.change({ ...refOf(place), id, ...change }), report);
    if (kind === "unchanged" && change.kind === "react") gate.sentAgain(place);
    if (kind === "not-found") throw notFound();
    if (kind === "full") {
      throw new Refused({
        code: "forbidden",
        message: `Cannot add the reaction: the message has ${MAX_MESSAGE_EMOJI} others already.`,
      });
    }
  }
}
