/**
 * Coming and going of subscriptions while there are 100,000 destinations, and what so many cost
 * whoever publishes to one of them: by the index alone, and through a whole server, all but sockets.
 *
 * @module
 */
import { SubscriptionIndex } from "../../server/messaging/broker/subscription_index.ts";
import type { Subscription } from "../../server/messaging/broker/broker.ts";
import { permitAll, StompServer } from "../../server/messaging/mod.ts";
import { connectedSession } from "../helper/session.ts";
import { CountingClient } from "./counting_client.ts";
import { rates, timesAsFast, type Work } from "./rate.ts";
import { median, type Report } from "./report.ts";

const FEW = 100;
/** Each session has 1,000 subscriptions, as many as it may. */
const PER_SESSION = 1_000;
/** How many subscriptions change, or messages are published, in one turn of a session. */
const CHANGES = 50;

/** With 100,000 destinations and with 100. */
export async function churn({ quick }: { readonly quick: boolean }): Promise<Report> {
  const many = quick ? 10_000 : 100_000;
  const found = await rates({
    indexFew: indexWork(FEW),
    indexMany: indexWork(many),
    churnFew: await churnWork(FEW),
    churnMany: await churnWork(many),
    publishFew: await publishWork(FEW),
    publishMany: await publishWork(many),
  }, { turnMs: quick ? 50 : 150, turns: quick ? 3 : 9 });
  const name = (count: number) => `${count.toLocaleString("en")} destinations`;
  const row = (what: string, few: readonly number[], most: readonly number[], per: number) => ({
    "per second": what,
    [name(FEW)]: median(few) * per,
    [name(many)]: median(most) * per,
  });
  return {
    title: `subscriptions coming and going, ${name(many)}`,
    ratios: [
      {
        name: `subscribe + unsubscribe/s through the server, ${name(many)} to ${FEW}`,
        value: timesAsFast(found.churnMany, found.churnFew),
      },
      {
        name: `published/s through the server, ${name(many)} to ${FEW}`,
        value: timesAsFast(found.publishMany, found.publishFew),
      },
    ],
    rows: [
      row("index: add + remove", found.indexFew, found.indexMany, 1),
      row("server: SUBSCRIBE + UNSUBSCRIBE", found.churnFew, found.churnMany, CHANGES),
      row("server: SEND → MESSAGE", found.publishFew, found.publishMany, CHANGES),
    ],
  };
}

function destination(number: number): string {
  return `/topic/rooms/room-${number}`;
}

/** Replaces the oldest subscription by one to a new destination. */
function indexWork(destinations: number): Work {
  const index = new SubscriptionIndex();
  const subscribers = Array.from(
    { length: Math.ceil(destinations / PER_SESSION) },
    (_, number) => connectedSession({ id: `session-${number}` }),
  );
  const subscriptions: Subscription[] = [];
  let made = 0;
  const make = (): Subscription => {
    const subscriber = subscribers[made % subscribers.length] ?? connectedSession();
    const id = `sub-${made}`;
    return { id, destination: destination(made++), subscriber, ack: "auto", prefetch: 1 };
  };
  for (let number = 0; number < destinations; number++) {
    const subscription = subscriptions[number] = make();
    index.add(subscription);
  }
  let oldest = 0;
  return (times) => {
    for (let done = 0; done < times; done++, oldest = (oldest + 1) % destinations) {
      const leaving = subscriptions[oldest];
      if (leaving !== undefined) index.remove(leaving);
      index.add(subscriptions[oldest] = make());
    }
  };
}

/** A server with so many destinations, each followed once, and its clients. */
async function serverWith(
  destinations: number,
): Promise<{ stomp: StompServer; clients: readonly CountingClient[] }> {
  const stomp = new StompServer({
    authorize: [permitAll],
    // One more for what changes.
    limits: { maxSubscriptions: PER_SESSION + 1 },
  });
  const clients: CountingClient[] = [];
  for (let first = 0; first < destinations; first += PER_SESSION) {
    const client = await CountingClient.connect(stomp);
    clients.push(client);
    for (let number = first; number < Math.min(first + PER_SESSION, destinations); number++) {
      await client.ask(
        `SUBSCRIBE\nid:${number}\ndestination:${destination(number)}\nreceipt:1\n\n\0`,
        1,
      );
    }
  }
  return { stomp, clients };
}

/** One client after the other follows new destinations and leaves them. */
async function churnWork(destinations: number): Promise<Work> {
  const { clients } = await serverWith(destinations);
  let turn = 0;
  return async (times) => {
    for (let done = 0; done < times; done++) {
      const number = turn++;
      let frames = "";
      for (let change = 0; change < CHANGES; change++) {
        const receipt = change === CHANGES - 1 ? "receipt:1\n" : "";
        frames += `SUBSCRIBE\nid:more\ndestination:/topic/new/${number}-${change}\n\n\0` +
          `UNSUBSCRIBE\nid:more\n${receipt}\n\0`;
      }
      await clients[number % clients.length]?.ask(frames, 1);
    }
  };
}

/** One more client publishes to them in turn. */
async function publishWork(destinations: number): Promise<Work> {
  const { stomp, clients } = await serverWith(destinations);
  const publisher = await CountingClient.connect(stomp);
  let turn = 0;
  return async (times) => {
    for (let done = 0; done < times; done++) {
      // All of one turn follow one client, whose last MESSAGE ends the turn.
      const client = turn++ % clients.length;
      let frames = "";
      for (let sent = 0; sent < CHANGES; sent++) {
        const number = client * PER_SESSION +
          (turn * 7 + sent * 13) % Math.min(PER_SESSION, destinations);
        frames += `SEND\ndestination:${destination(number)}\n\nhello\0`;
      }
      const all = clients[client]?.until(CHANGES);
      publisher.say(frames);
      await all;
    }
  };
}
