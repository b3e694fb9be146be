/**
 * Formats that are made before they are needed.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { makeFormats } from "../../../../widget/feature/attending/formats.ts";
import { Calendar } from "../../../../widget/locale/calendar.ts";

class ToldCalendar extends Calendar {
  readonly told: string[] = [];

  override time(at: number): string {
    this.told.push("time");
    return super.time(at);
  }

  override ago(at: number, now: number): string {
    this.told.push("ago");
    return super.ago(at, now);
  }

  override day(at: number, now: number): string {
    this.told.push("day");
    return super.day(at, now);
  }
}

Deno.test("formats are made in tasks of their own, so that none of them holds the page up", async () => {
  const calendar = new ToldCalendar("ko");
  const pause = () => {
    calendar.told.push("pause");
    return Promise.resolve();
  };
  await makeFormats({ lang: "ko", calendar }, { ...clockOf(), pause });
  deepEqual(calendar.told, ["pause", "pause", "ago", "pause", "time", "day"]);
});

Deno.test("formats are made when rows need them where there are no turns to take", async () => {
  const calendar = new ToldCalendar("en");
  await makeFormats({ lang: "en", calendar }, new VirtualClock());
  deepEqual(calendar.told, []);
});

function clockOf() {
  return { now: () => 0, after: () => () => {} };
}
