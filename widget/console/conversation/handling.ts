/**
 * How an author handles the conversation on the screen: what authors keep among themselves about it, and
 * what has to do with the field one writes in. The parts that stand around the conversation share one.
 *
 * Nothing an author writes elsewhere gets into the field that readers see the text of: notes have a
 * component of their own, and a canned answer is put there to be looked at first.
 *
 * @module
 */
import type { ChatMessage, Page } from "../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Composer } from "../../component/composer.ts";
import type { Conversation } from "../../state/model.ts";
import { AnsweringConversation } from "../inbox/answering.ts";
import { confirm } from "../kit/confirm.ts";
import type { Desk } from "../shell/desk.ts";
import type { ConversationContext } from "./slots.ts";
import { TalkDesk } from "./talk_desk.ts";
import type { HandlingWords } from "./words.ts";

/** By the conversations they are of. */
const all = new WeakMap<Conversation, Handling>();

/** The handling of a conversation; the same for whoever asks. */
export function handlingOf(context: ConversationContext): Handling {
  const known = all.get(context.conversation) ?? new Handling(context);
  all.set(context.conversation, known);
  return known;
}

/** Asks for one of the canned answers, filled in. */
export type PickAnswer = typeof import("./canned_picker.ts").pickAnswer;

/** See the head of this file. */
export class Handling {
  readonly desk: Desk;
  readonly conversation: Conversation;
  readonly place: ConversationRef;
  /** Where it takes place, as far as that is known. */
  page: Page | undefined;
  /** The words of what stands around, once they are there. */
  words: HandlingWords | undefined;
  readonly #listeners = new Set<() => void>();
  #talk: TalkDesk | undefined;
  #users = 0;
  #stopLooking = () => {};
  #question: ChatMessage | undefined;
  /** What the conversation and the field to write in are in. */
  #pane: HTMLElement | undefined;
  /** The newest message there was when one began to write. */
  #begunAt: number | undefined;
  /** What is written asks back, and is no answer. */
  #asksBack = false;
  /** The author has said that it shall go. */
  #goes = false;

  constructor({ desk, conversation, ref, row }: ConversationContext) {
    this.desk = desk;
    this.conversation = conversation;
    this.place = ref;
    this.page = row?.page;
  }

  /** What authors keep among themselves; a moderator has none, nor has who does not use it. */
  get talk(): TalkDesk | undefined {
    return this.#talk;
  }

  /** The question that the next message answers. */
  get question(): ChatMessage | undefined {
    return this.#question;
  }

  set question(question: ChatMessage | undefined) {
    this.#question = question;
    this.#tell();
  }

  /** Hears what changes here. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins to use it. Returns how to end that; who ends it last leaves the conversation. */
  use(): () => void {
    // Moderators keep order; what authors keep among themselves is not theirs.
    if (this.#users++ === 0 && this.desk.author.role !== "moderator") {
      const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
      const talk = this.#talk = new TalkDesk({ ...this.desk, random }, this.place);
      // Who has gone to another window does not see it.
      const look = () => talk.look(document.visibilityState === "visible");
      document.addEventListener("visibilitychange", look);
      this.#stopLooking = () => document.removeEventListener("visibilitychange", look);
      look();
    }
    return () => {
      if (--this.#users > 0) return;
      this.#stopLooking();
      this.#talk?.close();
      this.#talk = undefined;
      this.#begunAt = undefined;
      this.#question = undefined;
    };
  }

  /** Looks after the field to write in, somewhere in this element. Returns how to stop. */
  attend(pane: HTMLElement): () => void {
    const typed = (event: Event) => this.#typed(event);
    const sending = (event: Event) => this.#sending(event as CustomEvent<{ text: string }>);
    this.#pane = pane;
    pane.addEventListener("input", typed);
    pane.addEventListener("small-talk-send", sending);
    return () => {
      pane.removeEventListener("input", typed);
      pane.removeEventListener("small-talk-send", sending);
      if (this.#pane === pane) this.#pane = undefined;
    };
  }

  /** Begins to answer a question. */
  answer(question: ChatMessage): void {
    this.question = question;
    void this.#composer?.focus();
  }

  /** Puts a question about a message where one writes; it counts as no answer to that. */
  askBack(text: string, message: ChatMessage): void {
    this.write(text, message);
    this.#question = undefined;
    if (this.conversation instanceof AnsweringConversation) this.conversation.answers = false;
    this.#asksBack = true;
    this.#tell();
  }

  /** Puts a text where one writes, to be looked at; nothing is sent. */
  write(text: string, quote?: ChatMessage): void {
    const composer = this.#composer;
    if (composer === null) return;
    const before = composer.draft.text === "/" ? "" : composer.draft.text.trimEnd();
    composer.become({
      ...composer.draft,
      text: before === "" ? text : `${before}\n${text}`,
      ...quote !== undefined && { reference: { kind: "quote", message: quote } },
    });
    this.#begunAt ??= this.#lastSeq;
    this.#talk?.answer(true);
    void composer.focus();
  }

  /** Lets the author choose a canned answer, and puts it where one writes. */
  async pick(): Promise<void> {
    const { desk, words, conversation, place, page } = this;
    const pane = this.#pane;
    if (words === undefined || pane === undefined || this.#talk === undefined) return;
    const picker = await import("./canned_picker.ts").catch(() => undefined);
    const asking = this.question ??
      conversation.state.messages.findLast(({ from }) => from.kind === "reader");
    const text = await picker?.pickAnswer(pane, {
      desk,
      words,
      place,
      values: {
        reader: asking?.from.name ?? "",
        title: page?.title ?? "",
        author: desk.author.name,
        link: page?.url ?? "",
      },
    });
    if (text === undefined) await this.#composer?.focus();
    else this.write(text);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  get #composer(): Composer | null {
    return this.#pane?.querySelector("small-talk-composer") ?? null;
  }

  get #lastSeq(): number {
    return this.conversation.state.messages.at(-1)?.seq ?? 0;
  }

  #typed({ target }: Event): void {
    const composer = this.#composer;
    if (composer === null || target !== composer.field) return;
    const { text } = composer.draft;
    this.#talk?.answer(text !== "");
    if (text === "") this.#writesNothing();
    else this.#begunAt ??= this.#lastSeq;
    if (text === "/") void this.pick();
  }

  /** The field is empty: what is written next begins anew. */
  #writesNothing(): void {
    this.#begunAt = undefined;
    if (!this.#asksBack) return;
    this.#asksBack = false;
    if (this.conversation instanceof AnsweringConversation) this.conversation.answers = true;
    this.#tell();
  }

  /** Another author's answer that came since one began to write. */
  get #overtaking(): ChatMessage | undefined {
    const { conversation: { state }, desk: { author } } = this;
    const begunAt = this.#begunAt ?? Infinity;
    return state.messages.findLast(({ seq, from, deleted }) =>
      seq > begunAt && from.kind === "author" && from.id !== author.id && !deleted
    );
  }

  #sending(event: CustomEvent<{ readonly text: string }>): void {
    const { conversation, question } = this;
    const overtaking = this.#overtaking;
    const isEdit = this.#composer?.draft.reference?.kind === "edit";
    if (overtaking !== undefined && !this.#goes && !isEdit && this.words !== undefined) {
      event.preventDefault();
      void this.#askOnceMore(overtaking, this.words);
      return;
    }
    this.#goes = false;
    this.#talk?.answer(false);
    // It is said once this event is over.
    queueMicrotask(() => this.#writesNothing());
    if (question === undefined || isEdit) return;
    event.preventDefault();
    this.question = undefined;
    this.#composer?.become({ text: "" });
    conversation.say({ text: event.detail.text, answers: question.id });
  }

  async #askOnceMore({ from, text }: ChatMessage, { foot }: HandlingWords): Promise<void> {
    const pane = this.#pane;
    if (pane === undefined) return;
    this.#goes = await confirm(pane, {
      title: foot.overtakenTitle,
      text: foot.overtaken(from.name, text),
      action: foot.sendAnyway,
      isGrave: false,
    }, this.desk.locale.words.kit);
    if (this.#goes) this.#composer?.querySelector("form")?.requestSubmit();
    await this.#composer?.focus();
  }
}
