import { equal } from "node:assert/strict";
import { opensAtByMinute } from "../../../../server/chat/attention/opens_at.ts";

const nine = { from: 9 * 60, to: 17 * 60 };
const hours = { timeZone: "Asia/Seoul", days: [[nine], [], [], [], [], [], []] };
const at = (time: string) => Date.parse(`2026-11-30T${time}+09:00`);

Deno.test("an author out of hours answers again when they begin, and within them nothing is said", () => {
  const opensAt = opensAtByMinute();
  equal(opensAt(hours, at("08:59:59")), at("09:00:00"));
  equal(opensAt(hours, at("08:59:01")), at("09:00:00"));
  equal(opensAt(hours, at("09:00:00")), undefined);
  equal(opensAt(hours, at("17:00:00")), at("09:00:00") + 7 * 24 * 60 * 60_000);
});

Deno.test("hours that never are have no beginning", () => {
  equal(
    opensAtByMinute()({ ...hours, days: [[], [], [], [], [], [], []] }, at("08:00:00")),
    undefined,
  );
});
