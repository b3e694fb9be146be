/**
 * Where one finds what a room has beside its conversation.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { joinOf, topicOf } from "../../../shared/chat/destination.ts";
import { roomId } from "../../../shared/chat/id.ts";
import {
  presenceOf,
  presenceTopicOf,
  questionsOf,
  searchOf,
} from "../../../shared/chat/room_destination.ts";

const ROOM = roomId("/a/b");

Deno.test("what a room has besides is asked for below its conversation", () => {
  equal(questionsOf(ROOM), `${joinOf(ROOM)}/questions`);
  equal(searchOf(ROOM), `${joinOf(ROOM)}/search`);
  equal(presenceOf(ROOM), `${joinOf(ROOM)}/presence`);
});

Deno.test("who comes and goes is told below a room's topic", () => {
  equal(presenceTopicOf(ROOM), `${topicOf(ROOM)}/presence`);
});
