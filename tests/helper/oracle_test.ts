import { throws } from "node:assert/strict";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import { Oracle, textOf } from "./oracle.ts";

/** What the room holds: of two publishers, two messages each. */
const LOG: readonly ChatMessage[] = [[0, 0], [1, 0], [0, 1], [1, 1]].map(
  ([publisher = 0, n = 0], index) => ({
    id: `message-${publisher}-${n}`,
    room: roomId("/a"),
    seq: index + 1,
    rev: index + 1,
    from: { kind: "reader", id: `reader-${publisher}`, name: "" },
    text: textOf(publisher, n),
    at: 0,
  }),
);

/** An oracle to whom all of it was acknowledged. */
function oracle(): Oracle {
  const oracle = new Oracle();
  for (const message of LOG) oracle.acknowledge(message);
  return oracle;
}

/** The messages at these places, numbered as if nothing were wrong. */
function renumbered(...places: readonly number[]): readonly ChatMessage[] {
  return places.flatMap((place, index) => {
    const message = LOG[place];
    return message === undefined ? [] : [{ ...message, seq: index + 1, rev: index + 1 }];
  });
}

Deno.test("oracle is content with a log that holds what was acknowledged, and with more", () => {
  oracle().check(LOG);
  new Oracle().check(LOG);
});

Deno.test("oracle finds what is lost, doubled, out of order, and a hole", () => {
  throws(() => oracle().check(renumbered(0, 1, 2)), /is lost/);
  throws(() => oracle().check(renumbered(0, 1, 2, 3, 3)), /twice/);
  throws(() => oracle().check(renumbered(2, 1, 0, 3)), /out of order/);
  throws(() => oracle().check(LOG.filter(({ seq }) => seq !== 2)), /a hole/);
  const under = LOG.map((message) => message.seq === 4 ? { ...message, id: "another" } : message);
  throws(() => oracle().check(under), /is lost/);
  const again = [...LOG, { ...renumbered(3)[0] as ChatMessage, seq: 5, id: "another" }];
  throws(() => oracle().check(again), /under two ids/);
});
