/**
 * What the page of what was done says.
 *
 * @module
 */
import type { AuditAct, AuditKind } from "../../../../shared/chat/audit.ts";

/** Every phrase of the page. */
export interface AuditWords {
  readonly title: string;
  readonly about: (days: number) => string;
  readonly kind: string;
  readonly kinds: Readonly<Record<"all" | AuditKind, string>>;
  readonly who: string;
  readonly everybody: string;
  /**
   * What somebody did, after their name. `whom`: the reader, author or site it was about; `detail`:
   * minutes, or a role in the author's words.
   */
  readonly acts: Readonly<Record<AuditAct, (whom: string, detail: string) => string>>;
  /** What somebody may be, by what the server calls it. */
  readonly roles: Readonly<Record<string, string>>;
  /** An act this console does not know. */
  readonly otherAct: (act: string) => string;
  readonly reader: (number: number) => string;
  readonly erasedReader: (id: string) => string;
  readonly removedAuthor: string;
  readonly openRoom: string;
  readonly more: string;
  readonly none: string;
  readonly asTable: string;
  readonly asLines: string;
  readonly list: string;
}
