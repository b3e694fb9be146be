/**
 * What a STOMP server does when sessions of authors end.
 *
 * @module
 */
import { CLOSE } from "../../../shared/code.ts";
import type { Close, StompServer } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";
import { type ChatUser, isEnded } from "./chat_user.ts";

const SIGNED_OUT: Close = { code: CLOSE.refused.code, reason: "signed out" };

/**
 * Closes the sockets of sessions that end: those that are connected, and those that were let in just
 * before and connect just after.
 */
export function wireAuthors(
  { sessions, memories }: Pick<Chat, "sessions" | "memories">,
  stomp: Pick<StompServer<ChatUser>, "disconnect" | "events" | "registry">,
): void {
  sessions.onEnded((ended) => {
    stomp.disconnect((user) => isEnded(user, ended), SIGNED_OUT);
  });
  stomp.events.listen("connected", ({ session: { user } }) => closeEnded(user));
  // That one has ended may not have been heard from the instance at which it did.
  memories.add(async () => {
    const open = [...stomp.registry.sessions()].map(({ user }) => user);
    const oneOfEach = new Map(open.map((user) => [user.sessionHash, user])).values();
    for (const user of oneOfEach) await closeEnded(user);
  });

  async function closeEnded({ sessionHash }: ChatUser): Promise<void> {
    if (sessionHash === undefined || await isOpen(sessionHash)) return;
    stomp.disconnect((other) => other.sessionHash === sessionHash, SIGNED_OUT);
  }

  /** A store that does not answer keeps nobody out who was just let in. */
  function isOpen(sessionHash: string): Promise<boolean> {
    return sessions.isOpen(sessionHash).catch(() => true);
  }
}
