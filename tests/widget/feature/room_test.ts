/**
 * Which room a feature asks about.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { roomId } from "../../../shared/chat/id.ts";
import { roomOf } from "../../../widget/feature/room.ts";
import { PretendedTalk } from "../stage/pretended.ts";

Deno.test("a feature asks about the page's room in the site the server says it is of", () => {
  const talk = new PretendedTalk();
  talk.room.become({ room: roomId("/posts/a") });
  equal(roomOf(talk), "default/posts/a");
  equal(roomOf({ room: talk.room, link: { site: "blog" } }), "blog/posts/a");
});
