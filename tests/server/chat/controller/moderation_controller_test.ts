import { deepEqual, equal } from "node:assert/strict";
import {
  HELD,
  joinOf,
  MODERATION,
  MODERATION_LIST,
  moderationOf,
  sayOf,
} from "../../../../shared/chat/destination.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { isModerationList } from "../../../../shared/chat/moderation.ts";
import { random } from "../../../helper/chat.ts";
import { chatServer, jsonOf } from "../../../helper/chat_server.ts";

const room = roomId("/a");
const id = () => newId(random);

Deno.test("authors see what waits and what counts, decide, and are told what others do", async () => {
  const server = await chatServer();
  try {
    await server.chat.sites.putRoom(room, { holdFirst: true });
    const [reader, author] = [await server.reader(), await server.author()];
    author.subscribe(MODERATION);
    reader.subscribe(HELD);
    const held = id();
    reader.send(sayOf(room), { id: held, text: "first" }, "say");
    const told = (await reader.peer.rest()).map((frame) => frame.headers.get("destination"));
    deepEqual(told, [HELD, undefined]);
    author.subscribe(MODERATION_LIST);
    const answers = (await author.peer.rest()).map(jsonOf) as { type?: string }[];
    equal(answers[0]?.type, "held");
    equal(isModerationList(answers[1]), true);

    author.send(moderationOf("approve"), { room, id: held }, "approve");
    author.send(moderationOf("mute"), { id: id(), reader: reader.sender.id }, "mute");
    const frames = await author.peer.rest();
    deepEqual(
      frames.map((frame) =>
        frame.headers.get("receipt-id") ?? (jsonOf(frame) as { type: string }).type
      ),
      ["approved", "approve", "measure", "mute"],
    );
    reader.send(sayOf(room), { id: id(), text: "second" }, "say");
    const [approved, refused] = (await reader.peer.rest()).map(jsonOf) as Record<string, unknown>[];
    deepEqual([approved?.["type"], refused?.["code"]], ["approved", "muted"]);
  } finally {
    server.close();
  }
});

Deno.test("no reader sends to moderation, nor subscribes to it", async () => {
  const server = await chatServer();
  try {
    const commands = ["ban", "mute", "lift", "purge", "approve", "reject"] as const;
    for (const destination of [MODERATION, MODERATION_LIST]) {
      const reader = await server.reader();
      reader.subscribe(destination);
      equal((await reader.peer.rest()).at(-1)?.command, "ERROR", destination);
    }
    for (const command of commands) {
      const reader = await server.reader();
      reader.send(moderationOf(command), { id: id(), reader: reader.sender.id, room });
      equal((await reader.peer.rest()).at(-1)?.command, "ERROR", command);
    }
    const author = await server.author();
    author.subscribe(joinOf(room));
    equal((await author.peer.rest()).length, 1);
  } finally {
    server.close();
  }
});
