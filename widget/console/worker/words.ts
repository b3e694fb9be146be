/**
 * What notifications of the console say, for every language it has.
 *
 * @module
 */

/** A person and a post, as far as they are known. */
export interface WhoAndWhere {
  readonly who: string;
  /** The post's title. */
  readonly where: string | undefined;
}

/** The phrases. */
export interface WorkerWords {
  readonly lang: string;
  readonly asks: (about: WhoAndWhere) => string;
  readonly writes: (about: WhoAndWhere) => string;
  readonly whispers: (about: WhoAndWhere) => string;
  readonly waits: (about: WhoAndWhere) => string;
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
