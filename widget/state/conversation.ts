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
  isRoomEvent,
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
import {
  type ConversationEvent,
  nextRequest,
  reduce,
  type Request,
} from "./conversation_reducer.ts";
import { Line } from "./line.ts";
import type { Answer, Link } from "./link.ts";
import { emptyMemory, type Memory } from "./memory.ts";
import type { Change, Conversation, ConversationState, Draft, PendingMessage } from "./model.ts";
import { isStale, type Outbox, sayRequest, STALE } from "./outbox.ts";
import { tidyText } from "./text.ts";

/** What a conversation is made of. */
export interface OpenConversationOptions {
  /** Of a reader's page: the path counts, and the link says of which site. */
  readonly room: RoomId;
  /** One's own private conversation with the author there, in place of the public one. */
  readonly isWhisper?: boolean;
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
}

/** When a refused request for history is sent again, unless the server says when. */
const ASK_AGAIN_MS = 2_000;

/** Opens a room's conversation and the link, unless that is open already. */
export function openConversation(options: OpenConversationOptions): Conversation {
  return new RoomConversation(options);
}

class RoomConversation implements Conversation {
  readonly #options: OpenConversationOptions;
  readonly #listeners = new Set<() => void>();
  readonly #leave: (() => void)[];
  readonly #line: Line;
  /** Whether what is left from an earlier page is still looked for: it comes first. */
  #restoring: boolean;
  #memory: Memory;
  #cancelAskAgain = () => {};
  #closed = false;

  constructor(options: OpenConversationOptions) {
    const { room, isWhisper = false, link, clock } = options;
    this.#options = options;
    this.#line = new Line(link, clock);
    this.#restoring = options.outbox !== undefined;
    this.#memory = emptyMemory({ room, isWhisper }, link.status);
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
    if (this.state.link.kind !== "online") return;
    const [command, body] = commandFor(id, change);
    this.#command(command, body, (answer) => {
      if (answer.kind === "answered") return;
      const { code, message } = answer.refusal;
      this.#happen({
        type: "change-refused",
        refused: { id, change, failure: { code, message } },
      });
    });
  }

  dismiss(id: string): void {
    this.#happen({ type: "dismissed", id });
  }

  see(seq: number): void {
    const { epoch, link } = this.state;
    if (link.kind === "online") this.#command("seen", { seq, epoch }, () => {});
  }

  type(): void {
    this.#options.outbox?.warm();
    if (this.state.link.kind === "online") this.#command("typing", {}, () => {});
  }

  loadOlder(): void {
    const { epoch, messages, hasOlder, loadingOlder, link } = this.state;
    const before = messages[0]?.seq;
    if (!hasOlder || loadingOlder || link.kind !== "online" || before === undefined) return;
    this.#happen({ type: "older-asked" });
    this.#askHistory({ before, epoch }, () => this.#happen({ type: "older-refused" }));
  }

  reconnect(): void {
    const { link } = this.#options;
    if (link.status.kind !== "online") return link.reconnect();
    // The link is up: it was the room that refused.
    this.#happen({ type: "link", link: link.status });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelAskAgain();
    this.#line.clear();
    this.#options.outbox?.release(this.#place);
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
      this.#memory = reduce(this.#memory, { type: "asked" });
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

  #ask(request: Request): void {
    const { link } = this.#options;
    const refused = (refusal: Refusal) => this.#askRefused(refusal);
    if (request.kind === "newer") {
      return this.#askHistory({ after: request.after, epoch: request.epoch }, refused);
    }
    link.ask(this.#destination, (answer) => {
      if (answer.kind === "refused") refused(answer.refusal);
      else this.#pageArrived(answer.body);
    });
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

  #askHistory(request: HistoryRequest, refused: (refusal: Refusal) => void): void {
    this.#command("history", request, (answer) => {
      if (answer.kind === "refused") refused(answer.refusal);
    });
  }

  #command(
    command: ConversationCommand,
    body: unknown,
    answered: (answer: Answer) => void,
  ): void {
    const request = { destination: commandOf(this.#destination, command), body };
    const isKept = command === "react";
    this.#options.link.send(isKept ? { ...request, kept: true } : request, answered);
  }

  #askRefused(refusal: Refusal): void {
    if (nextAfterRefusal(refusal.code) === "stop") {
      return this.#happen({ type: "ask-refused", refusal });
    }
    this.#cancelAskAgain();
    this.#cancelAskAgain = this.#options.clock.after(
      refusal.retryAfterMs ?? ASK_AGAIN_MS,
      () => this.#happen({ type: "ask-again" }),
    );
  }

  #linkChanged(): void {
    this.#cancelAskAgain();
    if (this.#options.link.status.kind !== "online") this.#line.clear();
    this.#happen({ type: "link", link: this.#options.link.status });
  }

  #told(body: unknown): void {
    if (isRoomEvent(body) && this.#isOurs(body.message)) {
      this.#happen({ type: "told", event: body });
    }
  }

  #pageArrived(body: unknown): void {
    if (isRoomPage(body) && this.#isOurs(body)) this.#happen({ type: "page", page: body });
  }

  /** Whispers of all rooms are told in one place, pages of all conversations too. */
  #isOurs({ room, whisper }: ConversationRef): boolean {
    return room === this.#room && (whisper !== undefined) === this.state.isWhisper;
  }
}

/** How a change is said to the server. */
function commandFor(
  id: string,
  change: Change,
): [command: ConversationCommand, body: unknown] {
  const { kind, ...rest } = change;
  return [kind, { id, ...rest }];
}
