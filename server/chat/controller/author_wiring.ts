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
  { sessions }: Pick<Chat, "sessions">,
  stomp: Pick<StompServer<ChatUser>, "disconnect" | "events">,
): void {
  sessions.onEnded((ended) => {
    stomp.disconnect((user) => isEnded(user, ended), SIGNED_OUT);
  });
  stomp.events.listen("connected", async ({ session: { user } }) => {
    const { sessionHash } = user;
    if (sessionHash === undefined || await isOpen(sessionHash)) return;
    stomp.disconnect((other) => other.sessionHash === sessionHash, SIGNED_OUT);
  });

  /** A store that does not answer keeps nobody out who was just let in. */
  function isOpen(sessionHash: string): Promise<boolean> {
    return sessions.isOpen(sessionHash).catch(() => true);
  }
}
