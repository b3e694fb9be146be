/**
 * Puts the broker of a server together with what surrounds it: fan-out, policies for slow consumers,
 * interceptors, counters.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Broker, BrokerContext, Deliver } from "./broker/broker.ts";
import { BusBroker } from "./broker/bus_broker.ts";
import { fanOut, type FanOutHooks } from "./broker/fan_out.ts";
import { MemoryBroker } from "./broker/memory_broker.ts";
import { slowConsumerPolicies } from "./broker/slow_consumer.ts";
import { LocalBus } from "./bus/local_bus.ts";
import { type Prefixes, wayOf } from "./channel/destination.ts";
import { outboundHook } from "./channel/intercept.ts";
import type { Counters } from "./counters.ts";
import type { EventHub } from "./events.ts";
import { queueLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { StompServerOptions } from "./options.ts";
import type { Principal } from "./principal.ts";

/** What a broker and what surrounds it are made with. */
export interface BrokerParts {
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: Pick<EventHub, "emit">;
  readonly prefixes: Prefixes;
}

/** A broker and the way from it. */
export interface WiredBroker {
  /** Reaches the subscribers of every instance. */
  readonly broker: Broker;
  /** Reaches those of this one; the same where there is no other. */
  readonly localBroker: Broker;
  readonly deliver: Deliver;
}

/**
 * The broker of a server, and how messages reach the clients.
 *
 * @throws {TypeError} when no message can have a destination that a slow consumer's policy is for
 */
export function createBroker<U extends Principal>(
  options: StompServerOptions<U>,
  { counters, clock, log, events, prefixes }: BrokerParts,
): WiredBroker {
  const { slowConsumers, outboundInterceptors = [] } = options;
  for (const prefix of Object.keys(slowConsumers ?? {})) {
    const { to } = wayOf(`${prefix}/x`, prefixes);
    if (to !== "nowhere" && to !== "application") continue;
    throw new TypeError(
      `Cannot use the prefix ${
        JSON.stringify(prefix)
      } for slow consumers: no message has a destination below it`,
    );
  }
  const hooks: FanOutHooks = {
    ...slowConsumers !== undefined &&
      { policyOf: slowConsumerPolicies(slowConsumers, prefixes.queue) },
    ...outboundInterceptors.length > 0 && { intercept: outboundHook(outboundInterceptors, log) },
    onDropped: (delivery) => void localBroker.settle([delivery], "acknowledged"),
  };
  const deliver: Deliver = (message, subscriptions) => {
    counters.messagesDelivered += fanOut(message, subscriptions, hooks);
  };
  const context: BrokerContext = {
    deliver,
    clock,
    queuePrefixes: prefixes.queue,
    limits: queueLimits(options.queueLimits),
    onDeadLetter: (destination, reason, isFirst) => {
      counters.deadLetters++;
      if (isFirst) log({ kind: "dead-letter", destination, reason });
    },
    // At first nobody can listen yet.
    onAvailability: (available) =>
      queueMicrotask(() => events.emit("brokerAvailability", { available })),
  };
  const localBroker: Broker = options.createBroker?.(context) ?? new MemoryBroker(context);
  const { bus } = options;
  // Who is alone tells nobody, at no cost.
  const broker: Broker = bus === undefined || bus instanceof LocalBus
    ? localBroker
    : new BusBroker({ broker: localBroker, bus, queuePrefixes: prefixes.queue });
  return { broker, localBroker, deliver };
}
