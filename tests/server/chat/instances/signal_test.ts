import { deepEqual, equal } from "node:assert/strict";
import * as v from "valibot";
import { type SignalName, SIGNALS } from "../../../../server/chat/instances/signal.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const room = roomId("/a");
const by = { kind: "author", id: "kim", name: "Kim" };
const whisper = "r".repeat(22);

/** One of each, with all that may be left out. */
const SAID: Readonly<Record<SignalName, unknown>> = {
  presence: { rooms: [[room, 2, 1]], authors: [["kim", true]], whole: true, ask: true },
  seen: [{ room, whisper, person: { kind: "reader", id: whisper }, seq: 3 }],
  answering: { room, whisper, session: "s", by, forMs: 45_000 },
  looking: { room, whisper, session: "s", by, forMs: 180_000 },
  asleep: {},
  pages: [{ origin: "https://blog.example", tagAt: 1 }],
  site: { id: "blog", changed: { by: "Kim", at: 1 } },
  room: { room },
  measures: {},
  held: { room },
  purged: { reader: whisper },
  erased: { readerHash: "hash", at: 1 },
  removed: { room },
  authors: {},
  signedOut: { authorId: "kim" },
  reader: { id: whisper },
  notices: { author: "kim" },
};

Deno.test("each signal is read as it was told", () => {
  for (const [name, body] of Object.entries(SAID)) {
    const schema: v.GenericSchema = SIGNALS[name as SignalName];
    deepEqual(v.parse(schema, JSON.parse(JSON.stringify(body))), body, name);
  }
});

Deno.test("what is none of them is not taken for one, whatever field is wrong", () => {
  for (const [name, body] of Object.entries(SAID)) {
    const schema: v.GenericSchema = SIGNALS[name as SignalName];
    for (const wrong of [null, 1, "x"]) equal(v.is(schema, wrong), false, name);
    // What says nothing but its name.
    if (Object.keys(Object(body)).length === 0) continue;
    for (const wrong of [[[]], [{}]]) equal(v.is(schema, wrong), false, name);
    if (Array.isArray(body)) continue;
    for (const field of Object.keys(Object(body))) {
      for (const value of [null, -1, {}, [null], "x".repeat(2_000)]) {
        equal(v.is(schema, { ...Object(body), [field]: value }), false, `${name} ${field}`);
      }
    }
  }
});
