/**
 * A reader with the widget's own link and conversations, who does by chance what readers do.
 *
 * @module
 */
import type { ChatMessage, ReaderGrant } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import { systemClock } from "../../../server/messaging/mod.ts";
import { attend } from "../../../widget/state/attendant.ts";
import { openConversation, type OwnConversation } from "../../../widget/state/conversation.ts";
import { random } from "../../helper/chat.ts";
import { pageLink } from "../../helper/page_link.ts";

/** Something a reader said, as far as they know. */
export interface Said {
  /** The message's. */
  readonly id: string;
  readonly text: string;
  readonly isWhisper: boolean;
  /** A page was closed before it was known whether it is kept. */
  isUnsure: boolean;
  /** The server refused it for good. */
  isRefused: boolean;
}

/** What {@linkcode Visitor} needs. */
export interface VisitorOptions {
  readonly origin: string;
  readonly grant: ReaderGrant;
  readonly room: RoomId;
  readonly number: number;
  /** Between 0 and 1. */
  readonly chance: () => number;
}

/** See the module. */
export class Visitor {
  readonly options: VisitorOptions;
  readonly said = new Map<string, Said>();
  #link: ReturnType<typeof pageLink>;
  room: OwnConversation;
  whisper: OwnConversation;
  #n = 0;

  constructor(options: VisitorOptions) {
    this.options = options;
    [this.#link, this.room, this.whisper] = this.#open();
  }

  get id(): string {
    return this.options.grant.reader.id;
  }

  get status() {
    return this.#link.status;
  }

  /** Whether nothing of theirs is on its way. */
  get isQuiet(): boolean {
    return [this.room, this.whisper].every(({ state: { pending, loaded } }) =>
      loaded && pending.every(({ phase }) => phase === "failed")
    );
  }

  /** Does one thing, by chance. */
  act(): void {
    const { chance } = this.options;
    const conversation = chance() < 0.6 ? this.room : this.whisper;
    const { messages } = conversation.state;
    const own = messages.filter(({ from, deleted }) => from.id === this.id && !deleted);
    const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
    const what = chance();
    if (what < 0.55 || messages.length === 0) return this.#say(conversation);
    const mine = one(own);
    const any = one(messages.filter(({ deleted }) => !deleted));
    if (what < 0.65 && mine !== undefined) {
      conversation.change(mine.id, { kind: "edit", text: `${mine.text} (edited ${this.#n++})` });
    } else if (what < 0.72 && mine !== undefined) {
      conversation.change(mine.id, { kind: "delete" });
    } else if (what < 0.82 && mine !== undefined && conversation === this.whisper) {
      conversation.change(mine.id, { kind: "consent", allow: true });
    } else if (what < 0.9 && any !== undefined) {
      conversation.change(any.id, { kind: "react", emoji: "👍", on: chance() < 0.7 });
    } else {
      conversation.see(messages.at(-1)?.seq ?? 0);
    }
  }

  /** The page is closed, and opened again. */
  reload(): void {
    this.settle();
    this.close();
    [this.#link, this.room, this.whisper] = this.#open();
  }

  /** Takes account of what was refused, and of what nobody knows. */
  settle(): void {
    for (const { state: { pending } } of [this.room, this.whisper]) {
      for (const { text, phase } of pending) {
        const said = this.said.get(text);
        if (said === undefined) continue;
        if (phase === "failed") said.isRefused = true;
        else said.isUnsure = true;
      }
    }
  }

  /** Leaves. */
  close(): void {
    this.whisper.close();
    this.room.close();
    this.#link.close();
  }

  /** What is loaded of a conversation. */
  shown(isWhisper: boolean): readonly ChatMessage[] {
    return (isWhisper ? this.whisper : this.room).state.messages;
  }

  #say(conversation: OwnConversation): void {
    const { number } = this.options;
    const text = `said-${number}-${this.#n++}-${crypto.randomUUID().slice(0, 8)}`;
    const isWhisper = conversation === this.whisper;
    conversation.say({ text, question: this.options.chance() < 0.3 });
    const id = conversation.state.pending.at(-1)?.id ?? "";
    this.said.set(text, { id, text, isWhisper, isUnsure: false, isRefused: false });
  }

  #open(): [ReturnType<typeof pageLink>, OwnConversation, OwnConversation] {
    const { origin, grant: { token }, room } = this.options;
    const link = pageLink(origin, token, Math.random);
    const common = {
      room,
      link,
      clock: systemClock,
      random,
      sharedLink: true,
      loadAttending: () =>
        Promise.resolve({ attend: (attended: Parameters<typeof attend>[0]) => attend(attended) }),
    };
    return [link, openConversation(common), openConversation({ ...common, isWhisper: true })];
  }
}
