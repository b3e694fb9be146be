/**
 * Which conversations of the inbox stay open.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import { OpenConversations } from "../../../../widget/console/inbox/open_conversations.ts";
import { PretendedInbox } from "../../stage/pretended.ts";
import { pending } from "../../stage/state.ts";

const A = { room: roomId("/a") };
const B = { room: roomId("/a"), whisper: "reader" };

function opening() {
  const inbox = new PretendedInbox();
  const rooms = new OpenConversations(inbox);
  return { inbox, rooms, asked: (index: number) => inbox.opened[index]?.conversation.asked };
}

Deno.test("a room is closed when another is shown", () => {
  const { rooms, asked } = opening();
  rooms.show(A);
  rooms.show(B);
  deepEqual(asked(0), ["close"]);
  deepEqual(asked(1), []);
});

Deno.test("a room with an answer on its way stays open until that is stored", () => {
  const { inbox, rooms, asked } = opening();
  rooms.show(A);
  const left = inbox.opened[0]?.conversation;
  left?.become({ pending: [pending({ id: "mine", phase: "queued" })] });
  rooms.show(B);
  deepEqual(asked(0), []);
  left?.become({ pending: [] });
  deepEqual(asked(0), ["close"]);
});

Deno.test("a room that is still open is entered again, with what waits in it", () => {
  const { inbox, rooms } = opening();
  const first = rooms.show(A);
  inbox.opened[0]?.conversation.become({ pending: [pending({ id: "mine", phase: "failed" })] });
  rooms.show(undefined);
  equal(rooms.show(A), first);
  equal(inbox.opened.length, 1);
});

Deno.test("a room that is shown again keeps its conversation", () => {
  const { inbox, rooms } = opening();
  equal(rooms.show(A), rooms.show(A));
  equal(inbox.opened.length, 1);
  deepEqual(inbox.opened[0]?.conversation.asked, []);
});

Deno.test("all rooms are closed in the end, also those with answers on their way", () => {
  const { inbox, rooms, asked } = opening();
  rooms.show(A);
  inbox.opened[0]?.conversation.become({ pending: [pending({ id: "mine", phase: "queued" })] });
  rooms.show(B);
  rooms.close();
  deepEqual([asked(0), asked(1)], [["close"], ["close"]]);
});
