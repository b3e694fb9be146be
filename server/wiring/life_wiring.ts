/**
 * Puts together what happens to data in the course of time.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import { tellErasures } from "../chat/controller/wiring/life_wiring.ts";
import { Retention } from "../chat/life/retention.ts";
import type { HourlyTurn, Recurring } from "../rounds/hourly_turn.ts";
import type { Messaging } from "../messaging/mod.ts";
import { type Log, toError } from "../ops/log.ts";
import type { Store } from "../storage/store.ts";

/** What is wired. */
export interface LifeParts {
  readonly chat: Chat;
  readonly store: Store;
  readonly messaging: Messaging;
  readonly clock: Clock;
  readonly log: Log;
  readonly isTurn: HourlyTurn;
}

/** Tells erasures, finishes those that were begun, removes what is too old, every hour. */
export async function startLife(
  { chat, store, messaging, clock, log, isTurn }: LifeParts,
): Promise<Recurring> {
  tellErasures(chat.erasures, messaging);
  await chat.erasures.load();
  const retention = new Retention({
    store,
    clock,
    isTurn,
    async finish() {
      await store.tidyCopies(clock.now());
      await store.follows.expire(clock.now());
      await chat.erasures.finishBegun();
    },
    daysOf: (room) => chat.sites.settingsOf(room).retentionDays,
    onRemoved(room) {
      chat.attention.unread.recount(room);
      chat.signals.tell("removed", { room });
    },
    report: (fault) => log.error("not-removed", { error: toError(fault) }),
  });
  retention.start();
  return { settled: () => retention.settled(), stop: () => retention.stop() };
}
