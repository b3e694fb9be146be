/**
 * A backup is made while the server runs, and put back while it is stopped.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt } from "../wire.ts";

const AT = roomAt("default/posts/backup");

/** One message before, one after. */
export async function backup(visit: Visit): Promise<void> {
  const { narrator, server } = visit;
  if (server.store !== "sqlite") {
    narrator.skip("a server without a data file of its own has no backup, only exports");
    return;
  }
  const folder = `${server.folder}/backup`;
  const { person: reader, token } = await visit.reader();
  narrator.tell(
    "A reader writes, the owner makes a backup (deno task backup), the reader goes on.",
  );
  await reader.send(`${AT}/say`, { id: freshId(), text: "Before." });
  const made = await server.run("task/backup.ts", folder);
  narrator.see("it is made while the server runs", [made.success, made.line.includes("Copied")], [
    true,
    true,
  ]);
  await reader.send(`${AT}/say`, { id: freshId(), text: "After." });
  const early = await server.run("task/restore.ts", folder);
  narrator.see("it is not put back under a running server", early.success, false);
  narrator.tell(`It says: ${early.line}`);

  narrator.tell(
    "The server is stopped, the backup put back (deno task restore), the server started.",
  );
  await visit.part();
  await server.stop();
  const restored = await server.run("task/restore.ts", folder);
  narrator.see("the backup is taken", restored.success, true);
  await server.start();
  const back = await visit.connect({ passcode: token });
  const { messages, you } = await back.ask<RoomPage>(AT);
  narrator.see(
    "everything is as it was at that moment",
    messages.map(({ text, from }) => [text, from.id]),
    [
      ["Before.", you.id],
    ],
  );
}
