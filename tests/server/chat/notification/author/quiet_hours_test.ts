import { equal } from "node:assert/strict";
import {
  nextDigestAt,
  tellAt,
} from "../../../../../server/chat/notification/author/quiet_hours.ts";

const SEOUL = { timeZone: "Asia/Seoul", quiet: { from: 22 * 60, to: 7 * 60 } };
const at = (text: string) => Date.parse(text);

Deno.test("in the author's night nothing is told until their morning", () => {
  for (
    const [now, then] of [
      ["2026-11-30T21:59:59+09:00", "2026-11-30T21:59:59+09:00"],
      ["2026-11-30T22:00:00+09:00", "2026-12-01T07:00:00+09:00"],
      ["2026-12-01T03:00:00+09:00", "2026-12-01T07:00:00+09:00"],
      ["2026-12-01T07:00:00+09:00", "2026-12-01T07:00:00+09:00"],
    ] as const
  ) equal(tellAt(SEOUL, at(now)), at(then), now);
});

Deno.test("quiet hours within a day are a pause in it", () => {
  const noon = { timeZone: "UTC", quiet: { from: 12 * 60, to: 13 * 60 } };
  equal(tellAt(noon, at("2026-11-30T12:30:00Z")), at("2026-11-30T13:00:00Z"));
  equal(tellAt(noon, at("2026-11-30T13:30:00Z")), at("2026-11-30T13:30:00Z"));
});

Deno.test("clocks that are put forward in the night make it shorter", () => {
  const berlin = { timeZone: "Europe/Berlin", quiet: { from: 23 * 60, to: 6 * 60 } };
  equal(tellAt(berlin, at("2026-03-29T00:00:00+01:00")), at("2026-03-29T06:00:00+02:00"));
});

Deno.test("without quiet hours, or with nothing else, one is told at once", () => {
  const now = at("2026-11-30T03:00:00Z");
  equal(tellAt({ timeZone: "UTC" }, now), now);
  equal(tellAt({ timeZone: "UTC", quiet: { from: 0, to: 0 } }, now), now);
});

Deno.test("a digest comes at the next hour, or the next morning, and never in quiet hours", () => {
  const utc = { timeZone: "UTC" };
  equal(nextDigestAt("hourly", utc, at("2026-11-30T03:00:00Z")), at("2026-11-30T04:00:00Z"));
  equal(nextDigestAt("daily", utc, at("2026-11-30T03:00:00Z")), at("2026-11-30T08:00:00Z"));
  equal(nextDigestAt("daily", utc, at("2026-11-30T08:00:00Z")), at("2026-12-01T08:00:00Z"));
  equal(
    nextDigestAt("hourly", SEOUL, at("2026-11-30T21:30:00+09:00")),
    at("2026-12-01T07:00:00+09:00"),
  );
});
