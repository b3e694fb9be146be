/**
 * What every section of the console is given.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { Locale } from "../../locale/locale.ts";
import type { Link } from "../../state/link.ts";
import type { Inbox } from "../../state/model.ts";
import type { AuthorSettings } from "../api/author_settings.ts";
import type { ConsoleApi } from "../api/console_api.ts";
import type { DeskAuthor, OwnAuthor } from "./own_author.ts";

export type { DeskAuthor, Role } from "./own_author.ts";

/** The desk of a signed-in author. It is the same object until they leave. */
export interface Desk {
  /** Calls of the server's HTTP API. */
  readonly api: ConsoleApi;
  /** The one link to the server. */
  readonly link: Link;
  readonly clock: Clock;
  /** The language, its calendar, and the words that belong to no section. */
  readonly locale: Locale<ConsoleWords>;
  /** As they are now. */
  readonly author: DeskAuthor;
  /** Takes over what the author is called now, and hears it. */
  readonly own: OwnAuthor;
  readonly inbox: Inbox;
  /** What the author settled for the console, on all devices. */
  readonly settings: AuthorSettings;
  /** Goes to an address of the console, as `addressOf` makes them. */
  go(address: string): void;
  /** Ends the session and leads to the door. */
  leave(): void;
}
