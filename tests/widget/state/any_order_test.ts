/**
 * Whatever a network does with pages, events and answers, and whatever people do meanwhile, a
 * conversation ends as the server has it.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { excerptOf } from "../../../shared/chat/event.ts";
import { newId } from "../../../shared/chat/id.ts";
import type { Change, Conversation } from "../../../widget/state/model.ts";
import { arrived, openAttended } from "../../helper/attended.ts";
import { AUTHOR, PretendServer, READER } from "../../helper/pretend_server.ts";

/** What can happen and how often, each time with a number that picks among what is there. */
const HAPPENINGS = {
  append: 6,
  quote: 3,
  question: 2,
  change: 8,
  serve: 6,
  deliver: 10,
  overtake: 5,
  double: 2,
  lose: 1,
  say: 3,
  own: 3,
  refuse: 1,
  older: 5,
  cut: 1,
  connect: 4,
  forget: 1,
  replace: 1,
  erase: 1,
  wait: 1,
};

const step = fc.record({
  what: fc.oneof(
    ...Object.entries(HAPPENINGS).map(([what, weight]) => ({
      weight,
      arbitrary: fc.constant(what),
    })),
  ),
  pick: fc.nat(),
});

const CHANGES: readonly Change[] = [
  { kind: "edit", text: "another text" },
  { kind: "edit", text: "x".repeat(300) },
  { kind: "question", state: "open" },
  { kind: "question", state: "answered" },
  { kind: "react", emoji: "👍", on: true },
  { kind: "react", emoji: "👍", on: false },
  { kind: "delete" },
];

type World = ReturnType<typeof openAttended> & { said: number };

for (const isWhisper of [false, true]) {
  const where = isWhisper ? "a whisper" : "a room";
  Deno.test(`whatever happens to ${where}, what is shown becomes the server's log`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80, size: "max" }), async (steps) => {
        const world = await begin(new PretendServer({ isWhisper }));
        for (const { what, pick } of steps) {
          happen(world, what, pick);
          if (what === "own") await arrived();
          assertRun(world.conversation);
        }
        const happened = new Set(steps.map(({ what }) => what));
        // Over one connection nothing is lost: only when a test does that, a reconnect must heal it.
        comeToRest(world, happened.has("lose"));
        assertSame(world.conversation, world.server);
        const own = world.server.log.filter(({ from }) => from.id === READER.id);
        assert.equal(new Set(own.map(({ id }) => id)).size, own.length);
        if (!happened.has("replace") && !happened.has("erase")) {
          assert.equal(own.length, world.said);
        }
        world.conversation.close();
      }),
      { numRuns: 600 },
    );
  });
}

/** A conversation that is open, of eight messages, most of them further back than what is shown. */
async function begin(server: PretendServer): Promise<World> {
  for (const text of ["a", "b", "c", "d", "e", "f", "g", "h"]) server.append(text);
  const opened = openAttended(server);
  server.connect();
  server.settle();
  await arrived();
  server.settle();
  return { ...opened, said: 0 };
}

function happen(world: World, what: string, pick: number): void {
  const { server, conversation, clock } = world;
  const events = server.toClient.flatMap(({ event }, index) => event ? [index] : []);
  const event = events[pick % events.length] ?? -1;
  const kept = server.log.slice(server.firstSeq - 1);
  const message = kept[pick % kept.length];
  const change = CHANGES[pick % CHANGES.length];
  const id = newId((bytes) => crypto.getRandomValues(bytes));
  switch (what) {
    case "append":
      return server.append(`text ${pick}`, { id });
    case "quote": {
      if (message === undefined || message.deleted) return;
      const quote = { id: message.id, from: message.from, text: excerptOf(message.text) };
      return server.append(`text ${pick}`, { id, quote });
    }
    case "question":
      return server.append(`text ${pick}?`, { id, question: { state: "open" } });
    case "change":
      return change && message && server.change(message.id, change, AUTHOR);
    case "own": {
      const shown = conversation.state.messages.filter(({ seq }) => seq >= server.firstSeq);
      const mine = shown[pick % shown.length];
      return change && mine && conversation.change(mine.id, change);
    }
    case "serve":
      return server.serve();
    case "deliver":
      return server.deliver();
    case "overtake":
      return event < 0 ? undefined : server.deliver(event);
    case "double":
      return void server.toClient.push(...server.toClient.slice(event, event + 1));
    case "lose":
      return void server.toClient.splice(event, event < 0 ? 0 : 1);
    case "say":
      return conversation.say({ text: `own ${world.said++}` });
    case "refuse":
      server.refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 10 };
      return;
    case "older":
      return conversation.loadOlder();
    case "cut":
      return server.cut();
    case "connect":
      return server.connect();
    case "forget":
      server.firstSeq = Math.max(1, Math.min(server.firstSeq + pick % 3, server.log.length));
      return;
    case "replace":
      // A server that changes its log has restarted.
      server.cut();
      return server.replaceLog(["new", "log"].slice(pick % 3));
    case "erase":
      return server.erase();
    case "wait":
      return clock.advance(10);
  }
}

function comeToRest({ conversation, server, clock }: World, withReconnect: boolean): void {
  server.refusal = undefined;
  if (withReconnect) server.cut();
  server.connect();
  server.settle();
  clock.advance(10_000);
  server.settle();
  for (const { id } of conversation.state.pending) conversation.retry(id);
  server.settle();
  for (let pages = 0; pages === 0 || conversation.state.hasOlder; pages++) {
    assert.ok(pages < 1_000, "there is no end to what is older");
    conversation.loadOlder();
    server.settle();
  }
}

function assertSame({ state }: Conversation, server: PretendServer): void {
  const { log, firstSeq, questions, rev, epoch } = server;
  assert.deepEqual(state.messages.at(-1), log.at(-1));
  assert.deepEqual(state.messages.filter(({ seq }) => seq >= firstSeq), log.slice(firstSeq - 1));
  assert.deepEqual([state.epoch, state.rev, state.questions], [epoch, rev, questions]);
  assert.deepEqual([state.pending, state.refused], [[], []]);
}

/** What is shown has no hole, and nothing of a message that was deleted. */
function assertRun({ state }: Conversation): void {
  const first = state.messages[0]?.seq ?? 1;
  state.messages.forEach(({ seq, deleted, text }, index) => {
    assert.equal(seq, first + index);
    if (deleted) assert.equal(text, "");
  });
}
