import { equal } from "node:assert/strict";
import {
  isHeldEvent,
  isModerationEvent,
  isModerationList,
  isReaderChallenge,
  isTermsEvent,
} from "../../../shared/chat/moderation.ts";

const by = { kind: "author", id: "owner", name: "Author" };
const measure = {
  id: "m",
  site: "default",
  kind: "ban",
  reader: "r",
  network: true,
  reason: "",
  by,
  at: 1,
  expiresAt: 2,
};
const message = {
  id: "i",
  room: "default/a",
  from: { kind: "reader", id: "r", name: "" },
  text: "hello",
  at: 1,
};
const terms = { mode: "open", holdFirst: false, slowModeSeconds: 0 };

/** A body with each field in turn missing or of a wrong kind. */
function broken(body: Readonly<Record<string, unknown>>, optional: readonly string[] = []) {
  return Object.keys(body).flatMap((field) => {
    const { [field]: _, ...rest } = body;
    const wrong = { ...body, [field]: Symbol() };
    return optional.includes(field) ? [wrong] : [rest, wrong];
  });
}

Deno.test("a list of moderation is taken whole, and not when anything of it is broken", () => {
  equal(isModerationList({ measures: [measure], held: [message], later: 1 }), true);
  equal(isModerationList({ measures: [], held: [] }), true);
  for (const each of broken(measure, ["reader", "expiresAt"])) {
    equal(isModerationList({ measures: [each], held: [] }), false);
  }
  for (const each of broken(message)) {
    equal(isModerationList({ measures: [], held: [each] }), false);
  }
  for (const body of [undefined, null, {}, { measures: [] }, { held: [] }]) {
    equal(isModerationList(body), false);
  }
});

Deno.test("an event of moderation is one of those there are", () => {
  const events = [
    { type: "measure", measure },
    { type: "lifted", id: "m" },
    { type: "purged", reader: "r" },
    { type: "held", message },
    { type: "approved", room: "default/a", id: "i" },
    { type: "rejected", room: "default/a", id: "i" },
  ];
  for (const event of events) {
    equal(isModerationEvent(event), true, event.type);
    for (const each of broken(event)) equal(isModerationEvent(each), false, event.type);
  }
  equal(events.filter(isHeldEvent).length, 3);
});

Deno.test("an event of terms says all of them", () => {
  equal(isTermsEvent({ type: "terms", terms }), true);
  for (const each of broken(terms)) equal(isTermsEvent({ type: "terms", terms: each }), false);
  for (const body of [null, { terms }, { type: "terms" }]) equal(isTermsEvent(body), false);
});

Deno.test("a challenge of another shape is none", () => {
  const parameters = {
    algorithm: "PBKDF2/SHA-256",
    nonce: "00",
    salt: "00",
    cost: 1,
    keyLength: 32,
    keyPrefix: "00",
  };
  equal(isReaderChallenge({ parameters, signature: "" }), true);
  for (const each of broken(parameters)) {
    equal(isReaderChallenge({ parameters: each, signature: "" }), false);
  }
  for (const body of [null, {}, { parameters }, { signature: "" }]) {
    equal(isReaderChallenge(body), false);
  }
});
