/**
 * Puts the broker of a server together with what surrounds it: fan-out, policies for slow consumers,
 * interceptors, counters.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Broker, BrokerContext, Deliver } from "./broker/broker.ts";
import { fanOut, type FanOutHooks } from "./broker/fan_out.ts";
import { MemoryBroker } from "./broker/memory_broker.ts";
import { slowConsumerPolicies } from "./broker/slow_consumer.ts";
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

/**
 * The broker of a server, and how messages reach the clients.
 *
 * @throws {TypeError} when no message can have a destination that a slow consumer's policy is for
 */
export function createBroker<U extends Principal>(
  options: StompServerOptions<U>,
  { counters, clock, log, events, prefixes }: BrokerParts,
): { readonly broker: Broker; readonly deliver: Deliver } {
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
    onDropped: (delivery) => void broker.settle([delivery], "acknowledged"),
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
  const broker: Broker = options.createBroker?.(context) ?? new MemoryBroker(context);
  return { broker, deliver };
}
