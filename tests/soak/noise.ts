/**
 * What a client says that keeps to no rule for long: every command, mostly right, sometimes wrong.
 *
 * @module
 */
import type { Random } from "../fuzz/random.ts";

/** Where they meet; few enough that they do. */
export const WILD_TOPICS = ["/topic/wild/0", "/topic/wild/1", "/topic/wild/2", "/topic/greetings"];
/** The last is where what nobody wanted ends. */
export const WILD_QUEUES = ["/queue/wild/0", "/queue/wild/1", "/queue/wild/2", "/queue/dlq"];

const VERSIONS = ["1.0", "1.1", "1.2"] as const;
const BODIES = ["", "hi", "한국어 🙂", "x".repeat(200), "y".repeat(9_000), "z".repeat(60_000)];

/** What a client remembers of what it said and heard. */
export class Noise {
  readonly #random: Random;
  #version: string = "1.2";
  #subscriptions: string[] = [];
  #transactions: string[] = [];
  /** Deliveries that may be acknowledged: the headers that name them. */
  readonly #deliveries: string[] = [];
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A CONNECT, mostly of somebody who may come in. */
  connect(): string {
    const random = this.#random;
    this.#version = random.oneOf(VERSIONS);
    this.#subscriptions = [];
    this.#transactions = [];
    this.#deliveries.length = 0;
    const passcode = random.below(40) === 0 ? "guess" : "guest";
    const login = random.below(2) === 0 ? `login:guest\npasscode:${passcode}\n` : "";
    const beat = random.below(4) === 0 ? "heart-beat:1000,1000\n" : "";
    const command = random.below(4) === 0 ? "STOMP" : "CONNECT";
    return `${command}\naccept-version:${this.#version}\nhost:x\n${login}${beat}\n\0`;
  }

  /** Remembers what could be acknowledged. */
  heard(text: string): void {
    for (const [, head = ""] of text.matchAll(/MESSAGE\n((?:[^\n]+\n)+)\n/g)) {
      const name = this.#version === "1.2"
        ? /^ack:(.+)$/m.exec(head)?.[1]
        : /^message-id:(.+)$/m.exec(head)?.[1];
      const subscription = /^subscription:(.+)$/m.exec(head)?.[1] ?? "";
      if (name === undefined || !subscription.startsWith("ack-")) continue;
      this.#deliveries.push(
        this.#version === "1.2"
          ? `id:${name}\n`
          : `message-id:${name}\nsubscription:${subscription}\n`,
      );
    }
    if (this.#deliveries.length > 50) this.#deliveries.splice(0, 10);
  }

  /** The next thing to say. */
  next(): string | Uint8Array {
    const random = this.#random;
    const choice = random.below(100);
    if (choice < 40) return this.#send();
    if (choice < 55) return this.#subscribe();
    if (choice < 60) return this.#unsubscribe();
    if (choice < 78) return this.#acknowledge();
    if (choice < 84) return this.#begin();
    if (choice < 90) return this.#end();
    if (choice < 96) return "\n".repeat(1 + random.below(5));
    return this.#wrong();
  }

  #send(): string {
    const random = this.#random;
    const destination = random.oneOf([
      ...WILD_TOPICS,
      ...WILD_QUEUES.slice(0, -1),
      "/app/hello",
      "/user/guest/queue/wild",
    ]);
    const body = destination === "/app/hello"
      ? random.oneOf(['{"name":"kim"}', "{}", "not JSON"])
      : random.oneOf(BODIES);
    return `SEND\ndestination:${destination}\n${this.#receipt()}${this.#inTransaction()}\n${body}\0`;
  }

  #subscribe(): string {
    const random = this.#random;
    const ack = random.oneOf(["auto", "client", "client-individual"]);
    const id = `${ack === "auto" ? "auto" : "ack"}-${++this.#count}`;
    this.#subscriptions.push(id);
    const destination = random.oneOf([...WILD_TOPICS, ...WILD_QUEUES, "/user/queue/wild"]);
    const prefetch = random.below(2) === 0 ? `prefetch-count:${1 + random.below(20)}\n` : "";
    return `SUBSCRIBE\nid:${id}\ndestination:${destination}\nack:${ack}\n${prefetch}${this.#receipt()}\n\0`;
  }

  #unsubscribe(): string {
    const id = this.#subscriptions.shift();
    return id === undefined ? this.#subscribe() : `UNSUBSCRIBE\nid:${id}\n${this.#receipt()}\n\0`;
  }

  #acknowledge(): string {
    const name = this.#deliveries.pop();
    if (name === undefined) return this.#send();
    const command = this.#version !== "1.0" && this.#random.below(3) === 0 ? "NACK" : "ACK";
    return `${command}\n${name}${this.#inTransaction()}\n\0`;
  }

  #begin(): string {
    const name = `t-${++this.#count}`;
    if (this.#transactions.length >= 10) return this.#end();
    this.#transactions.push(name);
    return `BEGIN\ntransaction:${name}\n\n\0`;
  }

  #end(): string {
    const name = this.#transactions.shift();
    if (name === undefined) return this.#send();
    return `${
      this.#random.oneOf(["COMMIT", "ABORT"])
    }\ntransaction:${name}\n${this.#receipt()}\n\0`;
  }

  /** Whatever ends a session. */
  #wrong(): string | Uint8Array {
    const random = this.#random;
    const noise = Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256));
    return random.oneOf<string | Uint8Array>([
      noise,
      "HELLO\n\n\0",
      "CONNECT\naccept-version:1.2\nhost:x\n\n\0",
      "SEND\n\nno destination\0",
      "SEND\ndestination:/topic/wild/0\\t\n\n\0",
      "SEND\ndestination:/topic/wild/0\ncontent-length:1\n\nlonger\0",
      "SEND\ndestination:/nowhere\n\n\0",
      "ACK\nid:nothing\nmessage-id:nothing\nsubscription:nothing\n\n\0",
      "COMMIT\ntransaction:none\n\n\0",
      "UNSUBSCRIBE\nid:none\n\n\0",
      `SEND\na:${"b".repeat(9_000)}`,
      `SEND\ndestination:/topic/wild/0\n\n${"c".repeat(70_000)}\0`,
      "DISCONNECT\nreceipt:bye\n\n\0",
    ]);
  }

  #receipt(): string {
    return this.#random.below(3) === 0 ? `receipt:r-${++this.#count}\n` : "";
  }

  #inTransaction(): string {
    const [name] = this.#transactions;
    return name !== undefined && this.#random.below(2) === 0 ? `transaction:${name}\n` : "";
  }
}
