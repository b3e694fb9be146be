/**
 * One room's conversation: the reducer, wired to a link and a clock.
 *
 * The topic is followed before the page is asked for, so whatever is said in between arrives as an
 * event and finds its place by its sequence.
 *
 * @module
 */
import {
  commandOf,
  type ConversationCommand,
  HISTORY,
  joinOf,
  ownWhisperOf,
  topicOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import {
  type HistoryRequest,
  isConversationEvent,
  isRoomPage,
  type Page,
} from "../../shared/chat/event.ts";
import {
  type ConversationRef,
  newId,
  type RandomBytes,
  type RoomId,
  roomOfSite,
} from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { nextAfterRefusal } from "../../shared/code.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Attendant, Attending } from "./attending.ts";
import { type ConversationEvent, nextRequest, reduce } from "./conversation_reducer.ts";
import { Line } from "./line.ts";
import type { Answer, Link, SendRequest } from "./link.ts";
import { emptyMemory, type Memory } from "./memory.ts";
import type {
  Change,
  Conversation,
  ConversationState,
  Draft,
  PendingMessage,
  RefusedChange,
} from "./model.ts";
import { isStale, type Outbox, sayRequest, STALE } from "./outbox.ts";
import { tidyText } from "./text.ts";

/** What a conversation is made of. */
export interface OpenConversationOptions {
  /** Of a reader's page: the path counts, and the link says of which site. */
  readonly room: RoomId;
  /** One's own private conversation with the author there, in place of the public one. */
  readonly isWhisper?: boolean;
  /** Whose whisper it is, where it is another's: an author's link then leads there. */
  readonly reader?: string;
  /** Sent along with a reader's messages; an author has none. */
  readonly page?: Page;
  readonly link: Link;
  readonly clock: Clock;
  /** Usually `crypto.getRandomValues`. */
  readonly random: RandomBytes;
  /** Keeps a reader's messages until the server has them; an author has none. */
  readonly outbox?: Outbox | undefined;
  /** The link is somebody else's: closing the conversation leaves it open. */
  readonly sharedLink?: boolean;
  /** Loads what does all that is not needed to read and write; asked for with the first page. */
  readonly loadAttending?: () => Promise<Attending>;
}

/** When a refused request for history is sent again, unless the server says when. */
const ASK_AGAIN_MS = 2_000;

/** A conversation whose reader may want to be forgotten. */
export interface OwnConversation extends Conversation {
  /** Sends nothing until the server has answered, and then, unless it refused, what waits no more. */
  forget(asked: Promise<unknown>): Promise<void>;
}

interface Early {
  readonly act: (attendant: Attendant) => void;
  readonly alone: (() => void) | undefined;
}

/** Opens a room's conversation and the link, unless that is open already. */
export function openConversation(options: OpenConversationOptions): OwnConversation {
  return new RoomConversation(options);
}

class RoomConversation implements OwnConversation {
  readonly #options: OpenConversationOptions;
  readonly #listeners = new Set<() => void>();
  readonly #leave: (() => void)[];
  readonly #line: Line;
  /** Whether nothing is sent yet: what is left from an earlier page comes first. */
  #restoring: boolean;
  #memory: Memory;
  #attendant: Attendant | undefined;
  /** What is to be done once the attendant is there, and where it cannot be loaded. */
  readonly #early: Early[] = [];
  /** It could not be loaded with the last page. */
  #isAlone = false;
  #cancelAskAgain = () => {};
  #closed = false;

  constructor(options: OpenConversationOptions) {
    const { room, isWhisper = false, reader, link, clock } = options;
    this.#options = options;
    this.#line = new Line(link, clock);
    this.#restoring = options.outbox !== undefined;
    this.#memory = emptyMemory({ room, isWhisper, reader }, link.status);
    this.#leave = [
      link.follow(() => isWhisper ? WHISPERS : topicOf(this.#room), (body) => this.#told(body)),
      link.follow(() => HISTORY, (body) => this.#pageArrived(body)),
      link.watch(() => this.#linkChanged()),
    ];
    link.open();
    this.#pump();
    void this.#restore(options.outbox);
  }

  /** The room in the site the server says the page is of. */
  get #room(): RoomId {
    const { room, link } = this.#options;
    return link.site === undefined ? room : roomOfSite(room, link.site);
  }

  /** Where the conversation is handled. */
  get #destination(): string {
    return (this.state.isWhisper ? ownWhisperOf : joinOf)(this.#room);
  }

  get state(): ConversationState {
    return this.#memory.shown;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(draft: Draft): void {
    const text = tidyText(draft.text);
    if (text === undefined) return;
    const { clock, random } = this.#options;
    this.#happen({
      type: "written",
      id: newId(random),
      draft: { ...draft, text },
      at: clock.now(),
    });
  }

  retry(id: string): void {
    this.#happen({ type: "retry", id, at: this.#options.clock.now() });
  }

  discard(id: string): void {
    this.#happen({ type: "discard", id });
  }

  change(id: string, change: Change): void {
    this.#attend((attendant) => attendant.change(id, change), () => {
      const failure = { code: "internal", message: "The change could not be made." } as const;
      this.#refused([...this.state.refused, { id, change, failure }]);
    });
  }

  dismiss(id: string): void {
    this.#refused(this.state.refused.filter((one) => one.id !== id));
  }

  see(seq: number): void {
    this.#attend((attendant) => attendant.see(seq));
  }

  type(): void {
    this.#options.outbox?.warm();
    this.#attend((attendant) => attendant.type());
  }

  loadOlder(): void {
    this.#attend((attendant) => attendant.loadOlder());
  }

  reconnect(): void {
    const { link } = this.#options;
    if (link.status.kind !== "online") return link.reconnect();
    // The link is up: it was the room that refused.
    this.#happen({ type: "link", link: link.status });
  }

  async forget(asked: Promise<unknown>): Promise<void> {
    // The link is renewed before the answer comes: then it would be said by somebody new.
    this.#restoring = true;
    const isForgotten = await asked.then(() => true, () => false);
    this.#restoring = false;
    this.#happen(isForgotten ? { type: "forgotten" } : { type: "known", part: {} });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelAskAgain();
    this.#line.clear();
    this.#options.outbox?.release(this.#place);
    this.#attendant?.leave();
    for (const leave of this.#leave) leave();
    this.#listeners.clear();
    if (this.#options.sharedLink !== true) this.#options.link.close();
  }

  #happen(event: ConversationEvent): void {
    if (this.#closed) return;
    const before = this.state;
    this.#memory = reduce(this.#memory, event);
    this.#pump();
    this.#keep(before.pending);
    if (this.state !== before) { for (const listener of this.#listeners) listener(); }
  }

  /** Sends what the memory wants to be sent; each is marked first, so it is sent once. */
  #pump(): void {
    const request = nextRequest(this.#memory);
    if (request !== undefined) {
      this.#memory = reduce(this.#memory, { type: "asked", asked: true });
      this.#ask(request);
    }
    if (this.state.link.kind !== "online" || this.#restoring) return;
    const at = this.#options.clock.now();
    for (const message of this.state.pending) {
      if (message.phase !== "queued") continue;
      const { id } = message;
      this.#memory = reduce(this.#memory, { type: "sent", id });
      if (!isStale(message, at)) this.#send(message);
      else this.#memory = reduce(this.#memory, { type: "refused", id, refusal: STALE, at });
    }
  }

  #ask(request: HistoryRequest): void {
    const { link } = this.#options;
    const answered = (answer: Answer) => {
      if (answer.kind === "refused") this.#askRefused(answer.refusal);
      else this.#pageArrived(answer.body);
    };
    if (request.afterRev === undefined) link.ask(this.#destination, answered);
    else link.send(this.#requestOf("history", request), answered);
  }

  #send(message: PendingMessage): void {
    const { page, clock, link } = this.#options;
    const { id } = message;
    this.#line.push(
      sayRequest({ ...this.#place, page, message }, link.site),
      (answer) =>
        this.#happen(
          answer.kind === "answered"
            ? { type: "confirmed", id }
            : { type: "refused", id, refusal: answer.refusal, at: clock.now() },
        ),
    );
  }

  get #place() {
    return { room: this.#options.room, isWhisper: this.state.isWhisper };
  }

  async #restore(outbox: Outbox | undefined): Promise<void> {
    if (outbox === undefined) return;
    const left = await outbox.adopt(this.#place);
    // Whoever is gone has sent nothing of it.
    if (this.#closed) return outbox.release(this.#place);
    this.#restoring = false;
    this.#happen({ type: "restored", messages: left.map(({ message }) => message) });
    for (const { message: { id } } of left) {
      if (!this.state.pending.some((message) => message.id === id)) outbox.remove(id);
    }
  }

  /** Lets the outbox have what changed of one's own messages. */
  #keep(before: readonly PendingMessage[]): void {
    const { outbox, page } = this.#options;
    const { pending } = this.state;
    if (outbox === undefined || pending === before) return;
    for (const message of pending) {
      const known = before.find(({ id }) => id === message.id);
      // Whether it is on its way is of no use to the next page.
      if (known === undefined || known.failure !== message.failure || known.at !== message.at) {
        outbox.keep({ ...this.#place, page, message });
      }
    }
    for (const { id } of before) {
      if (!pending.some((message) => message.id === id)) outbox.remove(id);
    }
  }

  #requestOf(command: ConversationCommand, body: unknown): SendRequest {
    return { destination: commandOf(this.#destination, command), body };
  }

  #askRefused(refusal: Refusal): void {
    const { code, message } = refusal;
    if (nextAfterRefusal(code) === "stop") {
      return this.#happen({ type: "known", part: { link: { kind: "refused", code, message } } });
    }
    this.#cancelAskAgain();
    this.#cancelAskAgain = this.#options.clock.after(
      refusal.retryAfterMs ?? ASK_AGAIN_MS,
      () => this.#happen({ type: "asked", asked: false }),
    );
  }

  #linkChanged(): void {
    this.#cancelAskAgain();
    if (this.#options.link.status.kind !== "online") this.#line.clear();
    this.#happen({ type: "link", link: this.#options.link.status });
  }

  #told(body: unknown): void {
    if (isConversationEvent(body) && this.#isOurs(body.message)) {
      this.#happen({ type: "told", event: body });
    }
    this.#attend((attendant) => attendant.told(body));
  }

  #pageArrived(body: unknown): void {
    if (!isRoomPage(body) || !this.#isOurs(body)) return;
    this.#happen({ type: "page", page: body });
    if (this.#attendant === undefined) this.#loadAttendant();
  }

  #attend(act: Early["act"], alone?: () => void): void {
    if (this.#attendant !== undefined) act(this.#attendant);
    else if (this.#isAlone) alone?.();
    else this.#early.push({ act, alone });
  }

  #refused(refused: readonly RefusedChange[]): void {
    this.#happen({ type: "known", part: { refused } });
  }

  async #loadAttendant(): Promise<void> {
    // What cannot be loaded is tried again with the next page.
    const attending = await this.#options.loadAttending?.().catch(() => {});
    if (this.#closed || this.#attendant !== undefined) return;
    this.#isAlone = !attending;
    const early = this.#early.splice(0);
    if (!attending) {
      for (const { alone } of early) alone?.();
      return;
    }
    this.#attendant = attending.attend({
      ...this.#options,
      conversation: this,
      room: () => this.#room,
      requestOf: (command, body) => this.#requestOf(command, body),
      happen: (event) => this.#happen(event),
    });
    for (const { act } of early) act(this.#attendant);
  }

  /** Whispers of all rooms are told in one place, pages of all conversations too. */
  #isOurs({ room, whisper }: ConversationRef): boolean {
    return room === this.#room && (whisper !== undefined) === this.state.isWhisper;
  }
}
