/**
 * What authors keep among themselves about the conversation on the screen: followed over the desk's
 * link, and changed there.
 *
 * @module
 */
import {
  type DeskEvent,
  type DeskState,
  isDeskEvent,
  isDeskPage,
  type Note,
  type SetDesk,
} from "../../../shared/chat/desk.ts";
import {
  answeringOf,
  DESK,
  deskOf,
  lookingOf,
  noteDeletionOf,
  noteOf,
} from "../../../shared/chat/desk_destination.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { type ConversationRef, newId, type RandomBytes, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { ANSWERING_FOR_MS, LOOKING_FOR_MS } from "../../../shared/limit.ts";
import type { Link } from "../../state/link.ts";
import type { CallRefusal } from "../api/console_api.ts";
import { askOver, sendOver } from "./link_call.ts";

/** Others are told again that one answers, or looks, when so much of it is over. */
const AGAIN_MS = ANSWERING_FOR_MS / 2;
const LOOK_AGAIN_MS = LOOKING_FOR_MS / 2;

/** Somebody else who is at something there, and until when that is true. */
export interface Busy {
  readonly by: Sender;
  /** In milliseconds since 1970. */
  readonly until: number;
}

/** What is known of a conversation at the desk. */
export interface DeskView {
  /** Whether the server has said it. */
  readonly loaded: boolean;
  readonly state?: DeskState;
  /** The oldest first. */
  readonly notes: readonly Note[];
  /** Other authors who are answering. */
  readonly answering: readonly Busy[];
  /** Other authors who look at it. */
  readonly looking: readonly Busy[];
}

/** What a {@linkcode TalkDesk} is made with. */
export interface TalkDeskOptions {
  readonly link: Link;
  readonly clock: Clock;
  /** Usually `crypto.getRandomValues`. */
  readonly random: RandomBytes;
  /** Who is signed in. */
  readonly author: Pick<Sender, "id">;
}

const NOTHING: DeskView = { loaded: false, notes: [], answering: [], looking: [] };

/** See the head of this file. */
export class TalkDesk {
  readonly ref: ConversationRef;
  readonly #options: TalkDeskOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  #view = NOTHING;
  /** Until when others know that one answers; 0: they do not. */
  #answeringUntil = 0;
  #cancelTick = () => {};
  #isLooking = false;
  #cancelLook = () => {};

  constructor(options: TalkDeskOptions, ref: ConversationRef) {
    this.ref = refOf(ref);
    this.#options = options;
    const { link } = options;
    this.#stops = [
      link.follow(() => DESK, (body) => {
        if (isDeskEvent(body)) this.#hear(body);
      }),
      link.watch(() => void this.#load()),
    ];
    void this.#load();
  }

  /** What is known now; another object when it changes. */
  get view(): DeskView {
    return this.#view;
  }

  /** Hears every change of `view`. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Settles something. */
  settle(body: SetDesk): Promise<CallRefusal | undefined> {
    return sendOver(this.#options.link, { destination: deskOf(this.ref), body });
  }

  /** Keeps a note. @param note the one that gets another text; a new one if left out */
  keepNote(
    text: string,
    { id = newId(this.#options.random), reader }: {
      readonly id?: string | undefined;
      readonly reader?: string | undefined;
    } = {},
  ): Promise<CallRefusal | undefined> {
    const body = { id, text, ...reader !== undefined && { reader } };
    return sendOver(this.#options.link, { destination: noteOf(this.ref), body });
  }

  /** Deletes a note. */
  deleteNote(id: string): Promise<CallRefusal | undefined> {
    return sendOver(this.#options.link, { destination: noteDeletionOf(this.ref), body: { id } });
  }

  /** Says whether one is writing an answer; as often as one likes. */
  answer(answering: boolean): void {
    const { link, clock } = this.#options;
    const now = clock.now();
    const left = this.#answeringUntil - now;
    if (link.status.kind !== "online" || answering ? left > AGAIN_MS : left <= 0) return;
    this.#answeringUntil = answering ? now + ANSWERING_FOR_MS : 0;
    if (link.status.kind !== "online") return;
    link.send({ destination: answeringOf(this.ref), body: { answering } }, () => {});
  }

  /** Says whether one has it before one's eyes; others know it as long as that is true. */
  look(looking: boolean): void {
    if (looking === this.#isLooking) return;
    this.#isLooking = looking;
    this.#sayLooking();
  }

  /** Leaves the conversation. */
  close(): void {
    this.answer(false);
    this.look(false);
    this.#cancelTick();
    this.#stops.forEach((stop) => stop());
    this.#listeners.clear();
  }

  async #load(): Promise<void> {
    const { link } = this.#options;
    if (link.status.kind !== "online") {
      this.#answeringUntil = 0;
      return;
    }
    // A connection that is new has said nothing yet.
    if (this.#isLooking) this.#sayLooking();
    const asked = await askOver(link, deskOf(this.ref), isDeskPage);
    if (!asked.ok) return;
    const { state, notes, answering, looking = [] } = asked.value;
    this.#become({ ...NOTHING, loaded: true, ...state !== undefined && { state }, notes });
    for (const event of [...answering, ...looking]) this.#hear(event);
  }

  #sayLooking(): void {
    const { link, clock } = this.#options;
    const looking = this.#isLooking;
    this.#cancelLook();
    if (link.status.kind !== "online") return;
    link.send({ destination: lookingOf(this.ref), body: { looking } }, () => {});
    if (looking) this.#cancelLook = clock.after(LOOK_AGAIN_MS, () => this.#sayLooking());
  }

  #hear(event: DeskEvent): void {
    const ref = event.type === "desk" ? event.state : event.type === "note" ? event.note : event;
    if (ref.room !== this.ref.room || ref.whisper !== this.ref.whisper) return;
    const view = this.#view;
    switch (event.type) {
      case "desk":
        return this.#become({ ...view, state: event.state });
      case "note": {
        const { note } = event;
        const isKnown = view.notes.some(({ id }) => id === note.id);
        const notes = isKnown
          ? view.notes.map((known) => known.id === note.id ? note : known)
          : [...view.notes, note];
        return this.#become({ ...view, notes });
      }
      case "note-deleted":
        return this.#become({ ...view, notes: view.notes.filter(({ id }) => id !== event.id) });
      case "answering":
      case "looking": {
        const { type, by, forMs } = event;
        if (by.id === this.#options.author.id) return;
        const others = view[type].filter((other) => other.by.id !== by.id);
        const until = this.#options.clock.now() + forMs;
        this.#become({ ...view, [type]: forMs > 0 ? [...others, { by, until }] : others });
      }
    }
  }

  #become(view: DeskView): void {
    const { clock } = this.#options;
    const now = clock.now();
    const [answering = [], looking = []] = [view.answering, view.looking].map((busy) =>
      busy.filter(({ until }) => until > now)
    );
    this.#view = { ...view, answering, looking };
    this.#cancelTick();
    const [next] = [...answering, ...looking].map(({ until }) => until).sort((a, b) => a - b);
    if (next !== undefined) {
      this.#cancelTick = clock.after(next - now, () => this.#become(this.#view));
    }
    for (const listener of this.#listeners) listener();
  }
}
