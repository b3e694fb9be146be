/**
 * Does all of a conversation that is not needed to read and write: changes of one's own, who is there
 * and writes, what is seen, unread and held. Loaded once the first page is there.
 *
 * @module
 */
import {
  isSeenEvent,
  isTypingEvent,
  isUnreadEvent,
  isUnreadList,
  type Unread,
} from "../../shared/chat/attention.ts";
import { presenceOf, presenceTopicOf } from "../../shared/chat/room_destination.ts";
import { isErasedEvent } from "../../shared/chat/erased.ts";
import { isRoomEvent } from "../../shared/chat/event.ts";
import type { ConversationRef } from "../../shared/chat/id.ts";
import { type HeldEvent, isHeldEvent, isTermsEvent } from "../../shared/chat/moderation.ts";
import { HELD, UNREAD, UNREAD_EVENTS } from "../../shared/chat/own_destination.ts";
import { isPresence } from "../../shared/chat/presence.ts";
import type { Attendant, Attended } from "./attending.ts";
import type { Change, ConversationState } from "./model.ts";
import type { OwnChanges } from "./own_changes.ts";
import type { Place } from "./outbox.ts";
import { takePage } from "./paging.ts";
import { Seen } from "./seen.ts";
import { Typing } from "./typing.ts";

/** Most people never change a message, so what does that is loaded with the first change. */
type LoadChanges = () => Promise<{ readonly OwnChanges: typeof OwnChanges }>;

/** Begins to attend a conversation whose first page is there. */
export function attend(
  attended: Attended,
  load: LoadChanges = () => import("./own_changes.ts"),
): Attendant {
  return new ConversationAttendant(attended, load);
}

class ConversationAttendant implements Attendant {
  readonly #attended: Attended;
  readonly #load: LoadChanges;
  readonly #seen: Seen;
  readonly #typing: Typing;
  readonly #leave: (() => void)[];
  #changes: OwnChanges | undefined;

  constructor(attended: Attended, load: LoadChanges) {
    const { link, conversation, room, happen } = attended;
    this.#attended = attended;
    happen({ type: "equipped", tools: { take: takePage } });
    this.#load = load;
    this.#seen = new Seen(attended);
    this.#typing = new Typing(attended);
    this.#leave = [link.watch(() => this.#linkChanged())];
    const { isWhisper, you } = conversation.state;
    const follow = (destination: () => string) =>
      this.#leave.push(link.follow(destination, (body) => this.told(body)));
    if (!isWhisper) {
      follow(() => presenceTopicOf(room()));
      if (you?.kind === "reader") {
        follow(() => HELD);
        follow(() => UNREAD_EVENTS);
      }
    }
    this.#ask();
    this.#restore();
  }

  async change(id: string, change: Change): Promise<void> {
    try {
      (await this.#own()).add(id, change);
    } catch {
      const failure = { code: "internal", message: "The change could not be made." } as const;
      this.#know({ refused: [...this.#state.refused, { id, change, failure }] });
    }
  }

  loadOlder(): void {
    const { link, requestOf } = this.#attended;
    const { epoch, messages: [first], hasOlder, loadingOlder, link: { kind } } = this.#state;
    if (!hasOlder || loadingOlder || kind !== "online" || first === undefined) return;
    this.#know({ loadingOlder: true });
    link.send(requestOf("history", { before: first.seq, epoch }), (answer) => {
      if (answer.kind === "refused") this.#know({ loadingOlder: false });
    });
  }

  see(seq: number): void {
    this.#seen.see(seq);
  }

  type(): void {
    this.#typing.say();
  }

  told(body: unknown): void {
    if (isRoomEvent(body)) {
      if (this.#isOurs(body.message)) this.#typing.ended(body.message.from);
    } else if (isTypingEvent(body)) {
      if (this.#isOurs(body)) this.#typing.told(body);
    } else if (isSeenEvent(body)) {
      const { seenByOther } = this.#state;
      if (this.#isOurs(body)) this.#know({ seenByOther: Math.max(body.seq, seenByOther) });
    } else if (isTermsEvent(body)) {
      this.#know({ terms: body.terms });
    } else if (isPresence(body)) {
      const { room, readers, author } = body;
      if (this.#isOurs(body)) this.#know({ presence: { room, readers, author } });
    } else if (isHeldEvent(body)) {
      this.#toldOfHeld(body);
    } else if (isUnreadEvent(body)) {
      this.#count([body.conversation]);
    } else if (isErasedEvent(body) && this.#isOurs(body)) {
      this.#attended.happen({ type: "erased", epoch: body.epoch });
    }
  }

  leave(): void {
    for (const leave of this.#leave) leave();
    this.#changes?.stop();
    this.#seen.stop();
    this.#typing.clear();
  }

  async #own(): Promise<OwnChanges> {
    const { OwnChanges } = await this.#load();
    return this.#changes ??= new OwnChanges(this.#attended);
  }

  /** Goes on with changes that an earlier page has left. */
  #restore(): void {
    const { outbox } = this.#attended;
    const { room, isWhisper } = this.#state;
    const kept: Place = { room, isWhisper, isChange: true };
    let isOver = false;
    const release = () => outbox?.release(kept);
    this.#leave.push(() => isOver = true, release);
    outbox?.adopt(kept).then(async (left) => {
      if (isOver) release();
      else if (left.length > 0) (await this.#own()).restore(left);
    }).catch(() => {});
  }

  get #state(): ConversationState {
    return this.#attended.conversation.state;
  }

  #know(part: Partial<ConversationState>): void {
    this.#attended.happen({ type: "known", part });
  }

  #linkChanged(): void {
    this.#changes?.linkChanged();
    this.#seen.linkChanged();
    if (this.#state.link.kind === "online") return this.#ask();
    // Nobody tells any more when they go.
    this.#typing.clear();
    this.#know({ presence: undefined });
  }

  /** Asks who is there and what is unread; what changes is told from before. */
  #ask(): void {
    const { link, room } = this.#attended;
    const { isWhisper, you } = this.#state;
    if (link.status.kind !== "online" || isWhisper) return;
    link.ask(presenceOf(room()), (answer) => {
      if (answer.kind === "answered") this.told(answer.body);
    });
    if (you?.kind !== "reader") return;
    link.ask(UNREAD, (answer) => {
      if (answer.kind === "answered" && isUnreadList(answer.body)) {
        this.#know({ unread: { room: 0, whisper: 0 } });
        this.#count(answer.body.conversations);
      }
    });
  }

  #toldOfHeld(body: HeldEvent): void {
    const isNew = body.type === "held";
    const { room, id } = isNew ? body.message : body;
    if (room !== this.#attended.room()) return;
    const others = this.#state.held.filter((message) => message.id !== id);
    this.#know({ held: isNew ? [...others, body.message] : others });
  }

  #count(conversations: readonly Unread[]): void {
    const { you } = this.#state;
    const room = this.#attended.room();
    for (const one of conversations) {
      if (one.room !== room) continue;
      const { unread } = this.#state;
      if (one.whisper === undefined) this.#know({ unread: { ...unread, room: one.unread } });
      else if (one.whisper === you?.id) this.#know({ unread: { ...unread, whisper: one.unread } });
    }
  }

  /** Whispers of all rooms are told in one place. */
  #isOurs({ room, whisper }: ConversationRef): boolean {
    return room === this.#attended.room() && (whisper !== undefined) === this.#state.isWhisper;
  }
}
