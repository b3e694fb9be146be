/**
 * Numbers as sentences: what there is to say, in the order in which it matters. Of few questions no
 * share is told, as it would say nothing.
 *
 * @module
 */
import { type Asked, FEWEST_ASKED, type Statistics } from "../../../shared/chat/statistics.ts";
import { waitOf } from "./wait.ts";
import type { NumbersWords } from "./words.ts";

/** What waits now. */
export function nowSentences({ open, at }: Statistics, words: NumbersWords): readonly string[] {
  const { count, oldestAt } = open;
  if (count === 0) return [words.noneWaits];
  return [
    words.waiting(count),
    ...oldestAt === undefined ? [] : [words.oldestWaits(said(at - oldestAt, words, Math.floor))],
  ];
}

/** What was asked in the open, and how long answers took. */
export function askedSentences(
  { questions }: Pick<Statistics, "questions">,
  words: NumbersWords,
): readonly string[] {
  if (questions.count === 0) return [words.noneAsked];
  return [words.asked(questions.count), answeredOf(questions, words), ...timeOf(questions, words)];
}

/** The same of what was asked in private; nothing where nobody did. */
export function whisperSentences(
  { whispers }: Pick<Statistics, "whispers">,
  words: NumbersWords,
): readonly string[] {
  if (whispers.count === 0) return [];
  return [
    words.whispers(whispers.count, whispers.answered),
    ...whispers.halfWithinMs === undefined
      ? []
      : [words.whispersWithin(said(whispers.halfWithinMs, words), mostOf(whispers, words))],
  ];
}

/**
 * What to know about what was counted.
 *
 * @param dateOf writes a date
 */
export function limitSentences(
  { since, keptDays, isCut, at, days }: Statistics,
  words: NumbersWords,
  dateOf: (moment: number) => string,
): readonly string[] {
  const isYoung = since !== undefined && since > at - days * 86_400_000;
  return [
    ...keptDays === undefined ? [] : [words.keptDays(keptDays)],
    ...isYoung && keptDays === undefined ? [words.since(dateOf(since))] : [],
    ...isCut ? [words.cut] : [],
  ];
}

function answeredOf({ count, answered }: Asked, words: NumbersWords): string {
  if (answered === 0) return words.noneAnswered;
  if (answered === count) return words.allAnswered;
  // Rounded down: 199 of 200 are not all.
  const percent = count < FEWEST_ASKED ? undefined : Math.floor((answered / count) * 100);
  return words.answered(answered, percent);
}

function timeOf(asked: Asked, words: NumbersWords): readonly string[] {
  const { count, answered, halfWithinMs } = asked;
  if (halfWithinMs !== undefined) {
    return [words.halfWithin(said(halfWithinMs, words), mostOf(asked, words))];
  }
  if (count < FEWEST_ASKED) return [words.tooFew];
  // What was only marked as answered has no time.
  return answered * 2 < count ? [words.fewerThanHalf] : [];
}

function mostOf({ mostWithinMs }: Asked, words: NumbersWords): string | undefined {
  return mostWithinMs === undefined ? undefined : said(mostWithinMs, words);
}

function said(ms: number, { wait }: NumbersWords, rounded = Math.ceil): string {
  const { count, unit } = waitOf(ms, rounded);
  return wait[unit](count);
}
