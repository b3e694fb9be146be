/**
 * What a STOMP server does when something happens to readers.
 *
 * @module
 */
import { ME_CHANGES, READERS } from "../../../shared/chat/destination.ts";
import { CLOSE } from "../../../shared/code.ts";
import type { Close, StompServer } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";
import { type ChatUser, readerName } from "./chat_user.ts";

const ENDED: Close = { code: CLOSE.refused.code, reason: "ended" };
/** What users know as {@linkcode ME_CHANGES}. */
const ME_QUEUE = ME_CHANGES.slice("/user".length);

/**
 * Closes the sockets of readers whose sessions end, and tells what is known of a reader to all that
 * they have open, and to authors.
 */
export function wireReaders(
  { readers, readerSessions }: Pick<Chat, "readers" | "readerSessions">,
  stomp: Wired,
): void {
  readerSessions.onEnded((reader) => {
    const name = readerName(reader);
    stomp.disconnect((user) => user.name === name, ENDED);
  });
  readers.onChanged((info) => {
    const { knownSince: _, ...me } = info;
    stomp.messaging.sendToUser(readerName(info.id), ME_QUEUE, me);
    stomp.messaging.send(READERS, info);
  });
}

type Wired = Pick<StompServer<ChatUser>, "disconnect" | "messaging">;
