/**
 * From a state to the rows of the list.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { isOwn, isSameRow, rowsOf as rowsAt } from "../../../widget/component/rows.ts";
import { roomId } from "../../../shared/chat/id.ts";
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

const rowsOf = (state: ConversationState, seen = 0) => rowsAt(state, { now: NOW, seen });

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

Deno.test("rows mark the first message of another that came since one was here, if that is known", () => {
  const marks = (seen: number) =>
    rowsOf(state({ messages: messages([[READER, "a", 9], [YOU, "b", 8], [READER, "c", 7]]) }), seen)
      .map(({ startsNew }) => startsNew);
  deepEqual(marks(0), [false, false, false]);
  deepEqual(marks(1), [false, false, true]);
  deepEqual(marks(3), [false, false, false]);
});

Deno.test("rows say how many minutes ago it was, within the hour", () => {
  const rows = rowsOf(
    state({ messages: messages([[READER, "a", 60], [READER, "b", 59], [READER, "c", 0]]) }),
  );
  deepEqual(rows.map(({ minutes }) => minutes), [-1, 59, 0]);
});

Deno.test("rows know what of one's own the other side has seen", () => {
  const rows = rowsOf(
    state({ messages: messages([[YOU, "a", 2], [YOU, "b", 1]]), seenByOther: 1 }),
  );
  deepEqual(rows.map(({ phase }) => phase), ["seen", "stored"]);
});

Deno.test("rows end with what waits for the author", () => {
  const held = { id: "h", room: roomId("/posts/margin"), from: YOU, text: "held", at: NOW };
  const rows = rowsOf(state({ messages: messages([[YOU, "a", 2]]), held: [held] }));
  deepEqual(rows.map(({ text, phase }) => [text, phase]), [["a", "stored"], ["held", "held"]]);
});

Deno.test("rows look the same until something in them changes", () => {
  const one = state({ messages: messages([[READER, "a", 2]]) });
  const [row] = rowsOf(one);
  const [again] = rowsOf(one);
  const [changed] = rowsOf(state({ messages: messages([[READER, "b", 2]]) }));
  if (row === undefined || again === undefined || changed === undefined) throw new Error("no row");
  equal(isSameRow(row, again), true);
  equal(isSameRow(row, changed), false);
});

Deno.test("of several messages that were seen, the last of one's own alone says so", () => {
  const rows = rowsOf(
    state({
      messages: messages([[YOU, "a", 9], [YOU, "b", 8], [AUTHOR, "c", 7], [YOU, "d", 6]]),
      seenByOther: 3,
    }),
  );
  deepEqual(rows.map(({ phase }) => phase), ["stored", "seen", "stored", "stored"]);
});
