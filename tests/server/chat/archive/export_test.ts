/**
 * An export has all that was asked for and nothing else, in order.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { exportLines } from "../../../../server/chat/archive/export.ts";
import type { ArchiveStore } from "../../../../server/storage/port/archive_store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { archiveOf, converse, READER } from "../../../helper/archive.ts";
import { random } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";

/** The lines, but for what only numbers say. */
function outlineOf(text: string): readonly string[] {
  return text.trimEnd().split("\n").map((line) => {
    const { type, room, whisper, seq } = JSON.parse(line);
    return [type, room, whisper, seq].filter((part) => part !== undefined).join(" ");
  });
}

Deno.test("an export has settings, then each conversation with its messages and what is felt", async () => {
  const store = newStore({ random });
  await converse(store);
  deepEqual(outlineOf(await archiveOf(store)), [
    "smalltalk",
    "site",
    `room ${ROOM}`,
    `conversation ${ROOM} ${READER.id}`,
    `message ${ROOM} ${READER.id} 1`,
    `conversation ${ROOM}`,
    `message ${ROOM} 1`,
    "reaction",
    "reaction",
    `message ${ROOM} 2`,
    `message ${ROOM} 3`,
    `message ${ROOM} 4`,
    "end",
  ]);
});

Deno.test("a message is the same line, in whichever order a store has its fields", async () => {
  const store = newStore({ random });
  await converse(store);
  const archive: ArchiveStore = {
    ...store.archive,
    list: (query) => store.archive.list(query),
    async part(query) {
      const part = await store.archive.part(query);
      if (part === undefined) return undefined;
      const messages = part.messages.map(({ message, feelings }) => ({
        message: backwards(message),
        feelings,
      }));
      return { ...part, messages };
    },
  };
  const { sites, roomSettings } = store;
  equal(await archiveOf({ archive, sites, roomSettings }), await archiveOf(store));
});

/** The same value, whose fields come last first, at any depth. */
function backwards<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, backwards(field)]);
  return Object.fromEntries(fields.toReversed()) as Value;
}

Deno.test("an export is of one site, one room, or without whispers", async () => {
  const store = newStore({ random });
  await converse(store);
  const other = roomId("/other", "blog");
  await store.append(say("there", { room: other }));
  const none = ["smalltalk", "end"];
  const open = outlineOf(await archiveOf(store, { whispers: false }));
  equal(open.some((line) => line.includes(READER.id)), false);
  deepEqual(outlineOf(await archiveOf(store, { whispers: true, site: "blog" })), [
    "smalltalk",
    `conversation ${other}`,
    `message ${other} 1`,
    "end",
  ]);
  const room = roomId("/nothing");
  deepEqual(outlineOf(await archiveOf(store, { whispers: true, room })), [
    "smalltalk",
    "site",
    "end",
  ]);
  deepEqual(outlineOf(await archiveOf(store, { whispers: true, site: "none", room: ROOM })), none);
});

Deno.test("an export goes on while people talk, and ends where the conversation was", async () => {
  const store = newStore({ random });
  for (let n = 1; n <= 600; n++) await store.append(say(String(n)));
  const texts: string[] = [];
  for await (const line of exportLines(store, { whispers: true })) {
    if (line.type !== "message") continue;
    texts.push(line.text);
    if (line.seq === 100) await store.append(say("meanwhile"));
  }
  deepEqual(texts, Array.from({ length: 600 }, (_, n) => String(n + 1)));
});

Deno.test("what is erased while it is exported is not in it", async () => {
  const store = newStore({ random });
  for (let n = 1; n <= 300; n++) await store.append(say("secret"));
  let messages = 0;
  for await (const line of exportLines(store, { whispers: true })) {
    if (line.type !== "message") continue;
    if (++messages > 1) continue;
    // Of a store that does less at once than it may, more is asked for.
    while ((await store.life.erase({ room: ROOM, limit: 1_000 }))?.done === false);
  }
  equal(messages, 250);
});
