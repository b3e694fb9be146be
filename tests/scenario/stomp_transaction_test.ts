import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { Peer } from "../../server/messaging/testing/peer.ts";
import { bodyText, type ClientCommand, type Frame, frame } from "../../shared/stomp/frame.ts";
import { VERSIONS } from "../../shared/stomp/version.ts";
import { withStompSite } from "../helper/stomp_site.ts";
import { type Trial, trial } from "../helper/stomp_trial.ts";

const QUEUE = "/queue/work";

/** One thing a client does, if it can. */
interface Act {
  readonly client: number;
  readonly kind:
    | "subscribe"
    | "unsubscribe"
    | "publish"
    | "ACK"
    | "NACK"
    | "BEGIN"
    | "COMMIT"
    | "ABORT"
    | "leave"
    | "disconnect";
  /** Which of the messages it holds, or how many it wants to. */
  readonly which: number;
  /** Whether it happens in a transaction, if one is open. */
  readonly inside: boolean;
  readonly automatic: boolean;
}

const act: fc.Arbitrary<Act> = fc.record({
  client: fc.nat(2),
  kind: fc.constantFrom<Act["kind"][]>(
    "subscribe",
    "subscribe",
    "unsubscribe",
    "publish",
    "publish",
    "publish",
    "ACK",
    "ACK",
    "ACK",
    "NACK",
    "NACK",
    "BEGIN",
    "BEGIN",
    "BEGIN",
    "COMMIT",
    "ABORT",
    "leave",
    "disconnect",
  ),
  which: fc.nat(9),
  inside: fc.boolean(),
  automatic: fc.nat(4).map((chance) => chance === 0),
});

/** What was sent and what became of it, by body. */
class Ledger {
  /** In the order in which they reached the queue. */
  readonly published: string[] = [];
  readonly done = new Set<string>();
  readonly held = new Set<string>();
  #count = 0;

  newBody(): string {
    return `${++this.#count}`;
  }
}

/** A message as its receiver holds it. */
interface Held {
  readonly body: string;
  readonly address: Readonly<Record<string, string | undefined>>;
  readonly subscription: string;
}

/** A client that does what it is told, and writes down what that should lead to. */
class Worker {
  readonly #ledger: Ledger;
  readonly #server: Trial;
  readonly #version: string;
  #peer: Peer;
  #subscription: { readonly id: string; readonly automatic: boolean } | undefined;
  #held: Held[] = [];
  #transaction: { readonly sent: string[]; readonly settled: [Held, "ACK" | "NACK"][] } | undefined;
  #names = 0;

  constructor(peer: Peer, version: string, { ledger, server }: { ledger: Ledger; server: Trial }) {
    this.#peer = peer;
    this.#version = version;
    this.#ledger = ledger;
    this.#server = server;
  }

  async do({ kind, which, inside, automatic }: Act): Promise<void> {
    switch (kind) {
      case "subscribe":
        if (this.#subscription !== undefined) return;
        this.#subscription = { id: `s${++this.#names}`, automatic };
        return this.#send("SUBSCRIBE", {
          id: this.#subscription.id,
          destination: QUEUE,
          ack: automatic ? "auto" : "client-individual",
          "prefetch-count": `${1 + which % 3}`,
        });
      case "unsubscribe": {
        const { id } = this.#subscription ?? {};
        if (id === undefined) return;
        this.#subscription = undefined;
        this.#letGo(this.#held.filter(({ subscription }) => subscription === id));
        return this.#send("UNSUBSCRIBE", { id });
      }
      case "publish": {
        const body = this.#ledger.newBody();
        const transaction = inside ? this.#transaction : undefined;
        (transaction?.sent ?? this.#ledger.published).push(body);
        return this.#send("SEND", { destination: QUEUE }, {
          body,
          inside: transaction !== undefined,
        });
      }
      case "ACK":
      case "NACK": {
        const held = this.#held[which % this.#held.length];
        if (held === undefined) return;
        this.#held = this.#held.filter((each) => each !== held);
        const transaction = inside ? this.#transaction : undefined;
        if (transaction === undefined) this.#settle(held, kind);
        else transaction.settled.push([held, kind]);
        return this.#send(kind, held.address, { inside: transaction !== undefined });
      }
      case "BEGIN":
        if (this.#transaction !== undefined) return;
        this.#transaction = { sent: [], settled: [] };
        return this.#send("BEGIN", { transaction: "t" });
      case "COMMIT":
      case "ABORT":
        return this.#end(kind);
      case "leave":
      case "disconnect":
        if (kind === "disconnect") this.#send("DISCONNECT", {});
        this.close();
        this.#peer = await this.#server.connected({ "accept-version": this.#version });
    }
  }

  /** Reads what came: nobody else has it, and nobody has had it. */
  async read(): Promise<void> {
    for (const message of await this.#peer.rest()) {
      equal(message.command, "MESSAGE", message.headers.get("message"));
      const body = bodyText(message);
      ok(!this.#ledger.done.has(body), `${body} comes after it was done`);
      ok(!this.#ledger.held.has(body), `${body} comes while somebody has it`);
      if (this.#subscription?.automatic === true) {
        this.#ledger.done.add(body);
      } else {
        this.#ledger.held.add(body);
        this.#held.push({
          body,
          address: addressOf(message),
          subscription: this.#subscription?.id ?? "",
        });
      }
    }
  }

  /** Goes; what it had is free. */
  close(): void {
    this.#peer.close();
    this.#letGo([...this.#held, ...this.#transaction?.settled.map(([held]) => held) ?? []]);
    this.#subscription = this.#transaction = undefined;
  }

  #end(command: "COMMIT" | "ABORT"): void {
    const transaction = this.#transaction;
    if (transaction === undefined) return;
    this.#transaction = undefined;
    for (const [held, answer] of transaction.settled) {
      if (command === "COMMIT") this.#settle(held, answer);
      else if (held.subscription === this.#subscription?.id) this.#held.push(held);
      else this.#letGo([held]);
    }
    if (command === "COMMIT") this.#ledger.published.push(...transaction.sent);
    this.#send(command, { transaction: "t" });
  }

  #settle({ body }: Held, answer: "ACK" | "NACK"): void {
    this.#ledger.held.delete(body);
    if (answer === "ACK") this.#ledger.done.add(body);
  }

  #letGo(all: readonly Held[]): void {
    for (const { body } of all) this.#ledger.held.delete(body);
    this.#held = this.#held.filter((each) => !all.includes(each));
  }

  #send(
    command: ClientCommand,
    headers: Readonly<Record<string, string | undefined>>,
    { body = "", inside = false } = {},
  ): void {
    this.#peer.send(frame(command, { ...headers, ...inside && { transaction: "t" } }, body));
  }
}

/** How any version names a MESSAGE. */
function addressOf({ headers }: Frame) {
  return {
    id: headers.get("ack"),
    "message-id": headers.get("message-id"),
    subscription: headers.get("subscription"),
  };
}

Deno.test("whatever clients do in and out of transactions, each message is done once or still there", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 30, maxLength: 100, size: "max" }),
      async (acts) => {
        const server = trial({ queueLimits: { maxDeliveries: 1_000 } });
        const ledger = new Ledger();
        const workers = await Promise.all(VERSIONS.map(async (version) => {
          const peer = await server.connected({ "accept-version": version });
          return new Worker(peer, version, { ledger, server });
        }));
        for (const each of acts) {
          await workers[each.client]?.do(each);
          // The frame is worked on first; who it concerns may be any of them.
          for (let round = 0; round < 2; round++) for (const worker of workers) await worker.read();
        }
        for (const worker of workers) {
          worker.close();
          for (const each of workers) await each.read();
        }
        const { stomp: { registry }, clock } = server;
        const left = ledger.published.filter((body) => !ledger.done.has(body));
        deepEqual(
          [registry.subscriptionCount, registry.unacknowledgedCount, registry.transactionCount],
          [0, 0, 0],
        );
        equal(registry.queuedCount, left.length);
        const last = await server.connected();
        last.send(frame("SUBSCRIBE", { id: "1", destination: QUEUE }));
        deepEqual((await last.rest()).map(bodyText), left);
        last.close();
        deepEqual([registry.queuedCount, registry.sessionCount, clock.pending], [0, 0, 0]);
      },
    ),
    { numRuns: 100 },
  );
});

Deno.test("stompjs takes a message and sends its result in one transaction, all or nothing", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    const [worker, other] = [await client(), await client()];
    await other.subscribe("/topic/results");
    await other.publish(QUEUE, "21");
    await other.publish(QUEUE, "nonsense");
    worker.client.subscribe(QUEUE, (message) => worker.messages.push(message), {
      ack: "client-individual",
    });
    for (const expected of ["COMMIT", "ABORT"]) {
      const message = await worker.messages.next();
      const transaction = worker.client.begin();
      const headers = { transaction: transaction.id };
      worker.client.publish({
        destination: "/topic/results",
        body: String(2 * Number(message.body)),
        headers,
      });
      message.ack(headers);
      if (expected === "COMMIT") transaction.commit();
      else transaction.abort();
    }
    equal((await other.messages.next()).body, "42");
    await worker.client.deactivate();
    await other.publish("/topic/results", "nothing came in between");
    equal((await other.messages.next()).body, "nothing came in between");
    equal(stomp.registry.queuedCount, 1);
  });
});
