/**
 * What the forms of a blog's settings say, in the set-up and on their own page.
 *
 * @module
 */

/** Every phrase of the forms. */
export interface SiteFormWords {
  readonly title: string;
  readonly titleHint: string;
  readonly language: string;
  readonly languageHint: string;
  /** Each reader's own. */
  readonly anyLanguage: string;

  readonly origins: string;
  readonly originsHint: string;
  /** While a blog names no page. */
  readonly noOrigins: string;
  readonly noOriginsDefault: string;
  readonly addOrigin: string;
  readonly addOriginLabel: string;
  readonly notAnOrigin: string;
  readonly removeOrigin: (origin: string) => string;
  /** Of an origin that stands in `ALLOWED_ORIGINS`. */
  readonly givenOrigin: string;
  readonly knocked: (origin: string) => string;
  readonly letIn: string;
  readonly ofAnother: (site: string) => string;

  readonly themeMode: string;
  readonly themes: { readonly auto: string; readonly light: string; readonly dark: string };
  readonly color: string;
  readonly colorHint: string;
  readonly defaultColor: string;
  readonly preview: string;
  readonly previewHint: string;
  readonly previewPost: string;
  readonly previewQuestion: string;
  readonly previewAnswer: string;

  readonly sayHours: string;
  readonly sayHoursHint: string;
  readonly timeZone: string;
  /** Monday first. */
  readonly days: readonly [string, string, string, string, string, string, string];
  readonly from: (day: string) => string;
  readonly to: (day: string) => string;
  readonly dayOff: string;
  readonly addSpan: (day: string) => string;
  readonly removeSpan: (day: string) => string;
  readonly add: string;
  readonly remove: string;
  readonly likeMonday: string;
  readonly badHours: string;

  readonly mode: string;
  readonly modes: {
    readonly open: string;
    readonly "read-only": string;
    readonly closed: string;
  };
  readonly holdFirst: string;
  readonly holdFirstHint: string;
  readonly proofOfWork: string;
  readonly proofOfWorkHint: string;
  readonly slowMode: string;
  readonly slowModeHint: string;
  readonly words: string;
  readonly wordsHint: string;

  readonly keepForever: string;
  readonly keepForeverHint: string;
  readonly retention: string;
  readonly retentionHint: string;
  readonly identityKey: string;
  readonly identityKeyHint: string;
  readonly badIdentityKey: string;
  readonly badNumber: (least: number, most: number) => string;

  /** What is wrong with a field, where the server says so. */
  readonly faulty: string;
  /** Somebody else has settled it meanwhile. */
  readonly changedBy: (name: string) => string;
  readonly changed: string;
  readonly showChanged: string;
  readonly saved: string;
}
