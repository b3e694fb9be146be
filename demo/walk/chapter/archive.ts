/**
 * Conversations are exported, imported on another server, and kept there for so many days.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import { until } from "../narrator.ts";
import { PASSWORD, type Visit } from "../visit.ts";
import { freshId, roomAt } from "../wire.ts";

const ROOM = "default/posts/archive";
const AT = roomAt(ROOM);
/** For how many days the other server keeps the room, and how old it makes its messages. */
const [KEPT_DAYS, AGE_DAYS] = [30, 40];
const DAY_MS = 86_400_000;
/** Where SQLite keeps the version of a file's contents (user_version), in octets from its start. */
const VERSION_AT = 60;
const MARKUP = "```\n# Not a heading\n<script>alert(1)</script>";

/** How many of a kind an import added and knew. */
interface Count {
  readonly added: number;
  readonly known: number;
}

/** From one server to another. */
export async function archive(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author takes everything along: as lines, and as a document to read.");
  const { person: reader } = await visit.reader();
  await reader.send(`${AT}/say`, { id: freshId(), text: MARKUP, question: true });
  await reader.send(`${AT}/whisper/say`, { id: freshId(), text: "For the author alone." });
  const lines = await exported(visit);
  narrator.see("lines have all of it", [
    lines.at(0)?.includes("smalltalk"),
    lines.some((line) => line.includes("Not a heading")),
    lines.some((line) => line.includes("For the author alone.")),
  ], [true, true, true]);
  const { body: document } = await visit.callAsAuthor<string>("/api/export?format=markdown");
  narrator.see("in the document each text stands between fences that it cannot end", [
    document.includes(`\`\`\`\`text\n${MARKUP}\n\`\`\`\`\n`),
  ], [true]);
  narrator.see("and whispers are left out", document.includes("For the author alone."), false);
  const again = await imported(visit, lines);
  narrator.see("importing it here changes nothing", again.messages.added, 0);

  await takeElsewhere(visit, lines);
}

/** Another server takes the lines. */
async function takeElsewhere(visit: Visit, recent: readonly string[]): Promise<void> {
  const { narrator } = visit;
  narrator.tell("Another server is started on an empty folder, and takes the lines,");
  narrator.tell(`as if what was said in this room had been said ${AGE_DAYS} days before.`);
  const lines = recent.map(aged);
  const { store } = visit.server;
  const other = visit.elsewhere(visit.server.another());
  await other.server.start();
  const token = other.server.linkToken;
  await other.signIn("/api/link", { token, name: "Author", password: PASSWORD });
  const report = await imported(other, lines);
  const count = lines.filter((line) => JSON.parse(line).type === "message").length;
  narrator.see(`all ${count} messages are there`, report.messages.added, count);
  const page = await (await other.author()).ask<RoomPage>(AT);
  narrator.see("as they were", [page.messages.at(-1)?.text, page.questions.open], [MARKUP, 1]);
  const there = await exported(other);
  const [same, taken] = [there, lines].map((lines) => lines.map(sorted).toSorted());
  narrator.see("and exported there, they are the same lines", same, taken);
  const damaged = await other.callAsAuthor<{ code: string }>("/api/import", {
    method: "POST",
    body: lines.with(2, "{").join("\n"),
  });
  narrator.see("a damaged line is refused", damaged.body.code, "invalid-body");
  if (store === "memory") narrator.skip("in memory nothing is kept that long");
  else await forget(other);
  if (store === "sqlite") await refuseNewer(other);
  else narrator.skip("there is no data file that could be of a newer version");
  await other.end();
}

/** A room keeps its messages for so many days only. */
async function forget(visit: Visit): Promise<void> {
  const { narrator, server } = visit;
  narrator.tell(
    `The room shall keep messages for ${KEPT_DAYS} days. That is looked after at the start.`,
  );
  const settings = `/api/rooms/${encodeURIComponent(ROOM)}/settings`;
  await visit.callAsAuthor(settings, { method: "PUT", body: { retentionDays: KEPT_DAYS } });
  await visit.part();
  await server.stop();
  await server.start();
  const author = await visit.author();
  const kept = async () => (await author.ask<RoomPage>(AT)).messages.length;
  await until("the old messages are gone", async () => await kept() === 0);
  narrator.see("what is older is gone", await kept(), 0);
  if (server.store === "sqlite") {
    narrator.see("also from the file", await visit.filesWith("Not a heading"), 0);
  }
}

/** A data file that a later version of the server has written. */
async function refuseNewer(visit: Visit): Promise<void> {
  const { narrator, server } = visit;
  narrator.tell("Its data file is made one of a version to come.");
  await visit.part();
  await server.stop();
  const file = await Deno.open(`${server.dataDir}/smalltalk.db`, { write: true });
  await file.seek(VERSION_AT, Deno.SeekMode.Start);
  await file.write(new Uint8Array([0, 0, 0xff, 0xff]));
  file.close();
  const refusal = await server.start().catch(({ message }) => message);
  narrator.see("the server does not touch it, and says why", /newer/.test(refusal), true);
}

/** A line whose message is older than it was, if it is one of this room. */
function aged(line: string): string {
  const value = JSON.parse(line);
  if (value.type !== "message" || value.room !== ROOM) return line;
  return JSON.stringify({ ...value, at: value.at - AGE_DAYS * DAY_MS });
}

/** A line with the members of its objects in one order, whichever they came in. */
function sorted(line: string): string {
  return JSON.stringify(
    JSON.parse(line),
    (_, value) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1))
        : value,
  );
}

async function exported(visit: Visit): Promise<readonly string[]> {
  const { body } = await visit.callAsAuthor<string>("/api/export");
  return body.trim().split("\n");
}

async function imported(visit: Visit, lines: readonly string[]) {
  const { body } = await visit.callAsAuthor<{ messages: Count }>("/api/import", {
    method: "POST",
    body: lines.join("\n") + "\n",
  });
  return body;
}
