/**
 * The questions of the suite.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { StompServer } from "../../server/messaging/mod.ts";
import type { Version } from "../../shared/stomp/version.ts";
import type { Arrivals } from "../helper/arrivals.ts";
import {
  type ClientKind,
  type Connected,
  type Received,
  Turned,
} from "../helper/client_adapter.ts";
import type { OpenSite } from "../helper/open_site.ts";

const MIB = 1_048_576;
const RECONNECTS = 6;
const HEART_BEAT_MS = 1_000;

/** One question. */
export type Ask = (
  asked: {
    /** The client in question, connected. */
    readonly client: Connected;
    /** A client of another library, or another of the same. */
    readonly other: Connected;
    readonly stomp: StompServer;
    /** Destinations nobody else uses. */
    readonly topic: string;
    readonly queue: string;
  },
) => Promise<void>;

/** What every client can do. */
export const QUESTIONS: Readonly<Record<string, Ask>> = {
  async "carries text of any script"({ client, other, topic }) {
    const texts = ["", "안녕하세요, 세계", "🙂👩‍👩‍👧‍👦", "line\nand\r\nline", 'a:b\\c"d', "\u2028\ufeff"];
    const [own, others] = [await client.subscribe(topic), await other.subscribe(topic)];
    for (const text of texts) {
      for (const sender of [client, other]) {
        sender.send(topic, text);
        assert.equal((await own.next()).body, text);
        assert.equal((await others.next()).body, text);
      }
    }
  },

  async "carries bodies of 1 MiB both ways"({ client, other, topic }) {
    const body = "가나다라 0123 ".repeat(MIB).slice(0, MIB / 2) + "x".repeat(MIB / 2);
    const own = await client.subscribe(topic);
    for (const sender of [client, other]) {
      sender.send(topic, body);
      assert.equal((await own.next()).body === body, true);
    }
  },

  async "gets its receipts in order"({ client, topic }) {
    const order: number[] = [];
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(
      numbers.map((number) => client.sendSurely(topic, `${number}`).then(() => order.push(number))),
    );
    assert.deepEqual(order, numbers);
  },

  async "acknowledges all up to a message in client mode"({ client, other, queue }) {
    await leaveUnacknowledged(client, { queue, ack: "client" });
    assert.deepEqual(await bodies(await other.subscribe(queue), 1), ["3 again"]);
  },

  async "acknowledges one message alone in client-individual mode"({ client, other, queue }) {
    await leaveUnacknowledged(client, { queue, ack: "client-individual" });
    assert.deepEqual(await bodies(await other.subscribe(queue), 2), ["1 again", "3 again"]);
  },

  async "does what was sent in a transaction when it commits"({ client, topic }) {
    const messages = await client.subscribe(topic);
    client.begin("t");
    await client.sendSurely(topic, "first of t", { transaction: "t" });
    await client.sendSurely(topic, "outside");
    await client.sendSurely(topic, "second of t", { transaction: "t" });
    client.commit("t");
    assert.deepEqual(await bodies(messages, 3), ["outside", "first of t", "second of t"]);
  },

  async "undoes what was sent and acknowledged in a transaction when it aborts"(
    { client, other, topic, queue },
  ) {
    await other.sendSurely(queue, "1");
    const work = await client.subscribe(queue, { ack: "client-individual" });
    const results = await other.subscribe(topic);
    const message = await work.next();
    client.begin("t");
    await client.sendSurely(topic, "never told", { transaction: "t" });
    message.ack({ transaction: "t" });
    client.abort("t");
    await client.sendSurely(topic, "told");
    assert.equal((await results.next()).body, "told");
    const elsewhere = await other.subscribe(queue);
    message.nack();
    assert.deepEqual(await bodies(elsewhere, 1), ["1 again"]);
  },

  async "is greeted by a handler"({ client }) {
    const greetings = await client.subscribe("/topic/greetings");
    client.send("/app/hello", JSON.stringify({ name: "한 <b>" }));
    assert.deepEqual(JSON.parse((await greetings.next()).body), {
      content: "Hello, 한 &lt;b&gt;!",
    });
  },
};

/** Takes the second of three messages, and goes without a word about the others. */
async function leaveUnacknowledged(
  client: Connected,
  { queue, ack }: { readonly queue: string; readonly ack: string },
): Promise<void> {
  const work = await client.subscribe(queue, { ack });
  for (const body of ["1", "2", "3"]) client.send(queue, body);
  await work.next();
  const second = await work.next();
  await work.next();
  second.ack();
  await client.sendSurely("/topic/nobody", "the ACK has arrived");
  await client.leave();
}

/** Whether what it says is acknowledged is forgotten, and what it says is not goes elsewhere. */
export const acknowledges: Ask = async ({ client, other, queue, stomp }) => {
  for (const body of ["taken", "given back"]) await other.sendSurely(queue, body);
  const work = await client.subscribe(queue, { ack: "client-individual" });
  const first = await work.next();
  const second = await work.next();
  first.ack();
  await client.sendSurely("/topic/nobody", "the ACK has arrived");
  assert.equal(stomp.registry.queuedCount, 1);
  const elsewhere = await other.subscribe(queue);
  // STOMP 1.0 has no NACK; going gives back as well.
  if (client.headers["version"] === "1.0") await client.leave();
  else second.nack();
  assert.deepEqual(await bodies(elsewhere, 1), ["given back again"]);
};

/** Whether it gets every octet back as it was. */
export const carriesOctets: Ask = async ({ client, topic }) => {
  const octets = Uint8Array.from({ length: 256 }, (_, octet) => octet);
  const messages = await client.subscribe(topic);
  client.send(topic, octets);
  assert.deepEqual((await messages.next()).bytes, octets);
};

/** Whether a header it says reads as it is known to. */
export function readsHeader(said: string, read: string): Ask {
  return async ({ client, topic }) => {
    const messages = await client.subscribe(topic);
    client.send(topic, "", { said });
    assert.equal((await messages.next()).headers["said"], read);
  };
}

/** Whether it connects by a version and learns who it is. */
export async function connects(
  kind: ClientKind,
  { origin }: OpenSite,
  version: Version,
): Promise<void> {
  const client = await kind.connect({ origin, version, login: "guest", passcode: "guest" });
  const { headers } = client;
  await client.leave();
  assert.equal(headers["version"], version);
  assert.equal(headers["user-name"], "guest");
}

/** Whether a wrong passcode gets it an ERROR it can read, then the end. */
export async function isTurnedAway(kind: ClientKind, { origin }: OpenSite): Promise<void> {
  await assert.rejects(
    kind.connect({ origin, login: "guest", passcode: "guess" }),
    (error) => error instanceof Turned && /"guest"/.test(error.headers?.["message"] ?? ""),
  );
}

/** Whether it sees two heart-beats come, and two go, and lives on. */
export async function feelsHeartBeats(kind: ClientKind, { origin }: OpenSite): Promise<void> {
  const client = await kind.connect({ origin, heartBeatMs: HEART_BEAT_MS });
  const seen = { sent: 0, received: 0 };
  while (seen.sent < 2 || seen.received < 2) seen[await client.heartBeats.next()]++;
  await client.sendSurely("/topic/nobody", "it lives");
  await client.leave();
}

/** Whether it is back after each time the server has cut it off. */
export async function comesBack(kind: ClientKind, { origin, stomp }: OpenSite): Promise<void> {
  let client = await kind.connect({ origin });
  for (let count = 0; count < RECONNECTS; count++) {
    const cut = stomp.disconnect(() => true, { code: 1012, reason: "to see it come back" });
    assert.equal(cut > 0, true);
    await client.losses.next();
    if (kind.abilities.reconnects === true) await client.returns.next();
    else client = await kind.connect({ origin });
  }
  await client.sendSurely("/topic/nobody", "it is back");
  await client.leave();
}

/** The next messages: their bodies, and which of them came before. */
async function bodies(messages: Arrivals<Received>, count: number): Promise<string[]> {
  const seen: string[] = [];
  for (let left = count; left > 0; left--) {
    const { body, headers } = await messages.next();
    seen.push(headers["redelivered"] === "true" ? `${body} again` : body);
  }
  return seen;
}
