/**
 * A chat server as a widget's conversation sees it, without a socket: both directions are queues
 * that a test empties when it likes, so every order of things can be tried.
 *
 * @module
 */
import { HISTORY, topicOf } from "../../shared/chat/destination.ts";
import type {
  ChatMessage,
  HistoryRequest,
  RoomPage,
  Say,
  Sender,
} from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Answer, Link, SendRequest } from "../../widget/state/link.ts";
import type { LinkStatus } from "../../widget/state/model.ts";

/** The room everything happens in. */
export const ROOM = roomId("/posts/websocket");
/** Whom the server takes the client for. */
export const READER: Sender = { kind: "reader", id: "reader-1", name: "" };
/** Somebody else. */
export const AUTHOR: Sender = { kind: "author", id: "author-1", name: "Author" };

/** A request on its way to the server. */
interface Request {
  readonly destination: string;
  readonly body: unknown;
  readonly answered: (answer: Answer) => void;
}

/** Something on its way to the client. */
interface Delivery {
  /** Whether it is an event of the room's topic: those may also be doubled or come late. */
  readonly event: boolean;
  readonly hand: () => void;
}

/** One room, and one client that is linked to it. */
export class PretendServer implements Link {
  status: LinkStatus = { kind: "idle" };
  site: string | undefined;
  /** Messages in a page at most. */
  pageSize = 3;
  epoch = "";
  readonly log: ChatMessage[] = [];
  /** The lowest sequence that is still kept. */
  firstSeq = 1;
  /** Refuses the next request with this. */
  refusal: Refusal | undefined;
  readonly toServer: Request[] = [];
  readonly toClient: Delivery[] = [];
  isClosed = false;
  readonly #watchers = new Set<() => void>();
  readonly #followers = new Map<string, Set<(body: unknown) => void>>();
  #epochs = 0;

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  follow(destination: () => string, listener: (body: unknown) => void): () => void {
    const followers = this.#followers.get(destination()) ?? new Set();
    this.#followers.set(destination(), followers.add(listener));
    return () => followers.delete(listener);
  }

  ask(destination: string, answered: (answer: Answer) => void): void {
    this.toServer.push({ destination, body: undefined, answered });
  }

  send({ destination, body }: SendRequest, answered: (answer: Answer) => void): void {
    this.toServer.push({ destination, body, answered });
  }

  open(): void {}
  reconnect(): void {}

  close(): void {
    this.isClosed = true;
  }

  /** How many listeners there are. */
  get followers(): number {
    return [...this.#followers.values()].reduce((sum, set) => sum + set.size, this.#watchers.size);
  }

  /** The link comes up. */
  connect(): void {
    if (this.status.kind !== "online") this.#become({ kind: "online" });
  }

  /** The link is lost, with everything on its way. */
  cut(): void {
    this.toServer.length = 0;
    this.toClient.length = 0;
    this.#become({ kind: "waiting", retryAt: 0 });
  }

  #become(status: LinkStatus): void {
    this.status = status;
    for (const watcher of this.#watchers) watcher();
  }

  /** Somebody writes. */
  append(
    text: string,
    { id = `message-${this.log.length + 1}-${this.epoch}`, from = AUTHOR } = {},
  ) {
    if (this.epoch === "") this.epoch = `epoch-${++this.#epochs}`;
    const seq = this.log.length + 1;
    const message: ChatMessage = { id, room: ROOM, seq, rev: seq, from, text, at: seq };
    this.log.push(message);
    if (this.status.kind === "online") {
      this.tell(topicOf(ROOM), { type: "message", epoch: this.epoch, rev: seq, message }, true);
    }
  }

  /** The room's log is replaced by another, as after a restore. */
  replaceLog(texts: readonly string[]): void {
    this.log.length = 0;
    this.epoch = "";
    this.firstSeq = 1;
    for (const text of texts) this.append(text);
  }

  /** Does the work of the oldest request that waits. */
  serve(): void {
    const request = this.toServer.shift();
    if (request === undefined) return;
    const refusal = this.refusal;
    this.refusal = undefined;
    if (refusal !== undefined) return this.#answer(request, { kind: "refused", refusal });
    if (request.destination.endsWith("/say")) return this.#store(request);
    if (request.body === undefined) {
      return this.#answer(request, { kind: "answered", body: this.page({}) });
    }
    this.tell(HISTORY, this.page(request.body as HistoryRequest));
    this.#answer(request, { kind: "answered", body: undefined });
  }

  #store(request: Request): void {
    const { id, text } = request.body as Say;
    if (!this.log.some((message) => message.id === id)) this.append(text, { id, from: READER });
    this.#answer(request, { kind: "answered", body: undefined });
  }

  #answer({ answered }: Request, answer: Answer): void {
    this.toClient.push({ event: false, hand: () => answered(answer) });
  }

  /** Tells whoever follows the destination. */
  tell(destination: string, body: unknown, event = false): void {
    for (const follower of this.#followers.get(destination) ?? []) {
      this.toClient.push({ event, hand: () => follower(structuredClone(body)) });
    }
  }

  /** Hands the client what waits at `index`. */
  deliver(index = 0): void {
    this.toClient.splice(index, 1)[0]?.hand();
  }

  /**
   * Serves and delivers until nothing is on its way.
   *
   * @throws {Error} when there is no end to it
   */
  settle(): void {
    for (let steps = 0; this.toServer.length > 0 || this.toClient.length > 0; steps++) {
      if (steps > 10_000) throw new Error("Cannot settle: the client asks again and again");
      while (this.toServer.length > 0) this.serve();
      this.deliver();
    }
  }

  /** A page of the log, as the wire's contract says. */
  page(asked: HistoryRequest): RoomPage {
    const kept = this.log.slice(this.firstSeq - 1);
    const { before, after, epoch } = asked;
    const reload = (epoch !== undefined && epoch !== this.epoch) ||
      (after !== undefined && after < this.firstSeq - 1);
    const backwards = reload || after === undefined;
    const fitting = reload
      ? kept
      : kept.filter(({ seq }) => seq < (before ?? Infinity) && seq > (after ?? 0));
    return {
      room: ROOM,
      epoch: this.epoch,
      lastSeq: this.log.length,
      rev: this.log.length,
      questions: { open: 0, answered: 0 },
      messages: backwards ? fitting.slice(-this.pageSize) : fitting.slice(0, this.pageSize),
      more: fitting.length > this.pageSize,
      asked,
      reload,
      you: READER,
    };
  }
}
