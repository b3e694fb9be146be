import { deepEqual, equal, throws } from "node:assert/strict";
import { DeskController } from "../../../../server/chat/controller/desk_controller.ts";
import {
  answeringOf,
  DESK_LIST,
  deskOf,
  noteDeletionOf,
  noteOf,
} from "../../../../shared/chat/desk_destination.ts";
import { isDeskList, isDeskPage } from "../../../../shared/chat/desk.ts";
import { commandOf, joinOf, ownWhisperOf } from "../../../../shared/chat/destination.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";
import { chatServer, jsonOf } from "../../../helper/chat_server.ts";

const room = roomId("/posts/한글");

Deno.test("an author settles and notes something at a room and at a whisper, each by itself", async () => {
  const server = await chatServer();
  try {
    const [reader, author] = [await server.reader(), await server.author()];
    for (const at of [joinOf(room), ownWhisperOf(room)]) {
      reader.send(commandOf(at, "say"), { id: newId(random), text: "there" });
    }
    await reader.peer.rest();
    const whisper = { room, whisper: reader.sender.id };
    const id = newId(random);
    author.send(deskOf({ room }), { done: true }, "r1");
    author.send(deskOf(whisper), { assignee: "owner" }, "r2");
    for (const ref of [{ room }, whisper]) {
      author.send(noteOf(ref), { id, text: `at ${ref === whisper}` });
      author.send(answeringOf(ref), { answering: true });
    }
    author.send(noteDeletionOf({ room }), { id }, "r3");
    await author.peer.rest();
    for (const destination of [deskOf({ room }), deskOf(whisper), DESK_LIST]) {
      author.subscribe(destination);
    }
    const answers = (await author.peer.rest()).map(jsonOf);
    const [ofRoom, ofWhisper] = answers.filter(isDeskPage);
    deepEqual([ofRoom?.state?.done, ofRoom?.notes, ofRoom?.answering], [true, [], []]);
    deepEqual(ofWhisper?.notes.map(({ text }) => text), ["at true"]);
    deepEqual([ofWhisper?.state?.assignee, ofWhisper?.answering.length], ["owner", 1]);
    equal(answers.find(isDeskList)?.states.length, 2);
  } finally {
    server.close();
  }
});

Deno.test("the desk is for authors, whoever is let in", () => {
  const controller = new DeskController(testChat());
  const sender = { kind: "reader", id: "r".repeat(22), name: "" } as const;
  const user = { name: "reader-r", sender, expiresAt: 0 };
  const message = { params: { room: encodeURIComponent(room) }, user };
  throws(() => controller.room(message as never), refusedAs("forbidden"));
});
