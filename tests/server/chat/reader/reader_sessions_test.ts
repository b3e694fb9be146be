import { deepEqual } from "node:assert/strict";
import { ReaderSessions } from "../../../../server/chat/reader/reader_sessions.ts";

Deno.test("whoever listens hears whose sessions end", () => {
  const sessions = new ReaderSessions();
  const heard: string[] = [];
  sessions.end("before");
  sessions.onEnded((reader) => heard.push(`one ${reader}`));
  sessions.onEnded((reader) => heard.push(`two ${reader}`));
  sessions.end("r1");
  deepEqual(heard, ["one r1", "two r1"]);
});
