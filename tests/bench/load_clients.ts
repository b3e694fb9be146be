/**
 * The clients of a server under measure, in a process of their own so that their work is not counted
 * as the server's. As many as the arguments say subscribe to one destination; then each line on
 * stdin, a {@linkcode Load} in JSON, is published by one more client, and answered with a
 * {@linkcode Delivery} when every copy has arrived.
 *
 * @module
 */
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { setTimeout } from "node:timers/promises";
import { OPCODE, openRawWebSocket, rawFrame, writeAll } from "../helper/raw_websocket.ts";
import type { Delivery, Load } from "./load.ts";
import { MessageCounter } from "./message_counter.ts";

const CONNECT = rawFrame("CONNECT\naccept-version:1.2,1.1\nhost:bench\n\n\0");
const SUBSCRIBE = rawFrame("SUBSCRIBE\nid:1\ndestination:/topic/bench\n\n\0");
const MESSAGE = rawFrame(`SEND\ndestination:/topic/bench\n\n${"x".repeat(200)}\0`);
const PONG = rawFrame("", { opcode: OPCODE.pong });

/** So long nothing came: nothing is under way. */
const QUIET_MS = 300;

/** How many handshakes are under way at once. */
const OPENING = 32;

/** More than a server sends in one piece, and little enough for thousands of clients. */
const READ_BYTES = 16_384;

/** When each message of this load was sent, by `performance.now()`. */
let sentMs: number[] = [];
/** How long each copy took. */
let latenciesMs: number[] = [];
let expected = Infinity;
let onArrived = () => {};

class LoadClient {
  readonly #connection: Deno.TcpConn;
  readonly #buffer = new Uint8Array(READ_BYTES);
  readonly #counter: MessageCounter;
  /** Copies of this load. */
  received = 0;

  constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
    this.#counter = new MessageCounter(() => void connection.write(PONG));
  }

  send(frame: Uint8Array): Promise<void> {
    return writeAll(this.#connection, frame);
  }

  /** Sends a frame and waits for one. */
  async ask(frame: Uint8Array): Promise<void> {
    await this.send(frame);
    if (await this.#read() !== 1) throw new Error("Cannot go on: expected one frame");
  }

  /** Counts what comes. */
  async listen(): Promise<void> {
    for (;;) {
      const frames = await this.#read();
      const now = performance.now();
      for (let seen = 0; seen < frames; seen++) {
        latenciesMs.push(now - (sentMs[this.received++] ?? now));
      }
      if (latenciesMs.length >= expected) onArrived();
    }
  }

  /** @returns how many frames ended in what came */
  async #read(): Promise<number> {
    for (;;) {
      const length = await this.#connection.read(this.#buffer);
      if (length === null) throw new Error("Cannot read: the server has closed the connection");
      const frames = this.#counter.push(this.#buffer.subarray(0, length));
      if (frames > 0) return frames;
    }
  }
}

async function connect(port: number): Promise<LoadClient> {
  const client = new LoadClient(await openRawWebSocket(port));
  await client.ask(CONNECT);
  return client;
}

async function subscribe(port: number): Promise<LoadClient> {
  const client = await connect(port);
  await client.send(SUBSCRIBE);
  return client;
}

/** Not every broker answers SUBSCRIBE: publishes until everybody gets it, and until all is quiet. */
async function awaitSubscribed(
  publisher: LoadClient,
  clients: readonly LoadClient[],
): Promise<void> {
  do {
    await publisher.send(MESSAGE);
    await setTimeout(QUIET_MS);
  } while (clients.some(({ received }) => received === 0));
  for (let seen = -1; seen !== latenciesMs.length;) {
    seen = latenciesMs.length;
    await setTimeout(QUIET_MS);
  }
}

async function publish(publisher: LoadClient, { messages, pauseMs }: Load): Promise<void> {
  if (pauseMs === 0) {
    const burst = new Uint8Array(MESSAGE.length * messages);
    for (let sent = 0; sent < messages; sent++) burst.set(MESSAGE, sent * MESSAGE.length);
    sentMs = Array(messages).fill(performance.now());
    return await publisher.send(burst);
  }
  const startMs = performance.now();
  for (let sent = 0; sent < messages; sent++) {
    await setTimeout(Math.max(0, startMs + sent * pauseMs - performance.now()));
    sentMs.push(performance.now());
    await publisher.send(MESSAGE);
  }
}

async function run(
  load: Load,
  { publisher, clients }: { publisher: LoadClient; clients: readonly LoadClient[] },
): Promise<Delivery> {
  const all = new Promise<void>((resolve) => onArrived = resolve);
  sentMs = [];
  latenciesMs = [];
  expected = load.messages * clients.length;
  for (const client of clients) client.received = 0;
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  await publish(publisher, load);
  await all;
  const tookMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpu);
  if (latenciesMs.length > expected) throw new Error("Cannot go on: more copies than were sent");
  latenciesMs.sort((a, b) => a - b);
  const quantile = (part: number) => latenciesMs[Math.floor(latenciesMs.length * part)] ?? 0;
  return {
    delivered: latenciesMs.length,
    tookMs,
    clientsBusy: (user + system) / 1_000 / tookMs,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}

async function main(port: number, subscribers: number): Promise<void> {
  const clients: LoadClient[] = [];
  let opened = 0;
  await Promise.all(Array.from({ length: OPENING }, async () => {
    while (opened++ < subscribers) clients.push(await subscribe(port));
  }));
  const publisher = await connect(port);
  for (const client of [...clients, publisher]) client.listen();
  await awaitSubscribed(publisher, clients);
  process.stdout.write(`${JSON.stringify({ subscribers: clients.length })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const delivery = await run(JSON.parse(line), { publisher, clients });
    process.stdout.write(`${JSON.stringify(delivery)}\n`);
  }
}

const [port = 0, subscribers = 0] = Deno.args.map(Number);
await main(port, subscribers);
Deno.exit(0);
