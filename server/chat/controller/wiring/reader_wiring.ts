/**
 * What a STOMP server does when something happens to readers.
 *
 * @module
 */
import { ME_CHANGES, READERS } from "../../../../shared/chat/destination.ts";
import { CLOSE } from "../../../../shared/code.ts";
import type { Close, StompServer } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import { READER_TOKEN_LIFE_MS } from "../../reader/reader_token.ts";
import { type ChatUser, readerName, subjectOf } from "../access/chat_user.ts";

const ENDED: Close = { code: CLOSE.refused.code, reason: "ended" };
/** What users know as {@linkcode ME_CHANGES}. */
const ME_QUEUE = ME_CHANGES.slice("/user".length);

type Out = Pick<Chat, "erasures" | "moderation">;

/**
 * Closes the sockets of readers whose sessions end: those that are connected, and those that were let
 * in just before and connect just after. Tells what is known of a reader to all that they have open,
 * and to authors.
 */
export function wireReaders(
  { readers, readerSessions, ...out }: Pick<Chat, "readers" | "readerSessions"> & Out,
  stomp: Pick<StompServer<ChatUser>, "disconnect" | "events" | "messaging">,
): void {
  readerSessions.onEnded((isMeant) => {
    stomp.disconnect(({ sender: { kind, id } }) => kind === "reader" && isMeant(id), ENDED);
  });
  stomp.events.listen("connected", ({ session: { user } }) => {
    if (isOut(user, out)) stomp.disconnect((other) => other === user, ENDED);
  });
  readers.onChanged((info) => {
    const { knownSince: _, ...me } = info;
    stomp.messaging.sendToUser(readerName(info.id), ME_QUEUE, me);
    stomp.messaging.send(READERS, info);
  });
}

/** Whether a reader was erased, or is kept out, since their token was read. */
function isOut(user: ChatUser, { erasures, moderation }: Out): boolean {
  const { sender: { kind, id }, site, expiresAt } = user;
  if (kind !== "reader" || site === undefined) return false;
  return erasures.hasErased(id, expiresAt - READER_TOKEN_LIFE_MS) ||
    moderation.measures.refusalOf("ban", subjectOf(user, site)) !== undefined;
}
