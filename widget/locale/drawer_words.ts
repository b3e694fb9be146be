/**
 * The phrases of what opens over the conversation: search, questions, settings and help; and of
 * the marks in the margin of the post. Apart from
 * the other features' phrases, because most readers never open any of it.
 *
 * @module
 */

/** See the head of this file. A phrase that counts is a function. */
export interface DrawerWords {
  readonly back: string;
  /** Marks where sentences of the post were asked about. */
  readonly margin: {
    /** All of them. */
    readonly title: string;
    /** One: how many questions are open and answered, about which words. */
    readonly mark: (open: number, answered: number, text: string) => string;
  };
  readonly search: {
    readonly title: string;
    readonly field: string;
    /** Before anything was looked for. */
    readonly hint: string;
    readonly results: (count: number) => string;
    readonly none: string;
    readonly more: string;
    readonly failed: string;
    readonly tooFast: string;
    /** There is no link. */
    readonly offline: string;
  };
  readonly questions: {
    readonly title: string;
    readonly open: string;
    readonly answered: string;
    readonly none: string;
    readonly noneText: string;
    readonly failed: string;
    readonly offline: string;
  };
  readonly settings: {
    readonly title: string;
    readonly you: string;
    readonly name: string;
    readonly nameHint: string;
    readonly email: string;
    readonly emailHint: string;
    /** The site has said who the reader is. */
    readonly verified: string;
    readonly save: string;
    readonly saved: string;
    readonly nameTaken: string;
    readonly notSaved: string;
    readonly offline: string;
    readonly reading: string;
    readonly larger: string;
    readonly quiet: string;
    readonly sound: string;
    readonly yours: string;
    readonly device: string;
    readonly deviceHint: string;
    readonly deviceLink: string;
    readonly copy: string;
    readonly copied: string;
    readonly code: string;
    readonly download: string;
    readonly erase: string;
    readonly eraseAsk: string;
    readonly eraseNow: string;
    readonly keep: string;
    readonly erased: string;
    readonly failed: string;
    readonly keys: string;
    /** What each key does, in the order of `KEYS` in `feature/settings/keys.ts`. */
    readonly keysDo: readonly string[];
  };
}
