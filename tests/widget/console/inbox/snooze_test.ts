/**
 * Until when a conversation may sleep, as it is asked with a key. Which times there are, see
 * `../conversation/snooze_times_test.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { en as barEn } from "../../../../widget/console/conversation/en.ts";
import { ko as barKo } from "../../../../widget/console/conversation/ko.ts";
import { en } from "../../../../widget/console/inbox/en.ts";
import { ko } from "../../../../widget/console/inbox/ko.ts";

Deno.test("the key asks what the line above a conversation asks, in the same words", () => {
  for (const [{ snooze }, { bar }] of [[en, barEn], [ko, barKo]] as const) {
    deepEqual(snooze.times, bar.times);
    deepEqual([snooze.title, snooze.until, snooze.wake], [bar.snooze, bar.snooze, bar.wake]);
  }
  equal(en.asleep("today"), barEn.bar.until("today"));
  equal(ko.asleep("오늘"), barKo.bar.until("오늘"));
});
