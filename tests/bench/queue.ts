/**
 * Messages a second through a queue, from SEND to the ACK that ends them, through a whole server, all
 * but sockets; beside the same messages through a topic, which nobody acknowledges.
 *
 * @module
 */
import { permitAll, StompServer } from "../../server/messaging/mod.ts";
import { CountingClient } from "./counting_client.ts";
import { rates, timesAsFast, type Work } from "./rate.ts";
import { median, type Report } from "./report.ts";

const BODY = "x".repeat(200);
/** How many are published at once. */
const MESSAGES = 50;

/** One publisher and one or several consumers. */
export async function queue({ quick }: { readonly quick: boolean }): Promise<Report> {
  const found = await rates({
    topic: await work({ destination: "/topic/work", consumers: 1, ack: "auto" }),
    auto: await work({ destination: "/queue/work", consumers: 1, ack: "auto" }),
    individual: await work({
      destination: "/queue/work",
      consumers: 1,
      ack: "client-individual",
    }),
    shared: await work({ destination: "/queue/work", consumers: 10, ack: "client-individual" }),
  }, { turnMs: quick ? 50 : 150, turns: quick ? 3 : 9 });
  const row = (name: string, turns: readonly number[]) => ({
    "": name,
    "messages/s": median(turns) * MESSAGES,
  });
  return {
    title: "queue, publish → deliver → acknowledge",
    ratios: [{
      name: "messages/s, a queue with ACK of each to a topic without",
      value: timesAsFast(found.individual, found.topic),
    }],
    rows: [
      row("topic, 1 subscriber, no ACK", found.topic),
      row("queue, 1 consumer, ack:auto", found.auto),
      row("queue, 1 consumer, ack:client-individual", found.individual),
      row("queue, 10 consumers, ack:client-individual", found.shared),
    ],
  };
}

interface Consumption {
  readonly destination: string;
  readonly consumers: number;
  readonly ack: "auto" | "client-individual";
}

async function work({ destination, consumers, ack }: Consumption): Promise<Work> {
  const stomp = new StompServer({ authorize: [permitAll] });
  let missing = 0;
  let onAll = () => {};
  for (let number = 0; number < consumers; number++) {
    const client: CountingClient = await CountingClient.connect(stomp, (message) => {
      let acks = "";
      for (const [, id = ""] of message.matchAll(/^ack:(.*)$/gm)) acks += `ACK\nid:${id}\n\n\0`;
      missing -= message.split("\0").length - 1;
      if (acks !== "") client.say(acks);
      if (missing === 0) onAll();
    });
    await client.ask(
      `SUBSCRIBE\nid:1\ndestination:${destination}\nack:${ack}\nreceipt:1\n\n\0`,
      1,
    );
  }
  const publisher = await CountingClient.connect(stomp);
  const batch = `SEND\ndestination:${destination}\n\n${BODY}\0`.repeat(MESSAGES);
  return async (times) => {
    for (let done = 0; done < times; done++) {
      const all = new Promise<void>((resolve) => onAll = resolve);
      missing = MESSAGES;
      publisher.say(batch);
      await all;
    }
  };
}
