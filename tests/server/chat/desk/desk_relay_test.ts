import { deepEqual } from "node:assert/strict";
import { DeskRelay } from "../../../../server/chat/desk/desk_relay.ts";
import { roomId } from "../../../../shared/chat/id.ts";

Deno.test("who listens hears what happens at the desk, and nothing before or after", () => {
  const relay = new DeskRelay();
  const heard: unknown[] = [];
  const event = (id: string) => ({ type: "note-deleted", room: roomId("/a"), id }) as const;
  relay.tell(event("1"));
  const stop = relay.listen((told) => heard.push(told));
  relay.tell(event("2"));
  stop();
  relay.tell(event("3"));
  deepEqual(heard, [event("2")]);
});
