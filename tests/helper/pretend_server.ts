/**
 * A chat server as a widget's conversation sees it, without a socket: both directions are queues
 * that a test empties when it likes, so every order of things can be tried.
 *
 * @module
 */
import { HISTORY, topicOf, WHISPERS } from "../../shared/chat/destination.ts";
import {
  type ChatMessage,
  excerptOf,
  type HistoryRequest,
  type QuestionCounts,
  type RoomPage,
  type Say,
  type Sender,
} from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { changed } from "../../widget/state/changed.ts";
import type { Answer, Link, SendRequest } from "../../widget/state/link.ts";
import type { Change, LinkStatus } from "../../widget/state/model.ts";

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

/** When everything is changed, in milliseconds since 1970. */
const CHANGED_AT = 5_000;

/** One conversation, and one client that is linked to it. */
export class PretendServer implements Link {
  status: LinkStatus = { kind: "idle" };
  site: string | undefined;
  /** Messages in a page at most. */
  pageSize = 3;
  epoch = "";
  /** The whole conversation as it is now. */
  readonly log: ChatMessage[] = [];
  /** How many changes there were. */
  rev = 0;
  /** What is answered to asking for something else than the conversation, by destination. */
  readonly answers = new Map<string, unknown>();
  /** What pages say beside the messages. */
  aside: Partial<RoomPage> = {};
  /** Whether it is the reader's whisper, instead of the room's public conversation. */
  readonly isWhisper: boolean;
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

  constructor({ isWhisper = false } = {}) {
    this.isWhisper = isWhisper;
  }

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

  /** The destinations somebody follows. */
  get followed(): readonly string[] {
    return [...this.#followers].flatMap(([place, set]) => set.size > 0 ? [place] : []);
  }

  /** How many listeners there are. */
  get followers(): number {
    return [...this.#followers.values()].reduce((sum, set) => sum + set.size, this.#watchers.size);
  }

  /** The link comes up. */
  connect(): void {
    if (this.status.kind !== "online") this.become({ kind: "online" });
  }

  /** The link is lost, with everything on its way. */
  cut(): void {
    this.toServer.length = 0;
    this.toClient.length = 0;
    this.become({ kind: "waiting", retryAt: 0 });
  }

  /** The link is in another state. */
  become(status: LinkStatus): void {
    this.status = status;
    for (const watcher of this.#watchers) watcher();
  }

  /** Somebody writes. */
  append(
    text: string,
    { id = `message-${this.log.length + 1}-${this.epoch}`, from = AUTHOR, ...more }:
      & { id?: string; from?: Sender }
      & Partial<ChatMessage> = {},
  ) {
    if (this.epoch === "") this.epoch = `epoch-${++this.#epochs}`;
    const seq = this.log.length + 1;
    const rev = ++this.rev;
    const message = { id, ...this.#ref, seq, rev, from, text, at: seq, ...more };
    this.log.push(message);
    this.#tellOf("message", message);
  }

  /** A message becomes another, unless it is so already. */
  change(id: string, change: Change, by: Sender = AUTHOR): void {
    const index = this.log.findIndex((message) => message.id === id);
    const before = this.log[index];
    if (before === undefined) return;
    const after = changed(before, change, { by: by.id, at: CHANGED_AT });
    if (after === before) return;
    const message = { ...after, rev: ++this.rev };
    this.log[index] = message;
    const { from, text, deleted } = message;
    const quote = { id, from, text: excerptOf(text), ...deleted && { deleted } };
    this.log.forEach((other, at) => {
      if (other.quote?.id === id) this.log[at] = { ...other, quote };
    });
    this.#tellOf("changed", message);
  }

  /** The conversation is erased, and those who follow it are told. */
  erase(): void {
    const { epoch } = this;
    if (epoch === "") return;
    this.replaceLog([]);
    this.tell(this.#topic, { type: "erased", ...this.#ref, epoch }, true);
  }

  #tellOf(type: string, message: ChatMessage): void {
    if (this.status.kind !== "online") return;
    this.tell(this.#topic, { type, epoch: this.epoch, rev: message.rev, message }, true);
  }

  get #topic(): string {
    return this.isWhisper ? WHISPERS : topicOf(ROOM);
  }

  get #ref(): { room: typeof ROOM; whisper?: string } {
    return this.isWhisper ? { room: ROOM, whisper: READER.id } : { room: ROOM };
  }

  /** The room's log is replaced by another, as after a restore. */
  replaceLog(texts: readonly string[]): void {
    this.log.length = 0;
    this.epoch = "";
    this.rev = 0;
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
    const command = request.destination.split("/").at(-1);
    if (command === "say") return this.#store(request);
    if (["edit", "delete", "react", "question", "consent"].includes(command ?? "")) {
      const { id, ...change } = request.body as { id: string };
      this.change(id, { kind: command, ...change } as Change, READER);
      return this.#answer(request, { kind: "answered", body: undefined });
    }
    if (command === "seen" || command === "typing") {
      return this.#answer(request, { kind: "answered", body: undefined });
    }
    if (this.answers.has(request.destination)) {
      const body = structuredClone(this.answers.get(request.destination));
      return this.#answer(request, { kind: "answered", body });
    }
    if (request.body === undefined) {
      return this.#answer(request, { kind: "answered", body: this.page({}) });
    }
    this.tell(HISTORY, this.page(request.body as HistoryRequest));
    this.#answer(request, { kind: "answered", body: undefined });
  }

  #store(request: Request): void {
    const { id, text, quote, question } = request.body as Say;
    if (!this.log.some((message) => message.id === id)) {
      const quoted = this.log.find((message) => message.id === quote);
      this.append(text, {
        id,
        from: READER,
        ...quoted && {
          quote: { id: quoted.id, from: quoted.from, text: excerptOf(quoted.text) },
        },
        ...question && { question: { state: "open" } },
      });
    }
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

  /** How many questions the conversation has. */
  get questions(): QuestionCounts {
    const count = (state: string) =>
      this.log.filter(({ question }) => question?.state === state).length;
    return { open: count("open"), answered: count("answered") };
  }

  /** A page of the log, as the wire's contract says. */
  page(asked: HistoryRequest): RoomPage {
    const kept = this.log.slice(this.firstSeq - 1);
    const { before = Infinity, afterRev, epoch } = asked;
    const reload = (epoch !== undefined && epoch !== this.epoch) ||
      (afterRev !== undefined && (afterRev > this.rev || this.#isGone(afterRev)));
    const byChange = afterRev !== undefined && !reload;
    const fitting = byChange
      ? kept.filter(({ rev }) => rev > afterRev).sort((a, b) => a.rev - b.rev)
      : kept.filter(({ seq }) => reload || seq < before);
    return {
      ...this.#ref,
      epoch: this.epoch,
      lastSeq: this.log.length,
      rev: this.rev,
      questions: this.questions,
      messages: byChange ? fitting.slice(0, this.pageSize) : fitting.slice(-this.pageSize),
      more: fitting.length > this.pageSize,
      asked,
      reload,
      you: READER,
      ...this.aside,
    };
  }

  /** Whether a message that came after a count of changes is not kept any more. */
  #isGone(afterRev: number): boolean {
    return this.log.slice(0, this.firstSeq - 1).some(({ rev }) => rev > afterRev);
  }
}
