/**
 * Which texts have to be read as Markdown before they are shown. Whoever sees only others pays for no
 * parser.
 *
 * @module
 */

/** A text without any of these is shown as it is; the sign of an address is one of them. */
export const MARKUP = /[*_`~\[<>#@]|:\/\/|^\s*(?:[-+]|\d+[.)]) /m;
