import { deepEqual } from "node:assert/strict";
import type { ConversationEvent } from "../../../shared/chat/event.ts";
import { newId, roomId } from "../../../shared/chat/id.ts";
import { random, testChat } from "../../helper/chat.ts";

Deno.test("chat tells what is said through its store, until stopped, and nothing when it is refused", async () => {
  const { conversation, readerTokens, publishTo } = testChat();
  const told: ConversationEvent[] = [];
  const stop = publishTo({
    roomEvent: (_, event) => told.push(event),
    roomsEvent: () => {},
    whisperEvent: () => {},
    whispersEvent: () => {},
  });
  const sender = readerTokens.issue().reader;
  const place = { room: roomId("/a"), sender };
  const say = { id: newId(random), text: "hello" };
  const message = await conversation.say(place, say);
  await conversation.say(place, say);
  await conversation.say(place, { ...say, text: "other" }).catch(() => {});
  stop();
  await conversation.say(place, { id: newId(random), text: "later" });
  deepEqual(told.map((event) => event.message), [message]);
  deepEqual(message.from, sender);
});
