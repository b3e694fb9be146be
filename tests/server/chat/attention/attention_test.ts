import { deepEqual, equal } from "node:assert/strict";
import type { Notices } from "../../../../server/chat/attention/notices.ts";
import { DEFAULT_MODERATION } from "../../../../shared/chat/site.ts";
import { testChat } from "../../../helper/chat.ts";
import { ROOM as room, say } from "../../../helper/new_message.ts";

const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;

function carry(told: unknown[]): Notices {
  return {
    inRoom: (_, event) => told.push(event.type),
    toReader: (_, event) => told.push(event.type),
    toAuthors: (event) => told.push(event.type),
    unread: (_, event) => told.push(event.type),
  };
}

Deno.test("attention tells what happens until it is stopped", async () => {
  const { attention, store } = testChat();
  const told: unknown[] = [];
  const stop = attention.tellTo(carry(told));
  attention.typing.typing({ room, sender: reader });
  await store.append(say("hello", { from: reader }));
  attention.typing.typing({ room, sender: reader });
  deepEqual(told, ["typing", "typing"]);
  stop();
  await store.append(say("again", { from: reader }));
  attention.typing.typing({ room, sender: reader });
  equal(told.length, 2);
});

Deno.test("presence knows the hours of the room's site, and hears when they are others", async () => {
  const { attention, sites } = testChat();
  const told: unknown[] = [];
  attention.tellTo(carry(told));
  attention.presence.watch(room, "w");
  equal(attention.presence.of(room).author.hours, undefined);
  const hours = { timeZone: "Asia/Seoul", days: [[], [], [], [], [], [], []] };
  await sites.put({ ...sites.get("default"), hours });
  deepEqual(told, ["presence"]);
  deepEqual(attention.presence.of(room).author, { state: "away", hours });
  attention.presence.unwatch(room, "w");
});

Deno.test("nobody hears that a reader writes where readers may not, or who may not themselves", async () => {
  const { attention, sites, moderation } = testChat();
  const told: unknown[] = [];
  attention.tellTo(carry(told));
  const settle = (mode: "open" | "read-only") =>
    sites.put({ ...sites.get("default"), moderation: { ...DEFAULT_MODERATION, mode } });
  await settle("read-only");
  const author = { kind: "author", id: "a", name: "A" } as const;
  attention.typing.typing({ room, sender: reader });
  attention.typing.typing({ room, whisper: reader.id, sender: reader });
  deepEqual(told, []);
  attention.typing.typing({ room, sender: author });
  deepEqual(told, ["typing"]);
  await settle("open");
  await moderation.desk.restrict(author, "mute", { id: "m".repeat(22), reader: reader.id });
  attention.typing.typing({ room, sender: reader });
  deepEqual(told, ["typing"]);
  attention.typing.typing({ room, sender: { ...reader, id: "s".repeat(22) } });
  deepEqual(told, ["typing", "typing"]);
});
