/**
 * Every step from an empty file to the present format, in order. A step that was released is never
 * changed: a new one is added.
 *
 * @module
 */
import { roomsAndAuthors } from "./0001_rooms_and_authors.ts";
import { conversations } from "./0002_conversations.ts";
import { sites } from "./0003_sites.ts";
import { roomSettings } from "./0004_room_settings.ts";
import { life } from "./0005_life.ts";
import { attention } from "./0006_attention.ts";
import { readers } from "./0007_readers.ts";
import { moderation } from "./0008_moderation.ts";
import { search } from "./0009_search.ts";
import { authors } from "./0010_authors.ts";
import { people } from "./0011_people.ts";
import { notifications } from "./0012_notifications.ts";
import { pushDevices } from "./0013_push_devices.ts";
import { desk } from "./0014_desk.ts";
import { follows } from "./0015_follows.ts";
import { cannedAnswers } from "./0016_canned_answers.ts";
import { answerTickets } from "./0017_answer_tickets.ts";

import { consoleSettings } from "./0018_console.ts";

/** One step: the statements that lead to the next version of the format. */
export type Migration = string;

/** The steps: the one at `n` leads from version `n` (the file's `user_version`) to `n + 1`. */
export const migrations: readonly Migration[] = [
  roomsAndAuthors,
  conversations,
  sites,
  roomSettings,
  life,
  attention,
  readers,
  moderation,
  search,
  authors,
  people,
  notifications,
  pushDevices,
  desk,
  follows,
  cannedAnswers,
  answerTickets,

  consoleSettings,
];
