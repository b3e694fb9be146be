import { deepEqual, throws } from "node:assert/strict";
import { authorUser, readerUser } from "../../../../../server/chat/controller/access/chat_user.ts";
import {
  ownWhisperPlace,
  roomPlace,
  whisperPlace,
} from "../../../../../server/chat/controller/access/place_of.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { refusedAs } from "../../../../helper/chat.ts";

const sender = { kind: "reader", id: "R".repeat(22), name: "" } as const;
const reader = readerUser({ sender, site: "default", expiresAt: 1 });
const owner = { kind: "author", id: "a", name: "Author" } as const;
const author = authorUser({ author: owner, role: "author", sessionHash: "s", expiresAt: 1 });
const room = roomId("/a");

Deno.test("a place is a room, or a whisper in it, and the sender is the session's", () => {
  deepEqual(roomPlace({ params: { room }, user: author }), { room, sender: owner });
  deepEqual(ownWhisperPlace({ params: { room }, user: reader }), {
    room,
    whisper: sender.id,
    sender,
  });
  const params = { room, reader: sender.id };
  deepEqual(whisperPlace({ params, user: author }), { room, whisper: sender.id, sender: owner });
});

Deno.test("a whisper is nobody's place but its reader's and authors', whatever the rules let through", () => {
  throws(() => ownWhisperPlace({ params: { room }, user: author }), refusedAs("forbidden"));
  const params = { room, reader: sender.id };
  throws(() => whisperPlace({ params, user: reader }), refusedAs("forbidden"));
});

Deno.test("there is no place of another spelling", () => {
  for (const name of ["", "*", "default", "default/a/", "Default/a", "default/a/index.html"]) {
    throws(() => roomPlace({ params: { room: name }, user: reader }), refusedAs("not-found"));
    throws(() => ownWhisperPlace({ params: { room: name }, user: reader }), refusedAs("not-found"));
    const params = { room: name, reader: sender.id };
    throws(() => whisperPlace({ params, user: author }), refusedAs("not-found"));
  }
  for (const name of ["", "*", "short", "../..", "한".repeat(22)]) {
    const params = { room, reader: name };
    throws(() => whisperPlace({ params, user: author }), refusedAs("not-found"));
  }
});
