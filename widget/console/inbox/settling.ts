/**
 * What an author settles for a conversation with one key: whose it is, until when it sleeps, whether
 * it is done.
 *
 * @module
 */
import type { SetDesk } from "../../../shared/chat/desk.ts";
import { deskOf } from "../../../shared/chat/desk_destination.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import type { Link } from "../../state/link.ts";
import type { InboxWords } from "./words.ts";

/** Sends what is settled. Fulfilled with whether the server has kept it. */
export function settle(
  link: Pick<Link, "status" | "send">,
  ref: ConversationRef,
  body: SetDesk,
): Promise<boolean> {
  if (link.status.kind !== "online") return Promise.resolve(false);
  return new Promise((done) =>
    link.send({ destination: deskOf(ref), body }, (answer) => done(answer.kind === "answered"))
  );
}

/** Gives a conversation to an author, or to nobody when it is theirs already. */
export function assigning(row: InboxRow | undefined, me: string): SetDesk {
  return { assignee: row?.desk?.assignee === me ? null : me };
}

/** Says that nothing is left to do, or that something is after all. */
export function finishing(row: InboxRow | undefined): SetDesk {
  return { done: row?.desk?.done !== true };
}

/** What was done, in words. @param say says a moment */
export function settledText(
  { snoozedUntil, done, assignee }: SetDesk,
  did: InboxWords["did"],
  say: (at: number) => string,
): string {
  if (snoozedUntil) return did.snoozed(say(snoozedUntil));
  if (snoozedUntil === null) return did.woken;
  if (done !== undefined) return done ? did.done : did.undone;
  return assignee === null ? did.unassigned : did.assigned;
}
