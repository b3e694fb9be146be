/**
 * The phrases of the features, which are loaded with the first of them. Each feature has a part.
 *
 * @module
 */

/** Every phrase of the features a reader can meet. A phrase that counts is a function. */
export interface MoreWords {
  readonly actions: {
    readonly quote: string;
  };
}
