/**
 * Three instances of a server on one database, and all that may happen to both: instances are killed,
 * told to end and stopped for a while, clocks are wrong, the database refuses, is slow, answers
 * nothing, loses answers and forgets who watches.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { Balancer } from "../../helper/balancer.ts";
import { type Ended, Instance } from "../../helper/instance.ts";
import { KvConnectServer } from "../../helper/kv_connect/kv_connect_server.ts";

/** The owner's password. */
export const PASSWORD = "correct horse battery";

const WRONG_CLOCK = fileURLToPath(new URL("./wrong_clock.ts", import.meta.url));
const INSTANCES = 3;
/** How wrong the clocks of instances are that start one after the other, in milliseconds. */
const SHIFTS = [0, 90_000, -90_000, 0, 3_600_000];

/** A kind of trouble. */
export type Trouble = (stage: TroubledStage) => Promise<void>;

/** See the module. */
export class TroubledStage implements AsyncDisposable {
  readonly kv = new KvConnectServer();
  readonly balancer = new Balancer();
  /** Of instances that were told to end. */
  readonly ended: Ended[] = [];
  readonly #random: () => number;
  readonly #say: (line: string) => void;
  readonly #running: Instance[] = [];
  readonly #stopped = new Set<Instance>();
  readonly #ending: Promise<void>[] = [];
  #started = 0;

  /** @param random between 0 and 1 */
  constructor(random: () => number, say: (line: string) => void) {
    this.#random = random;
    this.#say = say;
  }

  /** The addresses of the instances that are there. */
  get origins(): readonly string[] {
    return this.#running.map(({ port }) => `http://127.0.0.1:${port}`);
  }

  /** What instances have written that are there. */
  get logs(): readonly string[] {
    return this.#running.map(({ output }) => output);
  }

  /** Starts all instances. */
  async start(): Promise<void> {
    for (let n = 0; n < INSTANCES; n++) await this.startInstance();
  }

  /** One more. Resolves when it takes connections, which it does not before the database answers. */
  async startInstance(shiftMs = SHIFTS[this.#started++ % SHIFTS.length] ?? 0): Promise<void> {
    const instance = new Instance({
      STORE: "kv",
      KV_URL: this.kv.url,
      DENO_KV_ACCESS_TOKEN: this.kv.token,
      PUBLIC_URL: this.balancer.origin,
      OWNER_PASSWORD: PASSWORD,
      TRUSTED_PROXIES: "127.0.0.1",
      DEMO: "off",
      CLOCK_SHIFT_MS: String(shiftMs),
    }, ["--preload", WRONG_CLOCK]);
    this.#running.push(instance);
    await instance.ready();
    this.balancer.add(instance.port);
  }

  /** One of the troubles, by chance. Resolves when it is over. */
  async trouble(): Promise<void> {
    const names = Object.keys(TROUBLES);
    const name = names[Math.floor(this.#random() * names.length)] ?? "";
    this.#say(`  ${name}`);
    await TROUBLES[name]?.(this);
  }

  /** One that runs ends and another one starts. */
  async replace(signal: Deno.Signal): Promise<void> {
    const able = this.#running.filter((instance) => !this.#stopped.has(instance));
    const instance = able[Math.floor(this.#random() * able.length)];
    if (instance === undefined) return;
    this.#running.splice(this.#running.indexOf(instance), 1);
    this.balancer.remove(instance.port);
    this.#ending.push(instance.end(signal).then((ended) => void this.ended.push(ended)));
    await this.startInstance();
  }

  /** One stands still for a while, and gets new connections meanwhile. */
  async standStill(ms: number): Promise<void> {
    const instance = this.#running[Math.floor(this.#random() * this.#running.length)];
    if (instance === undefined || this.#stopped.has(instance)) return;
    instance.signal("SIGSTOP");
    this.#stopped.add(instance);
    await elapsed(ms);
    instance.signal("SIGCONT");
    this.#stopped.delete(instance);
  }

  /** Everything works from now on, and all instances that were told to end have. */
  async heal(): Promise<void> {
    this.kv.goOn();
    this.kv.refusal = undefined;
    this.kv.delayMs = 0;
    this.kv.losesAnswer = () => false;
    await Promise.all(this.#ending);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.heal();
    await Promise.all(this.#running.splice(0).map((instance) => instance.end("SIGTERM")));
    await this.balancer[Symbol.asyncDispose]();
    await this.kv[Symbol.asyncDispose]();
  }
}

const STILL_MS = 20_000;

const TROUBLES: Readonly<Record<string, Trouble>> = {
  "kill -9": (stage) => stage.replace("SIGKILL"),
  "SIGTERM": (stage) => stage.replace("SIGTERM"),
  "SIGINT": (stage) => stage.replace("SIGINT"),
  "stands still for 20 s": (stage) => stage.standStill(STILL_MS),
  async "the database refuses: 429"({ kv }) {
    kv.refusal = { status: 429, text: "too much" };
    await elapsed(4_000);
    kv.refusal = undefined;
  },
  async "the database refuses: 503"({ kv }) {
    kv.refusal = { status: 503, text: "not there" };
    await elapsed(8_000);
    kv.refusal = undefined;
  },
  async "the database is slow: 200 ms"({ kv }) {
    kv.delayMs = 200;
    await elapsed(10_000);
    kv.delayMs = 0;
  },
  async "the database answers nothing"({ kv }) {
    kv.hold();
    await elapsed(12_000);
    kv.goOn();
  },
  async "answers to writes get lost"({ kv }) {
    kv.losesAnswer = () => Math.random() < 0.3;
    await elapsed(6_000);
    kv.losesAnswer = () => false;
  },
  "watches break"({ kv }) {
    kv.breakWatches();
    return Promise.resolve();
  },
  "watches are forgotten"({ kv }) {
    kv.forgetWatches();
    return Promise.resolve();
  },
};

/** Waits. */
export function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
