/**
 * A reader's whisper, as its author reads and answers it.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { ALL_WHISPERS, HISTORY, WHISPERS } from "../../../shared/chat/destination.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { ownWhisperOf } from "../../../shared/chat/destination.ts";
import { whisperLink } from "../../../widget/state/whisper_link.ts";
import { PretendedLink } from "../stage/pretended.ts";

const room = roomId("/a");
const own = ownWhisperOf(room);

Deno.test("an author sends to and asks of the whisper whose reader is named", () => {
  const there = new PretendedLink();
  const link = whisperLink(there, { room, reader: "reader-1" });
  link.ask(own, () => {});
  link.send({ destination: `${own}/say`, body: {} }, () => {});
  link.send({ destination: "/app/elsewhere", body: {} }, () => {});
  deepEqual(there.asked, ["/app/rooms/default%2Fa/whispers/reader-1"]);
  deepEqual(there.sent.map(({ destination }) => destination), [
    "/app/rooms/default%2Fa/whispers/reader-1/say",
    "/app/elsewhere",
  ]);
});

Deno.test("an author hears of this whisper alone where all are told", () => {
  const there = new PretendedLink();
  const link = whisperLink(there, { room, reader: "reader-1" });
  const heard: unknown[] = [];
  for (const destination of [WHISPERS, HISTORY]) {
    link.follow(() => destination, (body) => heard.push(body));
  }
  deepEqual(there.followed, [ALL_WHISPERS, HISTORY]);
  const ours = { type: "typing", room, whisper: "reader-1" };
  const message = { type: "message", message: { room, whisper: "reader-1" }, whisper: {} };
  for (const body of [ours, message]) there.tell(ALL_WHISPERS, body);
  there.tell(ALL_WHISPERS, { ...ours, whisper: "reader-2" });
  there.tell(ALL_WHISPERS, { type: "message", message: { room, whisper: "reader-2" } });
  there.tell(ALL_WHISPERS, { ...ours, room: roomId("/b") });
  there.tell(HISTORY, { room, whisper: "reader-1", messages: [] });
  there.tell(HISTORY, { room, messages: [] });
  deepEqual(heard, [ours, message, { room, whisper: "reader-1", messages: [] }]);
});
