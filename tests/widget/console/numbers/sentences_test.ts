/**
 * What is said of numbers, and what is not.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { en } from "../../../../widget/console/numbers/en.ts";
import { ko } from "../../../../widget/console/numbers/ko.ts";
import {
  askedSentences,
  limitSentences,
  nowSentences,
  whisperSentences,
} from "../../../../widget/console/numbers/sentences.ts";
import type { Statistics } from "../../../../shared/chat/statistics.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AT = 100 * DAY_MS;
const NONE: Statistics = {
  at: AT,
  days: 30,
  unit: "day",
  open: { count: 0 },
  questions: { count: 0, answered: 0 },
  whispers: { count: 0, answered: 0 },
  periods: [],
  rooms: [],
};
const MANY: Statistics = {
  ...NONE,
  open: { count: 3, oldestAt: AT - 4 * DAY_MS },
  questions: {
    count: 42,
    answered: 38,
    halfWithinMs: 2 * HOUR_MS,
    mostWithinMs: 3 * DAY_MS,
  },
  whispers: { count: 12, answered: 12, halfWithinMs: HOUR_MS },
};

Deno.test("numbers are sentences, in the author's language", () => {
  deepEqual(nowSentences(MANY, en), [
    "3 questions are waiting for an answer.",
    "The oldest has been waiting for 4 days.",
  ]);
  deepEqual(askedSentences(MANY, en), [
    "42 questions were asked.",
    "38 of them are answered, 90%.",
    "Half of them were answered within 2 hours, nine in ten within 3 days.",
  ]);
  deepEqual(whisperSentences(MANY, en), [
    "12 private conversations; you answered in all.",
    "Half of these were answered within an hour.",
  ]);
  deepEqual(askedSentences(MANY, ko).slice(1, 3), [
    "그중 38개(90%)가 답을 받았어요.",
    "절반은 2시간, 열에 아홉은 3일 안에 답을 받았어요.",
  ]);
});

Deno.test("of nothing nothing is told, and of few no share and no time", () => {
  deepEqual(nowSentences(NONE, en), ["No question is waiting for an answer."]);
  deepEqual(askedSentences(NONE, en), ["Nobody asked publicly in this time."]);
  deepEqual(whisperSentences(NONE, en), []);
  const said = (count: number, answered: number) =>
    askedSentences({ ...NONE, questions: { count, answered } }, en).slice(1);
  deepEqual(said(2, 1), [
    "One of them is answered.",
    "How long answers take is shown from ten questions on.",
  ]);
  deepEqual(said(2, 2)[0], "All of them are answered.");
  deepEqual(said(2, 0)[0], "None of them is answered yet.");
});

Deno.test("a share that is hardly one is said as that, and none in words", () => {
  const few = {
    ...NONE,
    questions: { count: 303, answered: 2 },
    whispers: { count: 9, answered: 0 },
  };
  deepEqual(askedSentences(few, en)[1], "2 of them are answered, less than 1%.");
  deepEqual(askedSentences(few, ko)[1], "그중 2개(1% 미만)가 답을 받았어요.");
  deepEqual(whisperSentences(few, en), [
    "9 private conversations; you have answered in none yet.",
  ]);
  deepEqual(whisperSentences(few, ko), ["비공개 대화 9개가 있었고, 아직 답하지 않았어요."]);
});

Deno.test("of many whose half waits it is said so, and 199 of 200 are not 100 %", () => {
  const said = (count: number, answered: number) =>
    askedSentences({ ...NONE, questions: { count, answered } }, en).slice(1);
  deepEqual(said(20, 9), [
    "9 of them are answered, 45%.",
    "Fewer than half of them have an answer so far.",
  ]);
  deepEqual(said(200, 199), ["199 of them are answered, 99%."]);
});

Deno.test("it is said what was not counted, and why", () => {
  const said = (part: Partial<Statistics>) =>
    limitSentences({ ...NONE, ...part }, en, (moment) => `day ${moment / DAY_MS}`);
  deepEqual(said({}), []);
  deepEqual(said({ since: AT - 30 * DAY_MS }), []);
  deepEqual(said({ since: AT - 5 * DAY_MS }), ["The oldest message is from day 95."]);
  deepEqual(said({ since: AT - 5 * DAY_MS, keptDays: 7, isCut: true }), [
    "Messages are kept for 7 days, so older ones are not counted.",
    "There is more than can be counted at once: these are the newest.",
  ]);
});
