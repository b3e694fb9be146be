/**
 * By what an author is told: a way to each channel of theirs, and to each of their browsers.
 *
 * @module
 */
import type { Attempt } from "../outbox.ts";
import type { Notice } from "./notice.ts";

/** One way to an author. */
export interface Route {
  /** Names it among the author's. */
  readonly id: string;
  /** What came before is not told by it; in milliseconds since 1970. */
  readonly since: number;
  tell(notice: Notice): Promise<Attempt>;
}

/** The ways to authors. */
export interface Routes {
  /** The ids of authors to whom there may be a way. */
  authors(): Promise<readonly string[]>;
  /** The ways to one. */
  of(author: string): Promise<readonly Route[]>;
}
