/**
 * Many tickets go part by part, and one that has expired is none even where it is still kept.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../../shared/chat/id.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

const ROOM = roomId("/posts/first");

Deno.test("all tickets of a reader, a conversation and an author go, however many there are", () =>
  withShelf(async (shelf) => {
    const tickets = shelf.part("answerTickets");
    const fill = () =>
      Promise.all(Array.from({ length: 250 }, (_, n) =>
        tickets.put({
          key: `key-${n}`,
          purpose: "answer",
          author: "kim",
          channel: "mail",
          room: ROOM,
          whisper: "lee",
          message: "m",
          expiresAt: 100,
        }, 0)));
    for (
      const forget of [
        () => tickets.forget("lee"),
        () => tickets.forgetAuthor("kim"),
        () => tickets.forgetIn({ room: ROOM, whisper: "lee" }),
      ]
    ) {
      await fill();
      await forget();
      deepEqual(await shelf.keys(), []);
    }
    await fill();
    equal(await tickets.find("key-249", 100), undefined);
    const last = { purpose: "answer", author: "a", channel: "mail", room: ROOM } as const;
    await tickets.put({ ...last, key: "last", message: "m", expiresAt: 999 }, 100);
    equal(await tickets.find("key-249", 100), undefined, "though not all are swept out at once");
  }));

Deno.test("lists of what Deno KV has deleted by itself go, too", () =>
  withShelf(async (shelf) => {
    const tickets = shelf.part("answerTickets");
    await shelf.write((view) => {
      for (let n = 0; n < 150; n++) view.set(["tickets", "author", "kim", `key-${n}`], `key-${n}`);
    });
    await tickets.forgetAuthor("kim");
    deepEqual(await shelf.keys(), []);
  }));
