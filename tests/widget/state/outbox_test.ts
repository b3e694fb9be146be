import assert from "node:assert/strict";
import { roomId } from "../../../shared/chat/id.ts";
import type { PendingMessage } from "../../../widget/state/model.ts";
import { isStale, sayRequest } from "../../../widget/state/outbox.ts";

const MESSAGE: PendingMessage = { id: "m", text: "hello", quote: "q", at: 5, phase: "queued" };
const DAY_MS = 86_400_000;

Deno.test("a message is sent by itself for a day, as long as the server surely knows it again", () => {
  assert.equal(isStale(MESSAGE, 5 + DAY_MS - 1), false);
  assert.equal(isStale(MESSAGE, 5 + DAY_MS), true);
});

Deno.test("a message is said in the site the link names, without what only the page knows", () => {
  const entry = { room: roomId("/posts/a"), isWhisper: false, message: MESSAGE };
  assert.deepEqual(sayRequest(entry, "aside"), {
    destination: "/app/rooms/aside%2Fposts%2Fa/say",
    body: { id: "m", text: "hello", quote: "q" },
    kept: true,
  });
});

Deno.test("a whisper stays a whisper, and brings its page", () => {
  const page = { title: "A", url: "https://blog.example/posts/a" };
  const entry = { room: roomId("/posts/a"), isWhisper: true, message: MESSAGE, page };
  const { destination, body } = sayRequest(entry, undefined);
  assert.equal(destination, "/app/rooms/default%2Fposts%2Fa/whisper/say");
  assert.deepEqual(body, { id: "m", text: "hello", quote: "q", page });
});
