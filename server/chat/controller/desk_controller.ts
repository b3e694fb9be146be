/**
 * What authors keep among themselves about conversations.
 *
 * @module
 */
import type { DeskList, DeskPage } from "../../../shared/chat/desk.ts";
import { isReaderId } from "../../../shared/chat/id.ts";
import type { ReaderDesk } from "../../../shared/chat/reader_desk.ts";
import { Refused } from "../../../shared/refusal.ts";
import { Controller, type Message, MessageMapping, SubscribeMapping } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";
import type { Place } from "../conversation/place.ts";
import type { Desk } from "../desk/desk.ts";
import type { ChatUser } from "./access/chat_user.ts";
import {
  answeringBody,
  deleteNoteBody,
  deskBody,
  lookingBody,
  noteBody,
} from "./body/desk_body.ts";
import { type Asked, roomPlace, whisperPlace } from "./access/place_of.ts";

/** Handles `/app/desk` and `…/desk` of each conversation, where only authors may send and subscribe. */
@Controller()
export class DeskController {
  readonly #desk: Desk;

  constructor({ desk }: Pick<Chat, "desk">) {
    this.#desk = desk;
  }

  /** Answers with what was settled for conversations. */
  @SubscribeMapping("/desk")
  list(): Promise<DeskList> {
    return this.#desk.list();
  }

  /** Answers with what was settled for a room's conversation, and its notes. */
  @SubscribeMapping("/rooms/{room}/desk")
  room(message: Message<"/rooms/{room}/desk", undefined, ChatUser>): Promise<DeskPage> {
    return this.#desk.page(authorsPlace(message));
  }

  /** The same of a whisper. */
  @SubscribeMapping("/rooms/{room}/whispers/{reader}/desk")
  whisper(
    message: Message<"/rooms/{room}/whispers/{reader}/desk", undefined, ChatUser>,
  ): Promise<DeskPage> {
    return this.#desk.page(whisperPlace(message));
  }

  /** Answers with what there is of a reader. */
  @SubscribeMapping("/readers/{reader}/desk")
  reader({ params, user }: Message<"/readers/{reader}/desk", undefined, ChatUser>): Promise<
    ReaderDesk
  > {
    assertAuthor(user);
    if (isReaderId(params.reader)) return this.#desk.reader(params.reader);
    throw new Refused({ code: "not-found", message: "There is no such reader." });
  }

  /** Settles whose a room's conversation is, whether it sleeps, whether it is done. */
  @MessageMapping("/rooms/{room}/desk", { body: deskBody })
  setRoom(message: Message<"/rooms/{room}/desk", typeof deskBody, ChatUser>): Promise<void> {
    return this.#desk.states.set(authorsPlace(message), message.body);
  }

  /** The same of a whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/desk", { body: deskBody })
  setWhisper(
    message: Message<"/rooms/{room}/whispers/{reader}/desk", typeof deskBody, ChatUser>,
  ): Promise<void> {
    return this.#desk.states.set(whisperPlace(message), message.body);
  }

  /** Tells other authors who answers in a room. */
  @MessageMapping("/rooms/{room}/desk/answering", { body: answeringBody })
  answerRoom(
    message: Message<"/rooms/{room}/desk/answering", typeof answeringBody, ChatUser>,
  ): void {
    this.#desk.answering.set(
      authorsPlace(message),
      message.session.id,
      message.body.answering,
    );
  }

  /** The same of a whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/desk/answering", { body: answeringBody })
  answerWhisper(
    message: Message<
      "/rooms/{room}/whispers/{reader}/desk/answering",
      typeof answeringBody,
      ChatUser
    >,
  ): void {
    this.#desk.answering.set(
      whisperPlace(message),
      message.session.id,
      message.body.answering,
    );
  }

  /** Tells other authors who looks at a room's conversation. */
  @MessageMapping("/rooms/{room}/desk/looking", { body: lookingBody })
  lookAtRoom(message: Message<"/rooms/{room}/desk/looking", typeof lookingBody, ChatUser>): void {
    this.#desk.looking.set(authorsPlace(message), message.session.id, message.body.looking);
  }

  /** The same of a whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/desk/looking", { body: lookingBody })
  lookAtWhisper(
    message: Message<
      "/rooms/{room}/whispers/{reader}/desk/looking",
      typeof lookingBody,
      ChatUser
    >,
  ): void {
    this.#desk.looking.set(whisperPlace(message), message.session.id, message.body.looking);
  }

  /** Keeps a note at a room's conversation. */
  @MessageMapping("/rooms/{room}/desk/note", { body: noteBody })
  noteRoom(message: Message<"/rooms/{room}/desk/note", typeof noteBody, ChatUser>): Promise<void> {
    return this.#desk.notes.put(authorsPlace(message), message.body);
  }

  /** The same of a whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/desk/note", { body: noteBody })
  noteWhisper(
    message: Message<"/rooms/{room}/whispers/{reader}/desk/note", typeof noteBody, ChatUser>,
  ): Promise<void> {
    return this.#desk.notes.put(whisperPlace(message), message.body);
  }

  /** Deletes a note of a room's conversation. */
  @MessageMapping("/rooms/{room}/desk/note-delete", { body: deleteNoteBody })
  deleteRoomNote(
    message: Message<"/rooms/{room}/desk/note-delete", typeof deleteNoteBody, ChatUser>,
  ): Promise<void> {
    return this.#desk.notes.delete(authorsPlace(message), message.body.id);
  }

  /** The same of a whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/desk/note-delete", { body: deleteNoteBody })
  deleteWhisperNote(
    message: Message<
      "/rooms/{room}/whispers/{reader}/desk/note-delete",
      typeof deleteNoteBody,
      ChatUser
    >,
  ): Promise<void> {
    return this.#desk.notes.delete(whisperPlace(message), message.body.id);
  }
}

/** A room's conversation, for authors. @throws {Refused} `not-found`, or `forbidden` to readers */
function authorsPlace(message: Asked<"room">): Place {
  assertAuthor(message.user);
  return roomPlace(message);
}

function assertAuthor({ sender }: ChatUser): void {
  if (sender.kind === "author") return;
  throw new Refused({ code: "forbidden", message: "Cannot look there: that is for authors." });
}
