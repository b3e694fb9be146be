import { deepEqual } from "node:assert/strict";
import { ReaderSessions } from "../../../../server/chat/reader/reader_sessions.ts";

Deno.test("whoever listens hears whose sessions end", () => {
  const sessions = new ReaderSessions();
  const heard: string[] = [];
  sessions.end("before");
  for (const listener of ["one", "two"]) {
    sessions.onEnded((isMeant) => {
      for (const id of ["r1", "r2", "s1"]) if (isMeant(id)) heard.push(`${listener} ${id}`);
    });
  }
  sessions.end("r1");
  deepEqual(heard.splice(0), ["one r1", "two r1"]);
  sessions.endWhere((id) => id.startsWith("r"));
  deepEqual(heard, ["one r1", "one r2", "two r1", "two r2"]);
});
