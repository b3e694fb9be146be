/**
 * Somebody who reads a room as the contract's recipe says, by its count of changes.
 *
 * @module
 */
import { HISTORY, historyOf, joinOf, topicOf } from "../../shared/chat/destination.ts";
import type { ChatMessage, ConversationEvent, RoomPage } from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";
import { type ConnectOptions, sendPatiently, type SiteClient } from "./site_client.ts";
import { ON_KV } from "./test_store.ts";

/** What a follower needs. */
export interface FollowerOptions {
  readonly room: RoomId;
  /** Connects to the server, wherever it is by now. */
  readonly connect: (options: ConnectOptions) => Promise<SiteClient>;
  readonly passcode: string;
  /** How many changes it asks for at once. */
  readonly limit?: number;
}

/** Holds what it has seen, and fills its holes. */
export class Follower {
  /** By id. */
  readonly #seen = new Map<string, ChatMessage>();
  /** Events that came before what is missing in front of them, by their count. */
  readonly #ahead = new Map<number, ConversationEvent>();
  readonly #options: FollowerOptions;
  #client: SiteClient | undefined;
  #epoch = "";
  #rev = 0;
  #isAsking = false;
  #grown = () => {};
  /** How often it was told that what it had is not a part of the log. */
  reloads = 0;
  /** How often it was told something else than the next change, while nothing was on its way. */
  surprises = 0;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Up to which change it has seen all. */
  get rev(): number {
    return this.#rev;
  }

  /** What it has seen, in order. */
  get log(): readonly ChatMessage[] {
    return [...this.#seen.values()].sort((a, b) => a.seq - b.seq);
  }

  /** Connects, follows, and asks for what it missed. */
  async connect(): Promise<void> {
    const { room, passcode } = this.#options;
    const client = await this.#options.connect({ passcode });
    this.#client = client;
    this.#isAsking = true;
    this.#ahead.clear();
    await client.follow(HISTORY, (page) => this.#take(client, page as RoomPage));
    await client.follow(topicOf(room), (event) => this.#hear(client, event as ConversationEvent));
    if (this.#epoch === "") this.#take(client, await client.ask<RoomPage>(joinOf(room)));
    else await this.#ask(client);
  }

  /** Loses its connection as by a network that breaks. */
  async lose(): Promise<void> {
    const client = this.#client;
    client?.stomp.forceDisconnect();
    await client?.closed;
    await client?.leave();
  }

  /** Goes. */
  async leave(): Promise<void> {
    await this.#client?.leave();
  }

  /** Resolves once it has seen all changes up to this one. */
  until(rev: number): Promise<void> {
    return new Promise((resolve) => {
      this.#grown = () => this.#rev >= rev && resolve();
      this.#grown();
    });
  }

  async #ask(client: SiteClient): Promise<void> {
    const { room, limit = 7 } = this.#options;
    this.#isAsking = true;
    const asked = { afterRev: this.#rev, epoch: this.#epoch, limit };
    await sendPatiently(client, historyOf(room), asked);
  }

  #take(client: SiteClient, page: RoomPage): void {
    if (client !== this.#client) return;
    const isFirst = this.#epoch === "" || page.reload;
    if (page.reload) {
      this.reloads++;
      this.#seen.clear();
    }
    this.#epoch = page.epoch;
    for (const message of page.messages) this.#put(message);
    const isMore = page.more && !isFirst;
    this.#rev = isMore ? page.messages.at(-1)?.rev ?? this.#rev : page.rev;
    this.#isAsking = false;
    this.#settle(client);
    if (isMore && !this.#isAsking) this.#ask(client);
  }

  #hear(client: SiteClient, event: ConversationEvent): void {
    if (client !== this.#client) return;
    if (this.#epoch === "") this.#epoch = event.epoch;
    // A page from Deno KV may have what is told a moment later.
    const isNext = event.rev === this.#rev + 1 || (ON_KV && event.rev <= this.#rev);
    if (!this.#isAsking && !isNext) this.surprises++;
    this.#ahead.set(event.rev, event);
    this.#settle(client);
  }

  #settle(client: SiteClient): void {
    if (this.#isAsking) return;
    for (;;) {
      const next = this.#ahead.get(this.#rev + 1);
      if (next === undefined) break;
      this.#put(next.message);
      this.#rev = next.rev;
    }
    for (const rev of this.#ahead.keys()) if (rev <= this.#rev) this.#ahead.delete(rev);
    if (this.#ahead.size > 0) this.#ask(client);
    this.#grown();
  }

  #put(message: ChatMessage): void {
    const known = this.#seen.get(message.id);
    if (known === undefined || known.rev < message.rev) this.#seen.set(message.id, message);
  }
}
