import assert from "node:assert/strict";
import { nothing } from "lit";
import type { AuthorPresence } from "../../../../shared/chat/presence.ts";
import { presenceLine, textOf } from "../../../../widget/feature/presence/presence.ts";
import { en } from "../../../../widget/locale/en.ts";
import { localeOf } from "../../../../widget/locale/locale.ts";
import { more } from "../../../../widget/locale/more/en.ts";
import { more as korean } from "../../../../widget/locale/more/ko.ts";
import type { ConversationState } from "../../../../widget/state/model.ts";
import { AUTHOR, messages, NOW, READER } from "../../stage/state.ts";
import { NOBODY } from "../../stage/pretended.ts";

const HOUR_MS = 3_600_000;
const KIM = { ...AUTHOR, name: "Kim" };

function room(author: AuthorPresence, { readers = 1, by = [KIM] } = {}): ConversationState {
  const lines = by.map((sender) => [sender, "text", 1] as const);
  return {
    ...NOBODY,
    presence: { room: NOBODY.room, readers, author },
    messages: messages([[READER, "text", 2], ...lines]),
  };
}

function line(state = room({ state: "here" }), part = {}, words = more.presence) {
  const context = { locale: localeOf(en, "en-GB"), room: state, shown: NOBODY, now: NOW, ...part };
  // Names are kept apart from the sentence by marks nobody sees.
  return textOf(words, context).replace(/[\u2068\u2069]/g, "");
}

Deno.test("line says who is here, and how many read along with oneself", () => {
  assert.equal(line(), "Kim is here");
  assert.equal(line(room({ state: "here" }, { readers: 3 })), "Kim is here · 3 reading");
  assert.equal(line(room({ state: "away" }, { readers: 3 })), "Kim is away · 3 reading");
});

Deno.test("line names the author only when there is one", () => {
  assert.equal(line(room({ state: "here" }, { by: [] })), "The author is here");
  const two = { by: [KIM, { ...AUTHOR, id: "author-2", name: "Lee" }] };
  assert.equal(line(room({ state: "here" }, two)), "The author is here");
});

Deno.test("line calls an author who has no name yet what they are", () => {
  const unnamed = { ...AUTHOR, name: "Author" };
  assert.equal(line(room({ state: "here" }, { by: [unnamed] })), "The author is here");
  const writes = { shown: { typing: [unnamed] } };
  assert.equal(line(room({ state: "here" }, { by: [unnamed] }), writes), "The author is writing");
});

Deno.test("line says how long answers take, in words", () => {
  const usually = (hours: number) => line(room({ state: "away", usuallyMs: hours * HOUR_MS }));
  assert.equal(usually(0.1), "Kim usually answers within minutes");
  assert.equal(usually(1), "Kim usually answers within an hour");
  assert.equal(usually(3), "Kim usually answers within 3 hours");
  assert.equal(usually(20), "Kim usually answers within a day");
  assert.equal(usually(50), "Kim usually answers within 3 days");
});

Deno.test("line says when the author is back, in the reader's own time zone", () => {
  const back = (day: number, hour = 9) => {
    const opensAt = new Date(2026, 4, day, hour).getTime();
    return line(room({ state: "away", opensAt }));
  };
  assert.equal(back(12, 18), "Kim is back at 18:00");
  assert.equal(back(13), "Kim is back tomorrow at 09:00");
  assert.equal(back(18), "Kim is back Monday at 09:00");
  assert.equal(back(25), "Kim is back 25 May at 09:00");
});

Deno.test("line says who writes instead, an author first", () => {
  const reader = { kind: "reader" } as const;
  assert.equal(line(undefined, { shown: { typing: [reader] } }), "Somebody is writing");
  const both = { shown: { typing: [reader, { ...AUTHOR, name: "Lee" }] } };
  assert.equal(line(undefined, both), "Lee is writing");
  assert.equal(line(undefined, { shown: { typing: [{ kind: "author" }] } }), "Kim is writing");
});

Deno.test("line is polite Korean with the particle its subject needs", () => {
  assert.equal(line(undefined, {}, korean.presence), "Kim 님이 지금 여기 있어요");
  const unnamed = room({ state: "away", usuallyMs: HOUR_MS }, { by: [] });
  assert.equal(line(unnamed, {}, korean.presence), "글쓴이는 보통 1시간 안에 답해요");
});

Deno.test("line is drawn once its words are there, and not while nothing is known", async () => {
  const unknown = { ...room({ state: "here" }), presence: undefined };
  assert.equal(line(unknown), "");
  const locale = localeOf(en, "en");
  const shown = NOBODY;
  const state = room({ state: "here" });
  const drawn = await new Promise((requestUpdate) => {
    const context = { locale, room: state, shown, now: NOW };
    const before = presenceLine({
      ...context,
      requestUpdate: () => requestUpdate(presenceLine({ ...context, requestUpdate: () => {} })),
    });
    assert.equal(before, nothing);
  });
  assert.notEqual(drawn, nothing);
  const none = { locale, room: unknown, shown, now: NOW, requestUpdate: () => {} };
  assert.equal(presenceLine(none), nothing);
});
