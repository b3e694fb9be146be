/**
 * From a state to the rows of the list.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { isOwn, readerNumber, rowsOf } from "../../../widget/component/rows.ts";
import type { ConversationState } from "../../../widget/state/model.ts";
import { NOBODY } from "../stage/pretended.ts";
import { AUTHOR, messages, MINUTE_MS, NOW, OTHER, pending, READER, YOU } from "../stage/state.ts";

function state(part: Partial<ConversationState>): ConversationState {
  return {
    ...NOBODY,
    link: { kind: "online" },
    loaded: true,
    epoch: "epoch",
    you: YOU,
    ...part,
  };
}

Deno.test("rows group what one person says in one go", () => {
  const rows = rowsOf(state({
    messages: messages([[READER, "a", 9], [READER, "b", 8], [OTHER, "c", 7], [READER, "d", 6]]),
  }));
  deepEqual(rows.map(({ startsGroup }) => startsGroup), [true, false, true, true]);
});

Deno.test("rows start a group after five minutes of silence", () => {
  const rows = rowsOf(state({ messages: messages([[READER, "a", 12], [READER, "b", 6]]) }));
  deepEqual(rows.map(({ startsGroup }) => startsGroup), [true, true]);
});

Deno.test("rows start a day at midnight, and a group with it", () => {
  const minutesSinceMidnight = (NOW - new Date(NOW).setHours(0, 0, 0, 0)) / MINUTE_MS;
  const rows = rowsOf(state({
    messages: messages([
      [READER, "late", minutesSinceMidnight + 1],
      [READER, "early", minutesSinceMidnight - 1],
      [READER, "on", minutesSinceMidnight - 2],
    ]),
  }));
  deepEqual(rows.map(({ startsDay }) => startsDay), [true, true, false]);
  deepEqual(rows.map(({ startsGroup }) => startsGroup), [true, true, false]);
});

Deno.test("rows put what is on its way behind what is stored, under the same id", () => {
  const sent = pending({ id: "mine", phase: "sent" });
  const rows = rowsOf(state({ messages: messages([[AUTHOR, "a", 9]]), pending: [sent] }));
  deepEqual(rows.map(({ id, own, pending }) => [id, own, pending]), [
    [messages([[AUTHOR, "a", 9]])[0]?.id, false, undefined],
    ["mine", true, sent],
  ]);
});

Deno.test("rows group a message on its way with one's own before it", () => {
  const rows = rowsOf(state({
    messages: messages([[YOU, "a", 1]]),
    pending: [pending({ id: "mine", phase: "queued" })],
  }));
  equal(rows[1]?.startsGroup, false);
});

Deno.test("rows know whose a message is by kind and id, not by name", () => {
  equal(isOwn({ ...YOU, name: "somebody" }, YOU), true);
  equal(isOwn({ ...YOU, kind: "author" }, YOU), false);
  equal(isOwn(READER, YOU), false);
  equal(isOwn(READER, undefined), false);
});

Deno.test("a nameless reader's number has three digits and stays the same", () => {
  for (const id of ["", "a", "reader-one", "Zr8cW1kQ", "🙂"]) {
    equal(readerNumber(id), readerNumber(id));
    equal(/^[1-9]\d\d$/.test(`${readerNumber(id)}`), true);
  }
  equal(readerNumber("reader-one") === readerNumber("reader-two"), false);
});
