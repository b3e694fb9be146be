/**
 * Two instances of a server on one database, who come and go under people who talk; and whether
 * everybody got what was said.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { systemClock } from "../../server/messaging/mod.ts";
import type { ChatMessage, ReaderGrant } from "../../shared/chat/event.ts";
import { type RoomId, roomId } from "../../shared/chat/id.ts";
import { Balancer } from "./balancer.ts";
import { random } from "./chat.ts";
import { type Ended, Instance } from "./instance.ts";
import { KvConnectServer } from "./kv_connect/kv_connect_server.ts";
import { type Journey, MovingReader, type ReaderLink } from "./moving_reader.ts";
import { Oracle } from "./oracle.ts";
import { pageLink } from "./page_link.ts";
import { connectTo } from "./site_client.ts";
import { StompJsLink } from "./stompjs_link.ts";
import { wholeLog } from "./whole_log.ts";

/** How large it is. */
export interface ChangingOptions {
  readonly readers: number;
  readonly rooms: number;
  /** How many instances there are at a time. */
  readonly instances?: number;
  /** How long an answer of the database takes besides, in milliseconds. */
  readonly delayMs?: number;
  /** Between an acknowledgement and the next message of a reader, in milliseconds. */
  readonly pauseMs: { readonly least: number; readonly most: number };
  /** How long may pass until everybody is back, or has seen everything, in milliseconds. */
  readonly patienceMs: number;
}

/** One in so many readers is a program with @stomp/stompjs. */
const PROGRAM_EVERY = 10;
/** So many readers are invited at once. */
const AT_ONCE = 20;
const PROXY = "127.0.0.1";

interface Taking {
  readonly reader: MovingReader;
  readonly room: RoomId;
  readonly link: ReaderLink & { close(): void | Promise<void> };
}

/** See the module. */
export class ChangingInstances implements AsyncDisposable {
  readonly kv: KvConnectServer;
  readonly balancer = new Balancer();
  readonly #options: ChangingOptions;
  readonly #running: Instance[] = [];
  readonly #oracles = new Map<RoomId, Oracle>();
  readonly #taking: Taking[] = [];
  /** Of instances that were told to end. */
  readonly ended: Ended[] = [];
  readonly #ending: Promise<void>[] = [];

  private constructor(options: ChangingOptions) {
    this.#options = options;
    this.kv = new KvConnectServer({ delayMs: options.delayMs ?? 0 });
  }

  /** Starts the instances, and lets everybody in. */
  static async start(options: ChangingOptions): Promise<ChangingInstances> {
    const stage = new ChangingInstances(options);
    try {
      const { instances = 2, readers } = options;
      await Promise.all(Array.from({ length: instances }, () => stage.startInstance()));
      const numbers = Array.from({ length: readers }, (_, number) => number);
      while (numbers.length > 0) {
        await Promise.all(numbers.splice(0, AT_ONCE).map((number) => stage.#invite(number)));
      }
      for (const { reader } of stage.#taking) reader.open();
      await stage.everybodyIsBack();
      return stage;
    } catch (error) {
      await stage[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** How many messages were acknowledged. */
  get acknowledged(): number {
    return [...this.#oracles.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** What each reader went through. */
  get journeys(): readonly Journey[] {
    return this.#taking.map(({ reader }) => reader.journey);
  }

  /** Everybody begins to talk. */
  talk(): void {
    for (const { reader } of this.#taking) reader.talk();
  }

  /** One more instance. Resolves when it takes connections. */
  async startInstance(): Promise<void> {
    const instance = new Instance({
      STORE: "kv",
      KV_URL: this.kv.url,
      DENO_KV_ACCESS_TOKEN: this.kv.token,
      PUBLIC_URL: this.balancer.origin,
      TRUSTED_PROXIES: PROXY,
      DEMO: "off",
    });
    this.#running.push(instance);
    await instance.ready();
    this.balancer.add(instance.port);
  }

  /** The oldest instance is told to end, and gets no new connections; nobody waits for it. */
  endOldest(...signals: readonly Deno.Signal[]): void {
    const [instance] = this.#running.splice(0, 1);
    if (instance === undefined) return;
    this.balancer.remove(instance.port);
    const endings = signals.map((signal) => instance.end(signal));
    this.#ending.push(
      Promise.all(endings).then(([ended]) => {
        if (ended !== undefined) this.ended.push(ended);
      }),
    );
  }

  /** Resolves when all that were told to end have ended. @returns how */
  async allHaveEnded(): Promise<readonly Ended[]> {
    await Promise.all(this.#ending);
    return this.ended;
  }

  /** Resolves when everybody is connected and has seen what there is. */
  async everybodyIsBack(): Promise<void> {
    await this.#everybody(({ reader }) => reader.isBack(), "connected");
  }

  /** Resolves when so many more messages are acknowledged. */
  async go(messages: number): Promise<void> {
    const enough = this.acknowledged + messages;
    await this.#patiently(`${messages} messages`, async () => {
      while (this.acknowledged < enough) await new Promise((resolve) => setTimeout(resolve, 10));
    });
  }

  /**
   * Nobody says anything new. Fails unless everything that was acknowledged is there, each once, and
   * everybody was shown it, each once, in its order.
   *
   * @returns what there is in each room
   */
  async check(): Promise<ReadonlyMap<RoomId, readonly ChatMessage[]>> {
    await this.#everybody(({ reader }) => reader.hush(), "acknowledged");
    const logs = new Map<RoomId, readonly ChatMessage[]>();
    const passcode = await this.#token(0);
    for (const [room, oracle] of this.#oracles) {
      const witness = await connectTo(this.balancer.origin, { passcode });
      const { log, page } = await wholeLog(witness, room);
      await witness.leave();
      oracle.check(log);
      const there = this.#taking.filter((each) => each.room === room);
      await this.#patiently(
        `everybody in ${room} has seen everything`,
        () => Promise.all(there.map(({ reader }) => reader.reach(page.rev))),
      );
      const ids = log.map(({ id }) => id).join();
      for (const { reader } of there) equal(reader.shown.map(({ id }) => id).join(), ids);
      logs.set(room, log);
    }
    return logs;
  }

  /** Everybody leaves, and the instances end. */
  async end(): Promise<void> {
    for (const { reader, link } of this.#taking.splice(0)) {
      reader.leave();
      await link.close();
    }
    while (this.#running.length > 0) this.endOldest("SIGTERM");
    await Promise.all(this.#ending);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    await this.balancer[Symbol.asyncDispose]();
    await this.kv[Symbol.asyncDispose]();
  }

  async #invite(number: number): Promise<void> {
    const { rooms, pauseMs: { least, most } } = this.#options;
    const room = roomId(`/posts/${number % rooms}`);
    const oracle = this.#oracles.get(room) ?? new Oracle();
    this.#oracles.set(room, oracle);
    const { origin } = this.balancer;
    const passcode = await this.#token(number);
    const link = number % PROGRAM_EVERY === 0
      ? new StompJsLink(origin, passcode, Math.random)
      : pageLink(origin, passcode, Math.random);
    const pauseMs = () => least + Math.random() * (most - least);
    const clock = systemClock;
    const reader = new MovingReader({
      ...{ link, room, oracle, clock, random, pauseMs },
      publisher: number,
    });
    this.#taking.push({ reader, room, link });
  }

  async #token(number: number): Promise<string> {
    const answer = await fetch(`${this.balancer.origin}/api/reader`, {
      method: "POST",
      // Each comes from elsewhere, as far as the limit of tokens is concerned.
      headers: { "x-forwarded-for": `203.0.${number % 256}.1` },
    });
    equal(answer.status, 201, "a token");
    return (await answer.json() as ReaderGrant).token;
  }

  async #everybody(act: (taking: Taking) => Promise<void>, what: string): Promise<void> {
    await this.#patiently(`everybody is ${what}`, () => Promise.all(this.#taking.map(act)));
  }

  /** @throws {Error} when it takes too long, with what everybody is doing */
  async #patiently(what: string, act: () => Promise<unknown>): Promise<void> {
    let cancel = () => {};
    const late = new Promise<never>((_, reject) => {
      const { patienceMs } = this.#options;
      cancel = systemClock.after(patienceMs, () => reject(this.#tooLate(what)));
    });
    try {
      await Promise.race([act(), late]);
    } finally {
      cancel();
    }
  }

  #tooLate(what: string): Error {
    const states = new Map<string, number>();
    for (const { reader: { state }, room } of this.#taking) {
      const line = `${room}: ${state}`;
      states.set(line, (states.get(line) ?? 0) + 1);
    }
    const lines = [...states].map(([state, count]) => `${count} × ${state}`);
    const logs = this.#running.map(({ output }) => output.slice(-2_000));
    return new Error([`Waited too long until ${what}:`, ...lines, ...logs].join("\n"));
  }
}
