/**
 * Somebody who reads and writes in a room over a link that is lost and found again, at whatever
 * instance of the server: follows the contract's recipe, and keeps account of what came how.
 *
 * @module
 */
import { HISTORY, historyOf, sayOf, topicOf } from "../../shared/chat/destination.ts";
import type { ChatMessage, RoomEvent, RoomPage } from "../../shared/chat/event.ts";
import { newId, type RandomBytes, type RoomId } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { nextAfterRefusal } from "../../shared/code.ts";
import type { Answer, Link } from "../../widget/state/link.ts";
import type { Oracle } from "./oracle.ts";
import { textOf } from "./oracle.ts";

/** Of its link; whoever made it closes it. */
export type ReaderLink = Pick<Link, "status" | "watch" | "follow" | "send" | "open">;

/** What a {@linkcode MovingReader} is made with. */
export interface MovingReaderOptions {
  readonly link: ReaderLink;
  readonly room: RoomId;
  /** The number under which it publishes. */
  readonly publisher: number;
  /** Of the room. */
  readonly oracle: Oracle;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** How long it waits after an acknowledgement, in milliseconds. */
  readonly pauseMs: () => number;
}

/** What a reader went through. */
export interface Journey {
  /** From the first SEND of each message to its RECEIPT, in milliseconds. */
  readonly receiptMs: number[];
  /** From each loss of the link until all was caught up, in milliseconds. */
  readonly silentMs: number[];
  /** What came that must not: told, not thrown. */
  readonly faults: string[];
  reconnects: number;
  /** Messages that were sent once more. */
  resent: number;
  /** Refusals after which a message is sent once more: code by code. */
  readonly refused: Map<string, number>;
  /** Events that came once more by the same connection. */
  doubled: number;
  /** Events that came before others of a lower count. */
  outOfOrder: number;
  /** How often the server said that what it has is no part of the log. */
  reloads: number;
}

const PAGE = 100;
const RETRY_MS = 250;

/** See the module. */
export class MovingReader {
  readonly journey: Journey = {
    receiptMs: [],
    silentMs: [],
    faults: [],
    reconnects: -1,
    resent: 0,
    refused: new Map(),
    doubled: 0,
    outOfOrder: 0,
    reloads: 0,
  };
  readonly #options: MovingReaderOptions;
  /** In the order in which it was shown. */
  readonly #shown: ChatMessage[] = [];
  /** Events that came before what is missing in front of them, by their count. */
  readonly #ahead = new Map<number, RoomEvent>();
  #epoch = "";
  #rev = 0;
  /** The count of the last event of this connection. */
  #heard = 0;
  #isAsking = false;
  #isOnline = false;
  #lostAt: number | undefined;
  #n = 0;
  #say: { readonly id: string; readonly text: string; readonly since: number } | undefined;
  #isTalking = true;
  #changed = () => {};
  /** Of timers that run. */
  readonly #cancels = new Set<() => void>();

  constructor(options: MovingReaderOptions) {
    this.#options = options;
    const { link, room } = options;
    link.follow(() => HISTORY, (page) => this.#take(page as RoomPage));
    link.follow(() => topicOf(room), (event) => this.#hear(event as RoomEvent));
    link.watch(() => this.#look());
  }

  /** What it has seen, in the order in which it was shown. */
  get shown(): readonly ChatMessage[] {
    return this.#shown;
  }

  /** What is missing to the end, for a person. */
  get state(): string {
    return `${this.#options.link.status.kind}, rev ${this.#rev}, ${
      this.#isAsking ? "asking" : "told"
    }, ${this.#say === undefined ? "nothing" : `"${this.#say.text}"`} on its way`;
  }

  /** Connects. */
  open(): void {
    this.#options.link.open();
  }

  /** Resolves when it is connected and has seen what there is. */
  async isBack(): Promise<void> {
    await this.#until(() => this.#isOnline && !this.#isAsking);
  }

  /** Begins to talk. */
  talk(): void {
    this.#pause();
  }

  /** Says nothing new. Resolves when all it has said is acknowledged. */
  async hush(): Promise<void> {
    this.#isTalking = false;
    await this.#until(() => this.#say === undefined);
  }

  /** Resolves once it has seen all changes up to this one. */
  async reach(rev: number): Promise<void> {
    await this.#until(() => this.#rev >= rev);
  }

  /** Waits for nothing more. */
  leave(): void {
    for (const cancel of this.#cancels) cancel();
  }

  #until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = () => isTrue() && resolve();
      this.#changed();
    });
  }

  #look(): void {
    const { link, clock } = this.#options;
    const isOnline = link.status.kind === "online";
    if (isOnline === this.#isOnline) return;
    this.#isOnline = isOnline;
    if (!isOnline) {
      this.#lostAt ??= clock.now();
      return;
    }
    this.journey.reconnects++;
    this.#heard = 0;
    this.#ahead.clear();
    this.#ask();
    if (this.#say !== undefined) {
      this.journey.resent++;
      this.#send(this.#say);
    }
  }

  #ask(): void {
    const { link, room } = this.#options;
    this.#isAsking = true;
    const body = this.#epoch === ""
      ? { after: 0, limit: PAGE }
      : { afterRev: this.#rev, epoch: this.#epoch, limit: PAGE };
    link.send({ destination: historyOf(room), body }, (answer) => {
      if (answer.kind === "refused") this.#later(answer, () => this.#isOnline && this.#ask());
    });
  }

  #take(page: RoomPage): void {
    if (page.reload) this.journey.reloads++;
    if (page.epoch !== "") this.#epoch = page.epoch;
    for (const message of page.messages) this.#show(message);
    this.#rev = page.more ? page.messages.at(-1)?.rev ?? this.#rev : page.rev;
    this.#isAsking = false;
    if (page.more) return this.#ask();
    if (this.#lostAt !== undefined) {
      this.journey.silentMs.push(this.#options.clock.now() - this.#lostAt);
      this.#lostAt = undefined;
    }
    this.#settle();
  }

  #hear(event: RoomEvent): void {
    if (event.type !== "message") return;
    if (event.rev === this.#heard) this.journey.doubled++;
    else if (event.rev < this.#heard) this.journey.outOfOrder++;
    this.#heard = Math.max(this.#heard, event.rev);
    if (this.#epoch === "") this.#epoch = event.epoch;
    this.#ahead.set(event.rev, event);
    this.#settle();
  }

  #settle(): void {
    if (!this.#isAsking) {
      for (;;) {
        const next = this.#ahead.get(this.#rev + 1);
        if (next === undefined) break;
        this.#show(next.message);
        this.#rev = next.rev;
      }
      for (const rev of this.#ahead.keys()) if (rev <= this.#rev) this.#ahead.delete(rev);
      if (this.#ahead.size > 0 && this.#isOnline) this.#ask();
    }
    this.#changed();
  }

  #show(message: ChatMessage): void {
    const last = this.#shown.at(-1)?.seq ?? 0;
    if (message.seq !== last + 1) this.#fault(`was shown ${message.seq} after ${last}`);
    this.#shown.push(message);
  }

  #pause(): void {
    this.#after(this.#options.pauseMs(), () => {
      if (this.#isTalking) this.#begin();
    });
  }

  #after(delayMs: number, task: () => void): void {
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#cancels.delete(cancel);
      task();
    });
    this.#cancels.add(cancel);
  }

  #begin(): void {
    const { clock, random, publisher } = this.#options;
    this.#say = { id: newId(random), text: textOf(publisher, this.#n++), since: clock.now() };
    if (this.#isOnline) this.#send(this.#say);
  }

  #send(say: { readonly id: string; readonly text: string; readonly since: number }): void {
    const { link, room, oracle, clock } = this.#options;
    const { id, text } = say;
    link.send({ destination: sayOf(room), body: { id, text }, kept: true }, (answer) => {
      if (this.#say !== say) return;
      if (answer.kind === "refused") {
        return this.#later(answer, () => {
          if (this.#say !== say || !this.#isOnline) return;
          this.journey.resent++;
          this.#send(say);
        });
      }
      oracle.acknowledge({ id, text });
      this.journey.receiptMs.push(clock.now() - say.since);
      this.#say = undefined;
      this.#changed();
      this.#pause();
    });
  }

  #later({ refusal }: Extract<Answer, { kind: "refused" }>, again: () => void): void {
    const { refused } = this.journey;
    refused.set(refusal.code, (refused.get(refusal.code) ?? 0) + 1);
    if (nextAfterRefusal(refusal.code) !== "retry") {
      this.#fault(`was refused: ${refusal.code} ${refusal.message}`);
    } else {
      this.#after(refusal.retryAfterMs ?? RETRY_MS, again);
    }
  }

  #fault(what: string): void {
    this.journey.faults.push(`${this.#options.publisher} ${what}`);
  }
}
