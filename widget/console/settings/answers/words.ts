/**
 * What the page of canned answers says.
 *
 * @module
 */

/** Every phrase of the page. */
export interface AnswersWords {
  readonly title: string;
  readonly intro: string;
  readonly newTitle: string;
  readonly editTitle: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly text: string;
  readonly textHint: string;
  readonly textMissing: string;
  readonly unknown: (name: string) => string;
  readonly preview: string;
  readonly site: string;
  readonly allSites: string;
  readonly gone: (site: string) => string;
  readonly add: string;
  readonly listTitle: string;
  readonly none: string;
  readonly edit: (title: string) => string;
  readonly delete: (title: string) => string;
  readonly deleteTitle: (title: string) => string;
  readonly deleteText: string;
  readonly editShort: string;
  readonly deleteShort: string;
  /** With what the preview is filled in. */
  readonly example: Readonly<Record<"reader" | "title" | "author" | "link", string>>;
}
