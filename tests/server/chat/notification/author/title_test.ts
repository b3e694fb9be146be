import { equal } from "node:assert/strict";
import { roomId } from "../../../../../shared/chat/id.ts";
import { titleOf } from "../../../../../server/chat/notification/author/title.ts";
import { random } from "../../../../helper/chat.ts";
import { say } from "../../../../helper/new_message.ts";
import { newStore } from "../../../../helper/new_store.ts";

Deno.test("a post is called as its page says, or by its path", async () => {
  const store = newStore({ random });
  const page = { title: "A post", url: "https://blog.example/a" };
  await store.append(say("public", { room: roomId("/a"), page }));
  await store.append(say("private", { room: roomId("/b"), whisper: "r" }));
  equal(await titleOf(store, { room: roomId("/a") }), "A post");
  equal(await titleOf(store, { room: roomId("/b"), whisper: "r" }), "/b");
  equal(await titleOf(store, { room: roomId("/c") }), "/c");
});
