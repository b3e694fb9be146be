/**
 * What notifications of the console say, for every language it has.
 *
 * @module
 */

/** About a person, and a post by its title, if it has one. */
export type WhoAndWhere = (who: string, where: string | undefined) => string;

/** The phrases. */
export interface WorkerWords {
  readonly lang: string;
  readonly asks: WhoAndWhere;
  readonly writes: WhoAndWhere;
  readonly whispers: WhoAndWhere;
  readonly waits: WhoAndWhere;
  /** Where a notification has no text in it. */
  readonly noText: string;
  readonly digest: (count: number) => string;
  readonly test: string;
  readonly testBody: string;
  readonly open: string;
  readonly answerPublicly: string;
  readonly answerPrivately: string;
  readonly everyoneSees: string;
  readonly onlySees: (who: string) => string;
  readonly published: (where: string | undefined) => string;
  readonly sentPrivately: (who: string) => string;
  readonly notYet: string;
  readonly notYetWhy: string;
  readonly signedOut: string;
  readonly signedOutWhy: string;
  readonly refused: string;
  readonly refusedWhy: string;
  readonly tooOld: string;
  readonly tooOldWhy: string;
}
