import { equal } from "node:assert/strict";
import { Calendar } from "../../../../widget/locale/calendar.ts";
import { consoleEn } from "../../../../widget/locale/console_en.ts";
import { AsOf } from "../../../../widget/console/shell/as_of.ts";

Deno.test("while the server is not reached it is said how old what is shown is", () => {
  const at = new Date(2026, 10, 30, 14, 3).getTime();
  let now = at;
  const asOf = new AsOf({ now: () => now });
  const locale = { words: consoleEn, calendar: new Calendar("en-GB") };
  const drawn = (kind: "online" | "offline", loaded = true) => {
    const { values = [] } = Object(asOf.draw({ link: { kind }, loaded }, locale));
    return values[0];
  };
  equal(drawn("offline"), undefined, "nothing was loaded yet");
  asOf.see({ link: { kind: "online" } });
  equal(drawn("online"), undefined);
  now += 3_600_000;
  equal(drawn("offline"), "What is shown was loaded at 14:03.");
  equal(drawn("offline", false), undefined);
});
