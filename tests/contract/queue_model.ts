/**
 * A queue as a list, to compare brokers with: whatever clients do, no message is lost, none is at two
 * places, order is kept and nothing stays behind. For brokers that deliver before they answer.
 *
 * @module
 */
import { deepEqual, equal, fail, ok } from "node:assert/strict";
import fc from "fast-check";
import type {
  AckMode,
  Broker,
  BrokerContext,
  BrokerMessage,
  Delivery,
  Outcome,
  Subscription,
} from "../../server/messaging/broker/broker.ts";
import { messageOf } from "../../server/messaging/broker/message_frame.ts";
import { DEFAULT_QUEUE_LIMITS } from "../../server/messaging/limits.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { subscriptionTo, TestSubscriber } from "../helper/subscriber.ts";
import type { BrokerKind } from "./broker_contract.ts";

const QUEUES = ["/queue/a", "/queue/b"];
const SESSIONS = ["s", "t", "u"];

/** One thing that happens to a broker; numbers choose among what there is. */
type Action =
  | { readonly kind: "publish"; readonly queue: number }
  | {
    readonly kind: "subscribe";
    readonly queue: number;
    readonly session: number;
    readonly ack: AckMode;
    readonly prefetch: number;
  }
  | { readonly kind: "unsubscribe"; readonly which: number }
  | { readonly kind: "leave"; readonly session: number }
  | { readonly kind: "settle" } & Settling
  | { readonly kind: "commit"; readonly queues: readonly number[] } & Settling
  | { readonly kind: "stall"; readonly session: number; readonly room: boolean };

/** Some of the deliveries that wait. */
interface Settling {
  readonly which: readonly number[];
  readonly outcome: Outcome;
}

const nat = fc.nat(9);
const settlement = {
  which: fc.array(nat, { minLength: 1, maxLength: 4 }),
  outcome: fc.constantFrom<Outcome[]>("acknowledged", "returned"),
};
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("publish"), queue: nat }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("subscribe"),
      queue: nat,
      session: nat,
      ack: fc.constantFrom<AckMode[]>("auto", "client", "client-individual"),
      prefetch: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("unsubscribe"), which: nat }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave"), session: nat }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("settle"), ...settlement }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("commit"),
      queues: fc.array(nat, { maxLength: 3 }),
      ...settlement,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("stall"), session: nat, room: fc.boolean() }),
  },
);

/** A message as the model knows it. */
interface Kept {
  readonly id: string;
  readonly queue: string;
  deliveries: number;
  /** Where it is; `undefined`: it waits. */
  at: Subscription | undefined;
}

/** What should be, step by step. */
class Model {
  readonly subscribers = SESSIONS.map((session) => new TestSubscriber(session));
  readonly live: Subscription[] = [];
  /** In the order they were published. */
  kept: Kept[] = [];
  #published = 0;

  /** A new message, kept from now on. */
  publish(queue: number): BrokerMessage {
    const destination = among(QUEUES, queue) ?? "";
    const id = `m-${++this.#published}`;
    this.kept.push({ id, queue: destination, deliveries: 0, at: undefined });
    return { destination, frame: messageOf(id, { destination, id }) };
  }

  /** The broker delivers a message: it must be the first that waits, to one that may take it. */
  deliver({ destination, frame }: BrokerMessage, subscription: Subscription): void {
    const id = frame.headers.get("message-id");
    const message = this.kept.find((each) => each.queue === destination && each.at === undefined);
    if (message === undefined) return fail(`${id} is delivered, but nothing waits`);
    equal(id, message.id, "the first that waits is delivered first");
    ok(this.#mayTake(subscription), `${id} goes to one that may take it`);
    equal(frame.headers.get("redelivered"), message.deliveries > 0 ? "true" : undefined);
    message.deliveries++;
    message.at = subscription;
    if (subscription.ack === "auto") this.#forget(message);
  }

  /** A delivery is settled; one that is not there is passed over. */
  settle(message: Kept, outcome: Outcome): void {
    if (outcome === "acknowledged") this.#forget(message);
    else message.at = undefined;
  }

  /** A session has gone. */
  leave(session: string): void {
    for (const message of this.kept) {
      if (message.at?.subscriber.id === session) message.at = undefined;
    }
    this.live.splice(0, Infinity, ...this.live.filter((each) => each.subscriber.id !== session));
  }

  /** Everything is where it should be, and nothing waits that somebody could have. */
  check(broker: Broker): void {
    equal(broker.queuedCount(), this.kept.length);
    equal(broker.subscriptionCount(), this.live.length);
    for (const { queue, id } of this.kept.filter(({ at }) => at === undefined)) {
      const idle = this.live.find((each) => each.destination === queue && this.#mayTake(each));
      equal(idle, undefined, `${id} waits though somebody may take it`);
    }
  }

  #mayTake(subscription: Subscription): boolean {
    const held = this.kept.filter(({ at }) => at === subscription).length;
    return this.live.includes(subscription) && subscription.subscriber.hasRoomFor(1) &&
      (subscription.ack === "auto" || held < subscription.prefetch);
  }

  #forget(message: Kept): void {
    this.kept = this.kept.filter((each) => each !== message);
  }
}

/** Does one thing to the broker and to the model. */
async function run(act: Action, broker: Broker, model: Model): Promise<void> {
  switch (act.kind) {
    case "publish":
      return await broker.publish(model.publish(act.queue));
    case "subscribe": {
      const { ack, prefetch } = act;
      const subscriber = among(model.subscribers, act.session) ?? fail();
      const subscription = subscriptionTo(among(QUEUES, act.queue) ?? "", {
        subscriber,
        ack,
        prefetch,
      });
      model.live.push(subscription);
      return await broker.subscribe(subscription);
    }
    case "unsubscribe": {
      const subscription = among(model.live, act.which);
      if (subscription === undefined) return;
      model.live.splice(model.live.indexOf(subscription), 1);
      return await broker.unsubscribe(subscription);
    }
    case "leave": {
      const session = among(SESSIONS, act.session) ?? "";
      model.leave(session);
      return await broker.leave(session);
    }
    case "settle":
      return await broker.settle(settling(act, model), act.outcome);
    case "commit":
      return await broker.commit([
        { kind: "settle", deliveries: settling(act, model), outcome: act.outcome },
        ...act.queues.map((queue) => ({ kind: "publish", message: model.publish(queue) } as const)),
      ]);
    case "stall": {
      const subscriber = among(model.subscribers, act.session) ?? fail();
      if (act.room) subscriber.makeRoom(Infinity);
      else subscriber.room = 0;
    }
  }
}

/** The deliveries that are meant, of those there are. */
function settling({ which, outcome }: Settling, model: Model): readonly Delivery[] {
  return which.flatMap((each) => {
    const message = among(model.kept.filter(({ at }) => at !== undefined), each);
    if (message?.at === undefined) return [];
    const delivery = { subscription: message.at, messageId: message.id };
    model.settle(message, outcome);
    return [delivery];
  });
}

function among<T>(all: readonly T[], which: number): T | undefined {
  return all[which % all.length];
}

/** Registers the comparison. */
export function testQueueModel<B extends Broker>({ name, open, close }: BrokerKind<B>): void {
  Deno.test(`${name}: whatever is done, a queue loses nothing, gives nothing twice, keeps order`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 10, maxLength: 80, size: "max" }),
        async (actions) => {
          const model = new Model();
          const clock = new VirtualClock();
          const faults: unknown[] = [];
          const context: BrokerContext = {
            clock,
            queuePrefixes: ["/queue"],
            limits: { ...DEFAULT_QUEUE_LIMITS, maxDeliveries: 1_000 },
            onDeadLetter: (...letter) => faults.push(letter),
            onAvailability: () => {},
            deliver: (message, subscriptions) => {
              try {
                for (const subscription of subscriptions) model.deliver(message, subscription);
              } catch (error) {
                // It may not throw here, and must not be lost.
                faults.push(error);
              }
            },
          };
          const broker = await open(context);
          for (const act of actions) {
            await run(act, broker, model);
            deepEqual(faults, [], JSON.stringify(act));
            model.check(broker);
          }
          for (const session of SESSIONS) {
            model.leave(session);
            await broker.leave(session);
          }
          model.check(broker);
          for (const queue of QUEUES.keys()) {
            const last = { queue, session: 0, ack: "auto", prefetch: 1 } as const;
            await run({ kind: "stall", session: 0, room: true }, broker, model);
            await run({ kind: "subscribe", ...last }, broker, model);
          }
          deepEqual([model.kept, faults, clock.pending], [[], [], 0]);
          broker.close();
          await close?.(broker);
        },
      ),
      { numRuns: 300 },
    );
  });
}
