/**
 * Numbers as a server would count them, for the stage.
 *
 * @module
 */
import type { AskedPeriod, Statistics } from "../../../shared/chat/statistics.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { NOW } from "./state.ts";

const HOUR_MS = 3_600_000;
const ASKED = [
  2,
  0,
  1,
  3,
  5,
  2,
  1,
  0,
  0,
  4,
  6,
  3,
  2,
  1,
  0,
  2,
  3,
  1,
  0,
  0,
  1,
  2,
  4,
  3,
  1,
  0,
  2,
  1,
  3,
  2,
];

/** Thirty days of a blog that is read. */
export const NUMBERS: Statistics = {
  at: NOW,
  days: 30,
  unit: "day",
  open: { count: 3, oldestAt: NOW - 100 * HOUR_MS },
  questions: {
    count: 55,
    answered: 51,
    halfWithinMs: 2 * HOUR_MS,
    mostWithinMs: 26 * HOUR_MS,
  },
  whispers: { count: 12, answered: 11, halfWithinMs: 5 * HOUR_MS },
  periods: ASKED.map((questions, day): AskedPeriod => ({
    date: new Date(Date.UTC(2026, 10, day + 1)).toISOString().slice(0, 10),
    questions,
    answered: Math.max(0, questions - (day % 7 === 0 ? 1 : 0)),
    whispers: day % 5 === 0 ? 1 : 0,
  })),
  rooms: [
    {
      room: roomId("/posts/escape"),
      page: {
        title: "Escaping a header in one pass, and why twice is wrong",
        url: "https://b.example",
      },
      questions: 31,
      open: 2,
    },
    {
      room: roomId("/글/헤더"),
      page: { title: "헤더를 한 번에 풀기", url: "https://b.example" },
      questions: 20,
      open: 1,
    },
    { room: roomId("/posts/margin"), page: { title: "", url: "" }, questions: 4, open: 0 },
  ],
  since: NOW - 20 * 24 * HOUR_MS,
};

/** The same of a blog that has just begun. */
export const NO_NUMBERS: Statistics = {
  ...NUMBERS,
  open: { count: 0 },
  questions: { count: 0, answered: 0 },
  whispers: { count: 0, answered: 0 },
  periods: NUMBERS.periods.map(({ date }) => ({ date, questions: 0, answered: 0, whispers: 0 })),
  rooms: [],
};
