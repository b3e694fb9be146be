/**
 * What clients can ask the chat for.
 *
 * @module
 */
import type { Chat, Conversations } from "../chat.ts";
import { DeskController } from "./desk_controller.ts";
import { InboxController } from "./inbox_controller.ts";
import { MeController } from "./me_controller.ts";
import { ModerationController } from "./moderation_controller.ts";
import { OwnWhisperController } from "./own_whisper_controller.ts";
import { PageController } from "./page_controller.ts";
import { PresenceController } from "./presence_controller.ts";
import { ReaderController } from "./reader_controller.ts";
import { ReaderWhisperController } from "./reader_whisper_controller.ts";
import { RoomController } from "./room_controller.ts";
import { SearchController } from "./search_controller.ts";
import { SeenController } from "./seen_controller.ts";

/** The controllers of the chat, for a STOMP server. */
export function chatControllers(
  chat: Conversations & Pick<Chat, "readers" | "attention" | "pages" | "desk">,
): readonly object[] {
  return [
    new RoomController(chat),
    new OwnWhisperController(chat),
    new ReaderWhisperController(chat),
    new InboxController(chat),
    new SearchController(chat),
    new MeController(chat),
    new ReaderController(chat),
    new SeenController(chat),
    new PresenceController(chat),
    new ModerationController(chat),
    new PageController(chat),
    new DeskController(chat),
  ];
}
