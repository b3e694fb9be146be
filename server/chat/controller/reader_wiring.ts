/**
 * What a STOMP server does when something happens to readers.
 *
 * @module
 */
import { CLOSE } from "../../../shared/code.ts";
import type { Close, StompServer } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";
import { type ChatUser, readerName } from "./chat_user.ts";

const ENDED: Close = { code: CLOSE.refused.code, reason: "ended" };

/** Closes the sockets of readers whose sessions end. */
export function wireReaders(
  { readerSessions }: Pick<Chat, "readerSessions">,
  stomp: Pick<StompServer<ChatUser>, "disconnect">,
): void {
  readerSessions.onEnded((reader) => {
    const name = readerName(reader);
    stomp.disconnect((user) => user.name === name, ENDED);
  });
}
