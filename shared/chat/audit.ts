/**
 * What authors did, as other authors see it.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isObject, isOptional, isString } from "./guard.ts";

/** Everything that is written down when an author does it, by what it is about. */
export const AUDIT_ACTS = {
  reader: ["reader.ban", "reader.mute", "reader.lift", "reader.purge", "reader.erase"],
  message: ["message.approve", "message.reject", "message.delete", "message.publish"],
  site: ["site.change", "site.remove", "room.change", "room.erase", "whisper.erase"],
  author: [
    "author.invite",
    "author.link",
    "author.unlink",
    "author.role",
    "author.owner",
    "author.remove",
  ],
  own: [
    "own.password",
    "own.passkey-add",
    "own.passkey-remove",
    "own.channel-add",
    "own.channel-remove",
  ],
  data: ["data.export", "data.import"],
} as const;

/** What a kind of act is about. */
export type AuditKind = keyof typeof AUDIT_ACTS;
/** Something an author did. */
export type AuditAct = typeof AUDIT_ACTS[AuditKind][number];

/** An act, and what it was about: ids, never what was said. */
export interface AuditItem {
  /** Rises from entry to entry. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who it was, as they were called then. */
  readonly by: { readonly id: string; readonly name: string };
  /** One of {@linkcode AUDIT_ACTS}; a newer server may have more. */
  readonly act: string;
  readonly site?: string;
  readonly room?: string;
  readonly message?: string;
  readonly reader?: string;
  /** It was about a reader who was erased since; the same for the same one. */
  readonly erasedReader?: string;
  readonly author?: string;
  /** A word more: a role, or for how many minutes. */
  readonly detail?: string;
}

/** Acts, the newest first. */
export interface AuditPage {
  readonly entries: readonly AuditItem[];
  /** Where to go on, as `before`; left out where there is nothing more. */
  readonly next?: number;
  /** How many days acts are kept. */
  readonly days: number;
}

/** Whether a body has the shape of an {@linkcode AuditPage}. */
export function isAuditPage(body: unknown): body is AuditPage {
  const { entries, next, days } = fieldsOf<AuditPage>(body);
  return isListOf(entries, isAuditItem) && isOptional(next, isCount) && isCount(days);
}

function isAuditItem(value: unknown): value is AuditItem {
  const { id, at, by, act, site, room, message, reader, erasedReader, author, detail } = fieldsOf<
    AuditItem
  >(value);
  const { id: whose, name } = fieldsOf<AuditItem["by"]>(by);
  return isCount(id) && isCount(at) && isObject(by) && isString(whose) && isString(name) &&
    isString(act) &&
    [site, room, message, reader, erasedReader, author, detail].every((each) =>
      isOptional(each, isString)
    );
}
