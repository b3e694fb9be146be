/**
 * What a STOMP server does when sessions of authors end, and when authors are called otherwise.
 *
 * @module
 */
import type { AuthorCard } from "../../../../shared/chat/author.ts";
import { ME_CHANGES } from "../../../../shared/chat/destination.ts";
import { CLOSE } from "../../../../shared/code.ts";
import type { Close, StompServer } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import { type ChatUser, isEnded, userName } from "../access/chat_user.ts";

const SIGNED_OUT: Close = { code: CLOSE.refused.code, reason: "signed out" };

/** A store that does not answer keeps nobody out who was just let in, and nobody in who was put out. */
type Unknown = "open" | "closed";

/** What users know as {@linkcode ME_CHANGES}. */
const ME_QUEUE = ME_CHANGES.slice("/user".length);

/**
 * Closes the sockets of sessions that end: those that are connected, and those that were let in just
 * before and connect just after. Tells an author's new name or picture to all that they have open.
 */
export function wireAuthors(
  { sessions, memories, liveAuthors }: Pick<Chat, "sessions" | "memories" | "liveAuthors">,
  stomp: Pick<StompServer<ChatUser>, "disconnect" | "events" | "registry" | "messaging">,
): void {
  liveAuthors.onChanged((author) => {
    if (author === undefined) return;
    const card: AuthorCard = { author };
    stomp.messaging.sendToUser(userName(author), ME_QUEUE, card);
  });
  sessions.onEnded((ended, isElsewhere) => {
    if (!isElsewhere) stomp.disconnect((user) => isEnded(user, ended), SIGNED_OUT);
    else void closeWhere((user) => isEnded(user, ended), "closed");
  });
  stomp.events.listen("connected", ({ session: { user } }) => closeEnded(user, "open"));
  // That one has ended may not have been heard from the instance at which it did.
  memories.add(() => closeWhere(() => true, "open"));

  /**
   * Closes the sockets of those who are meant and whose session has ended: where it did elsewhere, that
   * is told a little later, and whoever was let in since stays.
   *
   * @param unknown what a session is taken for while the store does not say
   */
  async function closeWhere(isMeant: (user: ChatUser) => boolean, unknown: Unknown): Promise<void> {
    const meant = [...stomp.registry.sessions()].map(({ user }) => user).filter(isMeant);
    const oneOfEach = new Map(meant.map((user) => [user.sessionHash, user])).values();
    for (const user of oneOfEach) await closeEnded(user, unknown);
  }

  async function closeEnded({ sessionHash }: ChatUser, unknown: Unknown): Promise<void> {
    if (sessionHash === undefined) return;
    const isOpen = await sessions.isOpen(sessionHash).catch(() => unknown === "open");
    if (!isOpen) stomp.disconnect((other) => other.sessionHash === sessionHash, SIGNED_OUT);
  }
}
