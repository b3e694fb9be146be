/**
 * Which conversations have something new, so that it can be said. Pure.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import { keyOf } from "../../state/inbox_reducer.ts";
import type { InboxState } from "../../state/model.ts";

/** Who reads, and what they have before them. */
export interface ArrivalsTo {
  /** The author's id: what one says oneself is no news. */
  readonly me: string;
  /** The conversation that is open, which says by itself what comes. */
  readonly open?: ConversationRef | undefined;
}

/**
 * The rows with a message that others said since. What only the list brings, while it is still being
 * read, is nothing new.
 */
export function arrivals(
  before: Pick<InboxState, "isComplete" | "rows">,
  after: Pick<InboxState, "rows">,
  { me, open }: ArrivalsTo,
): readonly InboxRow[] {
  if (before.rows === after.rows) return [];
  const known = new Map(before.rows.map((row) => [keyOf(row), row]));
  const seen = open && keyOf(open);
  return after.rows.filter((row) => {
    const key = keyOf(row);
    const old = known.get(key);
    if (old === row || key === seen) return false;
    const { from, deleted } = row.last;
    if (from.kind === "author" && from.id === me || deleted) return false;
    return old === undefined
      ? before.isComplete
      : old.epoch !== row.epoch || old.lastSeq < row.lastSeq;
  });
}
