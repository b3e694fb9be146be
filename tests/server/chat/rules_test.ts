import { deepEqual, equal } from "node:assert/strict";
import { ACCESS } from "../../../server/chat/rules.ts";
import {
  ALL_WHISPERS,
  AWAY,
  commandOf,
  type ConversationCommand,
  ERRORS,
  HELD,
  HISTORY,
  joinOf,
  ME,
  ME_CHANGES,
  MODERATION,
  MODERATION_LIST,
  moderationOf,
  ownWhisperOf,
  PAGE_LIST,
  PAGES,
  readerOf,
  READERS,
  ROOM_LIST,
  ROOMS,
  SEARCH,
  SEARCH_RESULTS,
  SITES,
  topicOf,
  UNREAD,
  UNREAD_EVENTS,
  WHISPER_LIST,
  whisperOf,
  WHISPERS,
} from "../../../shared/chat/destination.ts";
import {
  answeringOf,
  DESK,
  DESK_LIST,
  deskOf,
  lookingOf,
  noteDeletionOf,
  noteOf,
  readerDeskOf,
} from "../../../shared/chat/desk_destination.ts";
import {
  presenceOf,
  presenceTopicOf,
  questionsOf,
  searchOf,
} from "../../../shared/chat/room_destination.ts";
import type { RoomId } from "../../../shared/chat/id.ts";

// Only its place in a destination matters.
const room = "{room}" as RoomId;
const named = (destination: string) => destination.replace(encodeURIComponent(room), room);

Deno.test("rules name every destination of the chat once, and no other", () => {
  const commands = [
    "say",
    "history",
    "edit",
    "delete",
    "react",
    "question",
    "seen",
    "typing",
  ] as const;
  const conversation = (at: string, ...more: ConversationCommand[]) => [
    at,
    ...[...commands, ...more].map((command) => commandOf(at, command)),
  ];
  const destinations = [
    ERRORS,
    HISTORY,
    WHISPERS,
    topicOf(room),
    UNREAD,
    UNREAD_EVENTS,
    AWAY,
    presenceOf(room),
    presenceTopicOf(room),
    ...conversation(joinOf(room)),
    questionsOf(room),
    ...conversation(ownWhisperOf(room), "consent"),
    ...conversation(whisperOf(room, "{reader}"), "publish"),
    ROOMS,
    ROOM_LIST,
    ALL_WHISPERS,
    WHISPER_LIST,
    SEARCH_RESULTS,
    SEARCH,
    searchOf(room),
    ME,
    ME,
    ME_CHANGES,
    READERS,
    readerOf("{reader}"),
    SITES,
    PAGES,
    PAGE_LIST,
    DESK,
    DESK_LIST,
    readerDeskOf("{reader}"),
    ...[{ room }, { room, whisper: "{reader}" }].flatMap((ref) => [
      deskOf(ref),
      deskOf(ref),
      answeringOf(ref),
      lookingOf(ref),
      noteOf(ref),
      noteDeletionOf(ref),
    ]),
    HELD,
    MODERATION,
    MODERATION_LIST,
    ...(["ban", "mute", "lift", "purge", "approve", "reject"] as const).map(moderationOf),
  ].map(named);
  deepEqual(ACCESS.map(({ destination }) => destination).sort(), destinations.sort());
});

Deno.test("rules let everybody send only to handlers", () => {
  for (const { command, destination } of ACCESS) {
    equal(command === "SUBSCRIBE" || destination.startsWith("/app/"), true, destination);
  }
});

Deno.test("rules let no reader name another's whisper, nor hear of all of them", () => {
  const forReaders = ACCESS.filter(({ roles }) => roles.includes("reader"));
  for (const { destination } of forReaders) {
    equal(/whispers\/|topic\/whispers|app\/whispers/.test(destination), false, destination);
  }
});
