/**
 * Readers take along and erase what they said; erased is gone from everything the server keeps.
 *
 * @module
 */
import type { ErasedEvent } from "../../../shared/chat/erased.ts";
import type {
  ChatMessage,
  ConversationEvent,
  RoomPage,
  WhisperList,
} from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/life";
/** In everything the reader writes, and nowhere else. */
const CANARY = "zwitschern";

/** A reader comes, talks, and wants to be forgotten. */
export async function lifeOfTheData(visit: Visit): Promise<void> {
  const { narrator } = visit;
  const { person: reader, token, id: readerId } = await visit.reader();
  const { person: other } = await visit.reader();
  const author = await visit.author();
  const events = await other.follow<ConversationEvent>(topicAt(ROOM));
  const bearer = { authorization: `Bearer ${token}` };

  narrator.tell("A reader says something in the room, and whispers; others react and answer.");
  const [aloud, whispered] = [freshId(), freshId()];
  await reader.send(`${roomAt(ROOM)}/say`, { id: aloud, text: `${CANARY} aloud` });
  await reader.send(`${roomAt(ROOM)}/whisper/say`, { id: whispered, text: `${CANARY} softly` });
  await author.send(`${roomAt(ROOM)}/whispers/${readerId}/say`, {
    id: freshId(),
    text: `You said ${CANARY}.`,
    quote: whispered,
  });
  await other.send(`${roomAt(ROOM)}/say`, { id: freshId(), text: "What?", quote: aloud });
  await Promise.all([events.next(), events.next()]);
  const hasFile = visit.server.store === "sqlite";
  if (hasFile) narrator.see("the data file has it", await visit.filesWith(CANARY) > 0, true);
  else narrator.skip("what is left in files, since this server's data is in none of its own");

  narrator.tell("The reader has no account, and asks for all of it with the token.");
  const file = await visit.call<string>("/api/reader/messages", { headers: bearer });
  const lines: ChatMessage[] = file.body.trim().split("\n").map((line) => JSON.parse(line));
  narrator.see(
    "one message in each line, and the author's answer to them",
    lines.map(({ text }) => text),
    [
      `${CANARY} aloud`,
      `${CANARY} softly`,
      `You said ${CANARY}.`,
    ],
  );
  narrator.see(
    "as a file",
    /^attachment/.test(file.headers.get("content-disposition") ?? ""),
    true,
  );

  narrator.tell("Then they have it erased.");
  const erased = await visit.call("/api/reader/messages", { method: "DELETE", headers: bearer });
  narrator.see("that is done when the answer comes", erased.status, 204);
  narrator.see("their connections are closed", await reader.closed(), 1008);
  const { message } = await events.next();
  narrator.see("everybody sees at once that the message is gone, and not whose it was", [
    message.id,
    message.deleted,
    message.text,
    message.from.id,
  ], [aloud, true, "", ""]);
  const page = await other.ask<RoomPage>(roomAt(ROOM));
  narrator.see("nothing is left of it in the history, or in what quotes it", [
    JSON.stringify(page).includes(CANARY),
    JSON.stringify(page).includes(readerId),
  ], [false, false]);
  const { whispers } = await author.ask<WhisperList>("/app/whispers");
  const theirs = whispers.filter(({ whisper }) => whisper === readerId);
  narrator.see("the whisper is gone, with what the author answered", theirs, []);
  narrator.see("the server's log has no trace of it", visit.server.output.includes(CANARY), false);
  if (hasFile) {
    narrator.see("and neither has a file of its", await visit.filesWith(CANARY), 0);
  }
  const { status, body } = await visit.call<Refusal>("/api/reader", {
    method: "POST",
    headers: bearer,
  });
  narrator.see("the token counts no longer", [status, body.code], [401, "token-invalid"]);
  await eraseRoom(visit);
}

async function eraseRoom(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author erases a whisper, and then the whole room.");
  const { person: reader, id } = await visit.reader();
  const inRoom = await reader.follow<ConversationEvent | ErasedEvent>(topicAt(ROOM));
  const own = await reader.follow<ConversationEvent | ErasedEvent>("/user/queue/whispers");
  const say = { id: freshId(), text: `${CANARY} again` };
  for (const at of [`${roomAt(ROOM)}/say`, `${roomAt(ROOM)}/whisper/say`]) {
    await reader.send(at, say);
  }
  const room = `/api/rooms/${encodeURIComponent(ROOM)}`;
  await visit.callAsAuthor(`${room}/whispers/${id}`, { method: "DELETE" });
  const whisper = await own.until(({ type }) => type === "erased");
  narrator.see("its reader is told that it is gone", whisper.type, "erased");
  await visit.callAsAuthor(room, { method: "DELETE" });
  const erased = await inRoom.until(({ type }) => type === "erased");
  narrator.see("and everybody that the room is", erased.type, "erased");
  const page = await reader.ask<RoomPage>(roomAt(ROOM));
  narrator.see("it is empty, as if nobody had been there", [page.lastSeq, page.epoch], [0, ""]);
  if (visit.server.store === "sqlite") {
    narrator.see("in no file is a trace of it", await visit.filesWith(CANARY), 0);
  }
}
