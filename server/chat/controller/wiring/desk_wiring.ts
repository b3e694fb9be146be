/**
 * Joins the authors' desk with a STOMP server: what happens there is told to those who follow it, and
 * who is gone answers nothing, and looks at nothing.
 *
 * @module
 */
import { DESK } from "../../../../shared/chat/desk_destination.ts";
import type { StompServer } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import type { ChatUser } from "../access/chat_user.ts";

/**
 * Starts the desk, and tells from now on. Returns how to stop.
 *
 * @param catchesUp see `Desk.start`
 */
export function wireDesk(
  { desk }: Pick<Chat, "desk">,
  { events, messaging }: Pick<StompServer<ChatUser>, "events" | "messaging">,
  catchesUp?: Promise<boolean>,
): () => Promise<void> {
  const stops = [
    desk.listen((event) => messaging.send(DESK, event)),
    events.listen("disconnect", ({ session }) => {
      desk.answering.left(session.id);
      desk.looking.left(session.id);
    }),
  ];
  const stopDesk = desk.start(catchesUp);
  return async () => {
    await stopDesk();
    stops.forEach((stop) => stop());
  };
}
