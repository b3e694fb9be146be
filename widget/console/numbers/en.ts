/**
 * An author's numbers in English.
 *
 * @module
 */
import { plural } from "../../locale/plural.ts";
import type { NumbersWords } from "./words.ts";

const counted = (one: string, other: string) => plural("en", { one, other });
const questions = counted("# question", "# questions");
const conversations = counted("one private conversation", "# private conversations");

/** Comes with the section. */
export const en: NumbersWords = {
  title: "Numbers",
  site: "Blog",
  allSites: "All blogs",
  span: "Time",
  days: (days) => days === 365 ? "A year" : `${days} days`,
  counting: "Counting…",
  again: "Count again",
  countedAt: (time, zone) => `Counted at ${time}. Days begin at midnight in ${zone}.`,

  wait: {
    minute: counted("a minute", "# minutes"),
    hour: counted("an hour", "# hours"),
    day: counted("a day", "# days"),
  },

  nowTitle: "Now",
  noneWaits: "No question is waiting for an answer.",
  waiting: counted(
    "One question is waiting for an answer.",
    "# questions are waiting for an answer.",
  ),
  oldestWaits: (time) => `The oldest has been waiting for ${time}.`,
  toInbox: "Go to the inbox",

  askedTitle: "Asked and answered",
  noneAsked: "Nobody asked publicly in this time.",
  asked: counted("One question was asked.", "# questions were asked."),
  allAnswered: "All of them are answered.",
  noneAnswered: "None of them is answered yet.",
  answered: (answered, percent) =>
    `${answered === 1 ? "One of them is" : `${answered} of them are`} answered` +
    (percent === undefined ? "." : percent === 0 ? ", less than 1%." : `, ${percent}%.`),
  halfWithin: (half, most) =>
    `Half of them were answered within ${half}` +
    (most === undefined ? "." : `, nine in ten within ${most}.`),
  fewerThanHalf: "Fewer than half of them have an answer so far.",
  tooFew: "How long answers take is shown from ten questions on.",
  whispers: (count, answered) =>
    `${counted("One private conversation", "# private conversations")(count)}; ${
      answered === count
        ? "you answered in all"
        : answered === 0
        ? "you have answered in none yet"
        : `you answered in ${answered}`
    }.`,
  whispersWithin: (half, most) =>
    `Half of these were answered within ${half}` +
    (most === undefined ? "." : `, nine in ten within ${most}.`),
  keptDays: (days) => `Messages are kept for ${days} days, so older ones are not counted.`,
  since: (date) => `The oldest message is from ${date}.`,
  cut: "There is more than can be counted at once: these are the newest.",

  chartTitle: (unit) => unit === "day" ? "Questions by day" : "Questions by week",
  chartHint: "Move along it with the arrow keys.",
  bar: (date, count, answered) =>
    `${date}: ${questions(count)}` + (count === 0 ? "" : `, ${answered} answered`),
  barWhispers: conversations,
  weekOf: (date) => `Week of ${date}`,
  answeredKey: "Answered",
  openKey: "Open",
  asTable: "As a table",
  columns: {
    day: "Day",
    week: "Week of",
    questions: "Questions",
    answered: "Answered",
    whispers: "Private",
    post: "Post",
    open: "Open",
  },

  postsTitle: "Where readers ask most",
  takeTitle: "Download",
  takeText: "As files for a spreadsheet (CSV), or for programs (JSON).",
  takePeriods: (unit) => unit === "day" ? "By day, CSV" : "By week, CSV",
  takePosts: "By post, CSV",
  takeAll: "All, JSON",
};
