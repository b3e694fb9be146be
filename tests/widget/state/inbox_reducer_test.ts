import assert from "node:assert/strict";
import fc from "fast-check";
import type { RoomSummary } from "../../../shared/chat/event.ts";
import { roomId } from "../../../shared/chat/id.ts";
import {
  emptyInbox,
  type InboxEvent,
  type InboxMemory,
  reduceInbox,
} from "../../../widget/state/inbox_reducer.ts";
import { READER } from "../../helper/pretend_server.ts";

const online = { type: "link", link: { kind: "online" } } as const;
const offline = { type: "link", link: { kind: "offline" } } as const;

function room(path: string, lastSeq: number, epoch = "one"): RoomSummary {
  const id = roomId(path);
  const last = {
    id: `${path}-${lastSeq}`,
    room: id,
    seq: lastSeq,
    rev: lastSeq,
    from: READER,
    text: "",
    at: 1,
  };
  const page = { title: path, url: `https://blog.example${path}` };
  const questions = { open: 0, answered: 0 };
  return { room: id, epoch, lastSeq, rev: lastSeq, questions, page, last };
}

function changed(path: string, lastSeq: number, epoch?: string): InboxEvent {
  return { type: "room", room: room(path, lastSeq, epoch) };
}

function after(...events: InboxEvent[]): InboxMemory {
  return events.reduce(reduceInbox, emptyInbox({ kind: "idle" }));
}

function rooms({ shown }: InboxMemory): string[] {
  return shown.rooms.map(({ page, lastSeq }) => `${page.title} ${lastSeq}`);
}

Deno.test("inbox takes the server's list as it is", () => {
  const memory = after(online, { type: "list", rooms: [room("/b", 2), room("/a", 9)] });
  assert.deepEqual(rooms(memory), ["/b 2", "/a 9"]);
  assert.equal(memory.shown.loaded, true);
});

Deno.test("room with a new message moves to the front, a new room appears there", () => {
  const list = { type: "list", rooms: [room("/a", 1), room("/b", 1)] } as const;
  assert.deepEqual(rooms(after(online, list, changed("/b", 2), changed("/c", 1))), [
    "/c 1",
    "/b 2",
    "/a 1",
  ]);
});

Deno.test("old news changes nothing", () => {
  const list = { type: "list", rooms: [room("/a", 1), room("/b", 3)] } as const;
  const memory = after(online, list);
  assert.equal(reduceInbox(memory, changed("/b", 3)).shown.rooms, memory.shown.rooms);
  assert.equal(reduceInbox(memory, changed("/b", 2)).shown.rooms, memory.shown.rooms);
});

Deno.test("room of another epoch is news, whatever its sequence", () => {
  const list = { type: "list", rooms: [room("/a", 9)] } as const;
  assert.deepEqual(rooms(after(online, list, changed("/a", 1, "two"))), ["/a 1"]);
});

Deno.test("list of a new link takes the place of what was known", () => {
  const first = { type: "list", rooms: [room("/gone", 1), room("/a", 1)] } as const;
  const second = { type: "list", rooms: [room("/a", 4)] } as const;
  const memory = after(online, first, offline, online, changed("/a", 5), second);
  assert.deepEqual(rooms(memory), ["/a 5"]);
});

Deno.test("list that was overtaken by news does not undo them", () => {
  const news = fc.array(fc.constantFrom("/a", "/b", "/c"), { maxLength: 10 });
  fc.assert(fc.property(news, fc.nat(10), (paths, snapshotAt) => {
    const counts = new Map<string, number>();
    const events: InboxEvent[] = [];
    let snapshot: RoomSummary[] = [];
    const summaries = () => [...counts].map(([path, count]) => room(path, count)).reverse();
    paths.forEach((path, index) => {
      if (index === snapshotAt) snapshot = summaries();
      const count = (counts.get(path) ?? 0) + 1;
      counts.delete(path);
      counts.set(path, count);
      events.push(changed(path, count));
    });
    if (snapshotAt >= paths.length) snapshot = summaries();
    const memory = after(online, ...events, { type: "list", rooms: snapshot });
    assert.deepEqual(memory.shown.rooms, summaries());
  }));
});
