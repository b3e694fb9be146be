/**
 * Puts together what happens to data in the course of time.
 *
 * @module
 */
import type { Clock } from "../shared/clock.ts";
import type { Chat } from "./chat/chat.ts";
import { tellErasures } from "./chat/controller/life_wiring.ts";
import { Retention } from "./chat/life/retention.ts";
import type { Messaging } from "./messaging/mod.ts";
import { type Log, toError } from "./ops/log.ts";
import type { Store } from "./storage/store.ts";

/** What is wired. */
export interface LifeParts {
  readonly chat: Chat;
  readonly store: Store;
  readonly messaging: Messaging;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells erasures, finishes those that were begun, removes what is too old. Returns how to stop. */
export async function startLife(
  { chat, store, messaging, clock, log }: LifeParts,
): Promise<() => Promise<void>> {
  tellErasures(chat.erasures, messaging);
  await chat.erasures.load();
  const retention = new Retention({
    store,
    clock,
    async finish() {
      await store.tidyCopies(clock.now());
      await store.follows.expire(clock.now());
      await chat.erasures.finishBegun();
    },
    daysOf: (room) => chat.sites.settingsOf(room).retentionDays,
    onRemoved(room) {
      chat.attention.unread.recount(room);
      chat.signals.tell("expired", { room });
    },
    report: (fault) => log.error("not-removed", { error: toError(fault) }),
  });
  retention.start();
  return () => retention.stop();
}
