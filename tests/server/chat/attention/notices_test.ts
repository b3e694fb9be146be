import { deepEqual } from "node:assert/strict";
import { NoticeRelay } from "../../../../server/chat/attention/notices.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const room = roomId("/a");
const author = { kind: "author", id: "a", name: "Author" } as const;

Deno.test("notices go nowhere until somebody carries them", () => {
  const relay = new NoticeRelay();
  const typing = { type: "typing", room, from: { kind: "reader" }, forMs: 6_000 } as const;
  const seen = { type: "seen", room, whisper: "r", by: author, seq: 1 } as const;
  const unread = { type: "unread", total: 0, conversation: { room, unread: 0 } } as const;
  const tell = () => {
    relay.inRoom(room, typing);
    relay.toReader("r", seen);
    relay.toAuthors(seen);
    relay.unread(author, unread);
  };
  tell();
  const told: unknown[] = [];
  relay.to({
    inRoom: (...args) => told.push(args),
    toReader: (...args) => told.push(args),
    toAuthors: (...args) => told.push(args),
    unread: (...args) => told.push(args),
  });
  tell();
  deepEqual(told, [[room, typing], ["r", seen], [seen], [author, unread]]);
});
