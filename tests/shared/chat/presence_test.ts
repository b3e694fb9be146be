import { equal } from "node:assert/strict";
import { isPresence, isPresenceEvent } from "../../../shared/chat/presence.ts";

const hours = { timeZone: "Asia/Seoul", days: [[{ from: 0, to: 60 }], [], [], [], [], [], []] };
const presence = { room: "default/a", readers: 2, author: { state: "here" } };

Deno.test("presence is recognised by its shape", () => {
  equal(isPresence(presence), true);
  equal(
    isPresence({ ...presence, author: { state: "away", hours, opensAt: 7, usuallyMs: 60_000 } }),
    true,
  );
  const wrong: readonly unknown[] = [
    null,
    { ...presence, room: undefined },
    { ...presence, readers: -1 },
    { ...presence, readers: ["r"] },
    { ...presence, author: undefined },
    { ...presence, author: { state: "asleep" } },
    { ...presence, author: { state: "away", opensAt: "soon" } },
    { ...presence, author: { state: "here", usuallyMs: -1 } },
    { ...presence, author: { state: "away", hours: { timeZone: "Asia/Seoul" } } },
    { ...presence, author: { state: "away", hours: { ...hours, days: [{}] } } },
  ];
  for (const body of wrong) equal(isPresence(body), false, JSON.stringify(body));
});

Deno.test("an event of presence is presence with its type", () => {
  equal(isPresenceEvent({ ...presence, type: "presence" }), true);
  equal(isPresenceEvent({ ...presence, type: "typing" }), false);
  equal(isPresenceEvent({ type: "presence" }), false);
});
