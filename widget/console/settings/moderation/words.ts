/**
 * What the page of measures says.
 *
 * @module
 */

/** Every phrase of the page. */
export interface ModerationWords {
  readonly title: string;
  readonly heldTitle: string;
  readonly noneHeld: string;
  readonly approve: string;
  readonly reject: string;
  readonly measuresTitle: string;
  readonly noMeasures: string;
  readonly muted: (who: string) => string;
  readonly banned: (who: string) => string;
  readonly somebody: string;
  readonly network: string;
  readonly until: (when: string) => string;
  readonly forever: string;
  readonly reason: (reason: string) => string;
  readonly by: (author: string, when: string) => string;
  readonly lift: string;
}
