/**
 * What an author's numbers say.
 *
 * @module
 */
import type { StatisticsDays } from "../../../shared/chat/statistics.ts";
import type { Wait } from "./wait.ts";

/** Every phrase of the numbers. */
export interface NumbersWords {
  readonly title: string;
  readonly site: string;
  readonly allSites: string;
  readonly span: string;
  readonly days: (days: StatisticsDays) => string;
  readonly counting: string;
  readonly again: string;
  readonly countedAt: (time: string, zone: string) => string;

  /** How long something took. */
  readonly wait: Readonly<Record<Wait["unit"], (count: number) => string>>;

  readonly nowTitle: string;
  readonly noneWaits: string;
  readonly waiting: (count: number) => string;
  readonly oldestWaits: (time: string) => string;
  readonly toInbox: string;

  readonly askedTitle: string;
  readonly noneAsked: string;
  readonly asked: (count: number) => string;
  readonly allAnswered: string;
  readonly noneAnswered: string;
  readonly answered: (answered: number, percent: number | undefined) => string;
  readonly halfWithin: (half: string, most: string | undefined) => string;
  readonly fewerThanHalf: string;
  readonly tooFew: string;
  readonly whispers: (count: number, answered: number) => string;
  readonly whispersWithin: (half: string, most: string | undefined) => string;
  readonly keptDays: (days: number) => string;
  readonly since: (date: string) => string;
  readonly cut: string;

  readonly chartTitle: (unit: "day" | "week") => string;
  readonly chartHint: string;
  /** What is at one bar; it is read, and stands below the chart. */
  readonly bar: (date: string, questions: number, answered: number) => string;
  readonly barWhispers: (count: number) => string;
  readonly weekOf: (date: string) => string;
  readonly answeredKey: string;
  readonly openKey: string;
  readonly asTable: string;
  readonly columns: {
    readonly day: string;
    readonly week: string;
    readonly questions: string;
    readonly answered: string;
    readonly whispers: string;
    readonly post: string;
    readonly open: string;
  };

  readonly postsTitle: string;
  readonly takeTitle: string;
  readonly takeText: string;
  readonly takePeriods: (unit: "day" | "week") => string;
  readonly takePosts: string;
  readonly takeAll: string;
}
