/**
 * What the page of one's own account says.
 *
 * @module
 */

/** Every phrase of the page. */
export interface AccountWords {
  readonly title: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly sessionTitle: string;
  readonly signOut: string;
}
