/**
 * One room's conversation: the reducer, wired to a link and a clock.
 *
 * The topic is followed before the page is asked for, so whatever is said in between arrives as an
 * event and finds its place by its sequence.
 *
 * @module
 */
import { HISTORY, historyOf, joinOf, sayOf, topicOf } from "../../shared/chat/destination.ts";
import {
  type HistoryRequest,
  isRoomEvent,
  isRoomPage,
  type Page,
  type Say,
} from "../../shared/chat/event.ts";
import { newId, type RandomBytes, type RoomId, roomOfSite } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { nextAfterRefusal } from "../../shared/code.ts";
import type { Refusal } from "../../shared/refusal.ts";
import {
  type ConversationEvent,
  nextRequest,
  reduce,
  type Request,
} from "./conversation_reducer.ts";
import type { Link } from "./link.ts";
import { emptyMemory, type Memory } from "./memory.ts";
import type { Conversation, ConversationState, PendingMessage } from "./model.ts";
import { tidyText } from "./text.ts";

/** What a conversation is made of. */
export interface OpenConversationOptions {
  /** Of a reader's page: the path counts, and the link says of which site. */
  readonly room: RoomId;
  /** Sent along with a reader's messages; an author has none. */
  readonly page?: Page;
  readonly link: Link;
  readonly clock: Clock;
  /** Usually `crypto.getRandomValues`. */
  readonly random: RandomBytes;
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
  #memory: Memory;
  #cancelAskAgain = () => {};
  #closed = false;

  constructor(options: OpenConversationOptions) {
    const { room, link } = options;
    this.#options = options;
    this.#memory = emptyMemory(room, link.status);
    this.#leave = [
      link.follow(() => topicOf(this.#room), (body) => this.#told(body)),
      link.follow(() => HISTORY, (body) => this.#pageArrived(body)),
      link.watch(() => this.#linkChanged()),
    ];
    link.open();
    this.#pump();
  }

  /** The room in the site the server says the page is of. */
  get #room(): RoomId {
    const { room, link } = this.#options;
    return link.site === undefined ? room : roomOfSite(room, link.site);
  }

  get state(): ConversationState {
    return this.#memory.shown;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(text: string): void {
    const tidy = tidyText(text);
    if (tidy === undefined) return;
    const { clock, random } = this.#options;
    this.#happen({ type: "written", id: newId(random), text: tidy, at: clock.now() });
  }

  retry(id: string): void {
    this.#happen({ type: "retry", id });
  }

  discard(id: string): void {
    this.#happen({ type: "discard", id });
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
    for (const leave of this.#leave) leave();
    this.#listeners.clear();
    if (this.#options.sharedLink !== true) this.#options.link.close();
  }

  #happen(event: ConversationEvent): void {
    if (this.#closed) return;
    const before = this.state;
    this.#memory = reduce(this.#memory, event);
    this.#pump();
    if (this.state !== before) { for (const listener of this.#listeners) listener(); }
  }

  /** Sends what the memory wants to be sent; each is marked first, so it is sent once. */
  #pump(): void {
    const request = nextRequest(this.#memory);
    if (request !== undefined) {
      this.#memory = reduce(this.#memory, { type: "asked" });
      this.#ask(request);
    }
    if (this.state.link.kind !== "online") return;
    for (const message of this.state.pending) {
      if (message.phase !== "queued") continue;
      this.#memory = reduce(this.#memory, { type: "sent", id: message.id });
      this.#send(message);
    }
  }

  #ask(request: Request): void {
    const { link } = this.#options;
    const refused = (refusal: Refusal) => this.#askRefused(refusal);
    if (request.kind === "newer") {
      return this.#askHistory({ after: request.after, epoch: request.epoch }, refused);
    }
    link.ask(joinOf(this.#room), (answer) => {
      if (answer.kind === "refused") refused(answer.refusal);
      else this.#pageArrived(answer.body);
    });
  }

  #send({ id, text }: PendingMessage): void {
    const { page, link, clock } = this.#options;
    const say: Say = page === undefined ? { id, text } : { id, text, page };
    link.send({ destination: sayOf(this.#room), body: say, kept: true }, (answer) =>
      this.#happen(
        answer.kind === "answered"
          ? { type: "confirmed", id }
          : { type: "refused", id, refusal: answer.refusal, at: clock.now() },
      ));
  }

  #askHistory(request: HistoryRequest, refused: (refusal: Refusal) => void): void {
    const { link } = this.#options;
    link.send({ destination: historyOf(this.#room), body: request }, (answer) => {
      if (answer.kind === "refused") refused(answer.refusal);
    });
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
    this.#happen({ type: "link", link: this.#options.link.status });
  }

  #told(body: unknown): void {
    if (isRoomEvent(body)) this.#happen({ type: "told", event: body });
  }

  #pageArrived(body: unknown): void {
    if (isRoomPage(body) && body.room === this.#room) {
      this.#happen({ type: "page", page: body });
    }
  }
}
