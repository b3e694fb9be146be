/**
 * How many sessions there are on all instances of a server: each counts its own when it is asked, so
 * that nothing is told while nobody wants to know.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Bus, Json } from "./bus/bus.ts";

/** Questions and answers are published under these. */
const QUESTIONS_TOPIC = "stomp.count";
const ANSWERS_TOPIC = "stomp.counted";

/** An instance that does not answer by then is not counted, in milliseconds. */
const WAIT_MS = 1_000;

/** What a {@linkcode SessionCensus} is made with. */
export interface CensusParts {
  readonly bus: Bus;
  readonly clock: Clock;
  /** Names a question. */
  readonly newId: () => string;
  /** How many sessions there are here, of all users or of one. */
  readonly count: (userName: string | undefined) => number;
}

/** What was counted. */
export interface Census {
  /** How many sessions there are. */
  readonly count: number;
  /** Whether every instance that is there has answered. */
  readonly isWhole: boolean;
}

/** See the module. */
export class SessionCensus {
  readonly #parts: CensusParts;

  /** Answers what others ask from now on. */
  constructor(parts: CensusParts) {
    this.#parts = parts;
    const { bus, count } = parts;
    bus.subscribe(QUESTIONS_TOPIC, (body) => {
      const { id, user } = fieldsOf(body);
      if (typeof id !== "string") return;
      const name = typeof user === "string" ? user : undefined;
      bus.publish(ANSWERS_TOPIC, { id, count: count(name) });
    });
  }

  /** Counts the sessions of all instances, of all users or of one. Takes a second at most. */
  async take(userName?: string): Promise<Census> {
    const { bus, clock, newId, count } = this.#parts;
    const stay = bus.stay();
    await stay.joined;
    const missing = new Set(bus.others());
    let sum = count(userName);
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const settle = (instance: string) => {
      missing.delete(instance);
      if (missing.size === 0) end();
    };
    const id = newId();
    const stops = [
      clock.after(WAIT_MS, end),
      bus.subscribe(ANSWERS_TOPIC, (body, from) => {
        const answer = fieldsOf(body);
        if (answer["id"] !== id || typeof answer["count"] !== "number") return;
        if (missing.has(from)) sum += answer["count"];
        settle(from);
      }),
      bus.follow((change) => change.kind === "left" && settle(change.instance)),
    ];
    bus.publish(QUESTIONS_TOPIC, { id, user: userName });
    if (missing.size > 0) await over;
    for (const stop of stops) stop();
    stay.end();
    return { count: sum, isWhole: missing.size === 0 };
  }
}

function fieldsOf(body: Json): { readonly [name: string]: Json | undefined } {
  return typeof body === "object" && body !== null && !isList(body) ? body : {};
}

function isList(body: Json): body is readonly Json[] {
  return Array.isArray(body);
}
