/**
 * The conversation of the preview.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import { en } from "../../../../widget/console/site_form/en.ts";
import { previewTalk } from "../../../../widget/console/site_form/preview_talk.ts";

Deno.test("what is said in the preview is shown there, and sent nowhere", () => {
  const author = { id: "kim", name: "Kim" };
  const { room, whisper, link } = previewTalk({
    room: roomId("/preview"),
    words: en,
    author,
    clock: { now: () => 1_000_000_000 },
  });
  let told = 0;
  const stop = room.subscribe(() => told++);
  room.say({ text: "  Hello " });
  room.say({ text: "   " });
  stop();
  room.say({ text: "More" });
  equal(told, 1);
  deepEqual(room.state.messages.map(({ seq, text, from }) => [seq, text, from.kind, from.name]), [
    [1, en.previewQuestion, "reader", ""],
    [2, en.previewAnswer, "author", "Kim"],
    [3, "Hello", "reader", ""],
    [4, "More", "reader", ""],
  ]);
  deepEqual([whisper.state.isWhisper, whisper.state.messages], [true, []]);
  // It never comes to be: whoever waits for it asks the server for nothing.
  equal(link.status.kind, "connecting");
});
