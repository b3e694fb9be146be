/**
 * A healthy client of the matrix amid the noise: it tells everybody numbers, does jobs from a queue,
 * and its ledger knows whether it got what it should.
 *
 * @module
 */
import type { Random } from "../fuzz/random.ts";
import type { ClientKind, Connected, Received } from "../helper/client_adapter.ts";
import type { Arrivals } from "../helper/arrivals.ts";
import type { Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";

const TOPIC = "/topic/control";
const QUEUE = "/queue/control";
/** More would only measure how fast it is. */
const MAX_UNRECEIPTED = 8;
const MAX_PAUSE_MS = 100;

/** What it is made with. */
export interface ControlInit {
  readonly origin: string;
  readonly random: Random;
  readonly ledger: Ledger;
}

/** See the module. */
export class ControlClient {
  readonly #client: Connected;
  readonly #name: string;
  readonly #random: Random;
  readonly #ledger: Ledger;
  readonly #me: number;
  /** Numbers that wait for their RECEIPT, oldest first. */
  readonly #unreceipted: string[] = [];
  /** The connection was lost: no RECEIPT comes any more. */
  readonly #cut = Promise.withResolvers<void>();
  #isCut = false;
  #leaving = false;

  private constructor(client: Connected, name: string, { random, ledger }: ControlInit) {
    this.#client = client;
    this.#name = name;
    this.#random = random;
    this.#ledger = ledger;
    this.#me = ledger.join();
  }

  /** Connects and listens. Nobody speaks before all do. */
  static async join(kind: ClientKind, init: ControlInit): Promise<ControlClient> {
    const { origin } = init;
    const client = await kind.connect({ origin });
    const control = new ControlClient(client, kind.name, init);
    control.#listen(await client.subscribe(TOPIC));
    control.#work(await client.subscribe(QUEUE, { ack: "client-individual" }));
    control.#watch();
    return control;
  }

  /** Speaks until told to stop, and until the last RECEIPT has come; or until it is cut off. */
  async run(pace: Pace): Promise<void> {
    const speaking = this.#speak(pace).catch((error) => {
      if (!this.#isCut) throw error;
    });
    await Promise.race([speaking, this.#cut.promise]);
  }

  async #speak(pace: Pace): Promise<void> {
    const receipts: Promise<void>[] = [];
    while (!pace.stopped && !this.#isCut) {
      const number = `${this.#ledger.nextOf(this.#me)}`;
      receipts.push(this.#send(TOPIC, `${this.#me}:${number}`));
      if (this.#random.below(2) === 0) {
        this.#ledger.jobSent(`${this.#me}:${number}`);
        receipts.push(this.#send(QUEUE, `${this.#me}:${number}`));
      }
      while (receipts.length > MAX_UNRECEIPTED) await receipts.shift();
      await pace.pause(this.#random.below(MAX_PAUSE_MS));
    }
    await Promise.all(receipts);
  }

  /** Leaves when what it acknowledged has arrived. */
  async leave(): Promise<void> {
    if (!this.#isCut) {
      await Promise.race([this.#client.sendSurely("/topic/nobody", "bye"), this.#cut.promise]);
    }
    this.#leaving = true;
    await this.#client.leave();
  }

  async #send(destination: string, body: string): Promise<void> {
    const key = `${destination} ${body}`;
    this.#unreceipted.push(key);
    await this.#client.sendSurely(destination, body);
    const oldest = this.#unreceipted.shift();
    if (oldest !== key) {
      this.#ledger.fault(`${this.#name}: the RECEIPT of ${key} came before that of ${oldest}`);
    }
  }

  async #listen(messages: Arrivals<Received>): Promise<void> {
    for (;;) {
      const [sender, number] = (await messages.next()).body.split(":").map(Number);
      this.#ledger.heard(this.#me, sender ?? -1, number ?? -1);
    }
  }

  async #work(jobs: Arrivals<Received>): Promise<void> {
    for (;;) {
      const job = await jobs.next();
      if (this.#random.below(10) === 0) {
        job.nack();
      } else {
        job.ack();
        this.#ledger.jobDone(job.body);
      }
    }
  }

  async #watch(): Promise<void> {
    const { losses, errors } = this.#client;
    const why = await Promise.race([
      losses.next().then(() => "with no ERROR"),
      errors.next().then((headers) => JSON.stringify(headers)),
    ]);
    if (this.#leaving) return;
    this.#isCut = true;
    this.#ledger.fault(`${this.#name} was cut off, ${why}`);
    this.#cut.resolve();
  }
}
