/**
 * Who is behind a session of the chat.
 *
 * @module
 */
import type { Sender } from "../../../../shared/chat/event.ts";
import type { Principal } from "../../../messaging/mod.ts";
import type { EndedSessions, SignedIn } from "../../author/author_session.ts";
import type { LiveAuthors } from "../../author/live_authors.ts";
import type { Role } from "../../rules.ts";
import type { Audience } from "../../attention/unread_follower.ts";
import type { Subject } from "../../moderation/measures.ts";
import type { Reader } from "../../reader/reader_token.ts";

/** A reader or an author. */
export interface ChatUser extends Principal {
  /** Who they are in the chat. */
  readonly sender: Sender;
  /** What they may do. */
  readonly role: Role;
  /** When what they showed at CONNECT stops counting, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** The site a reader is of; authors are of all. */
  readonly site?: string;
  /** The origin of a reader's page; `null`: a program. */
  readonly origin?: string | null;
  /** What names the network a reader comes from, if it is known. */
  readonly network?: string;
  /** The session of an author. */
  readonly sessionHash?: string;
}

/** The user a reader's token stands for, on a page of this origin, in this network. */
export function readerUser(
  reader: Reader,
  { origin = null, network }: { readonly origin?: string | null; readonly network?: string } = {},
): ChatUser {
  const { site, expiresAt } = reader;
  return {
    name: userName(reader.sender),
    // Asked anew each time: they may be called otherwise by then.
    get sender() {
      return reader.sender;
    },
    role: "reader",
    site,
    origin,
    expiresAt,
    ...network !== undefined && { network },
  };
}

/** The user an author's cookie stands for. */
export function authorUser(
  { author, role, expiresAt, sessionHash }: Omit<SignedIn, "confirmedAt">,
  live: Pick<LiveAuthors, "now"> = { now: (sender) => sender },
): ChatUser {
  return {
    name: userName(author),
    // Asked anew each time: they may be called otherwise by then.
    get sender() {
      return live.now(author);
    },
    role: role === "moderator" ? "moderator" : "author",
    expiresAt,
    sessionHash,
  };
}

/** A user as somebody to whom things are unread. */
export function audienceOf({ sender, role }: ChatUser): Audience {
  const { kind, id } = sender;
  return { kind, id, ...role === "moderator" && { roomsOnly: true } };
}

/** Whether a user got in through a session that has ended. */
export function isEnded({ sender, sessionHash }: ChatUser, ended: EndedSessions): boolean {
  return "sessionHash" in ended
    ? sessionHash === ended.sessionHash
    : sender.kind === "author" && sender.id === ended.authorId;
}

/** The user name of the reader with this id. */
export function readerName(id: string): string {
  return userName({ kind: "reader", id });
}

/** Whom a measure may be about, when it is this reader. */
export function subjectOf({ sender, network }: ChatUser, site: string): Subject {
  return { site, reader: sender.id, network };
}

/** The user name of somebody. */
export function userName({ kind, id }: Pick<Sender, "kind" | "id">): string {
  return `${kind}-${id}`;
}
