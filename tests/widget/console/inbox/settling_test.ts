/**
 * What one key settles.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { en } from "../../../../widget/console/inbox/en.ts";
import {
  assigning,
  finishing,
  settle,
  settledText,
} from "../../../../widget/console/inbox/settling.ts";
import { room } from "../../stage/desk.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const ROW = room("/a");
const desk = { room: ROW.room, at: 1 };

Deno.test("a key gives a conversation to who presses it, and takes back what is theirs", () => {
  deepEqual(assigning(ROW, "me"), { assignee: "me" });
  deepEqual(assigning({ ...ROW, desk: { ...desk, assignee: "kim" } }, "me"), { assignee: "me" });
  deepEqual(assigning({ ...ROW, desk: { ...desk, assignee: "me" } }, "me"), { assignee: null });
  deepEqual(finishing(ROW), { done: true });
  deepEqual(finishing({ ...ROW, desk: { ...desk, done: true } }), { done: false });
});

Deno.test("what is settled goes to the conversation, and it is said when it was refused", async () => {
  const link = new PretendedLink();
  equal(await settle(link, { room: ROW.room, whisper: "r" }, { done: true }), true);
  const destination = "/app/rooms/default%2Fa/whispers/r/desk";
  deepEqual(link.sent, [{ destination, body: { done: true } }]);
  link.refusals[destination] = { code: "not-found", message: "" };
  equal(await settle(link, { room: ROW.room, whisper: "r" }, { done: true }), false);
  link.status = { kind: "offline" };
  equal(await settle(link, ROW, { done: true }), false);
});

Deno.test("what was settled is said as it was done", () => {
  const said = (body: Parameters<typeof settledText>[0]) =>
    settledText(body, en.did, (at) => `at ${at}`);
  equal(said({ snoozedUntil: 5 }), en.did.snoozed("at 5"));
  equal(said({ snoozedUntil: null, done: false }), en.did.woken);
  equal(said({ done: true }), en.did.done);
  equal(said({ done: false }), en.did.undone);
  equal(said({ assignee: "me" }), en.did.assigned);
  equal(said({ assignee: null }), en.did.unassigned);
});
