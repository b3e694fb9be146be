/**
 * Conversations are exported, and imported on another server.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import { ChildServer, freePort } from "../child_server.ts";
import { PASSWORD, Visit } from "../visit.ts";
import { freshId, roomAt } from "../wire.ts";

const ROOM = "default/posts/archive";
const AT = roomAt(ROOM);
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

  narrator.tell("Another server is started on an empty folder, and takes the lines.");
  const other = new Visit(narrator, new ChildServer({ port: freePort() }));
  try {
    await other.server.start();
    const token = other.server.linkToken;
    await other.signIn("/api/link", { token, name: "Author", password: PASSWORD });
    const report = await imported(other, lines);
    const count = lines.filter((line) => JSON.parse(line).type === "message").length;
    narrator.see(`all ${count} messages are there`, report.messages.added, count);
    const page = await (await other.author()).ask<RoomPage>(AT);
    narrator.see("as they were", [page.messages.at(-1)?.text, page.questions.open], [MARKUP, 1]);
    narrator.see("and exported there, they are the same lines", await exported(other), lines);
    const damaged = await other.callAsAuthor<{ code: string }>("/api/import", {
      method: "POST",
      body: lines.with(2, "{").join("\n"),
    });
    narrator.see("a damaged line is refused", damaged.body.code, "invalid-body");
  } finally {
    other.breakOff();
    await other.server.remove();
  }
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
