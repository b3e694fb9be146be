/**
 * Pages that are not the newest: what changed since, and what lies further back. Pure; the part of
 * the reducer that is not needed to show the first page.
 *
 * @module
 */
import type { RoomPage } from "../../shared/chat/event.ts";
import { putAll } from "./log.ts";
import { type Memory, show } from "./memory.ts";

/** The memory with a page that was asked for with `before` or `afterRev`. */
export function takePage(memory: Memory, page: RoomPage): Memory {
  const { before, afterRev = 0 } = page.asked;
  return before === undefined ? changesArrived(memory, page, afterRev) : olderArrived(memory, page);
}

function changesArrived(memory: Memory, page: RoomPage, afterRev: number): Memory {
  const { shown, missing, waiting } = memory;
  const { epoch, rev } = page;
  const arrived = { ...memory, asked: false };
  if (epoch !== shown.epoch) return { ...arrived, missing: "page" };
  // What lies before it is missing, too; or it is older than what is known.
  if (missing === "page" || afterRev > (missing ?? shown.rev) || rev < shown.rev) return arrived;
  const events = page.messages.map((message) => ({ epoch, message }));
  const all = [...waiting, ...events];
  if (page.more) {
    const last = page.messages.at(-1)?.rev ?? 0;
    return { ...arrived, waiting: all, missing: last > afterRev ? last : "page" };
  }
  const caughtUp = putAll(arrived, {
    events: all.filter((event) => event.epoch === epoch && event.message.rev <= rev),
    epoch,
    rev,
  });
  return caughtUp.missing === "page"
    ? caughtUp
    : { ...show(caughtUp, { questions: page.questions }), missing: undefined };
}

function olderArrived(memory: Memory, page: RoomPage): Memory {
  const { shown, log, missing } = memory;
  const first = log[0]?.seq ?? 0;
  // An answer to what was asked of a run that is gone.
  if (page.asked.before !== first || page.asked.epoch !== shown.epoch) return memory;
  const arrived = show(memory, { loadingOlder: false });
  if (page.epoch !== shown.epoch) return { ...arrived, missing: "page" };
  const touches = page.messages.at(-1)?.seq === first - 1;
  const longer = {
    ...show(arrived, { hasOlder: touches && page.more }),
    log: touches ? [...page.messages, ...log] : log,
  };
  if (page.rev === shown.rev || missing === "page") return longer;
  // It is older than the run, or younger: what lies between may be about both.
  const rev = Math.min(page.rev, shown.rev);
  return { ...show(longer, { rev }), missing: Math.min(rev, missing ?? rev) };
}
