/**
 * What the page of one's own account says.
 *
 * @module
 */

/** Every phrase of the page. */
export interface AccountWords {
  readonly title: string;
  /** What one is, and may. */
  readonly roles: { readonly owner: string; readonly author: string; readonly moderator: string };
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly keysTitle: string;
  readonly letters: string;
  readonly lettersHint: string;
  readonly showKeys: string;
  readonly sessionTitle: string;
  readonly signOut: string;
  readonly picture: PictureWords;
  readonly password: PasswordWords;
  readonly passkeys: PasskeyWords;
  readonly sessions: SessionWords;
}

/** Of one's picture. */
export interface PictureWords {
  readonly title: string;
  readonly hint: string;
  readonly choose: string;
  readonly remove: string;
  readonly removed: string;
  readonly unfit: string;
}

/** Of one's password. */
export interface PasswordWords {
  readonly title: string;
  /** That there is none, and that there may be one. */
  readonly none: string;
  readonly old: string;
  readonly next: string;
  readonly hint: (characters: number) => string;
  readonly tooShort: (characters: number) => string;
  readonly change: string;
  readonly changed: string;
}

/** Of one's passkeys. */
export interface PasskeyWords {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  readonly add: string;
  readonly name: string;
  readonly nameHint: string;
  /** What one is called until it has a name: what it was made with. */
  readonly defaultName: (system: string) => string;
  readonly waiting: string;
  readonly added: string;
  readonly left: string;
  readonly known: string;
  readonly failed: string;
  readonly since: (date: string) => string;
  readonly used: (ago: string) => string;
  readonly unused: string;
  readonly synced: string;
  readonly rename: string;
  readonly renameNamed: (name: string) => string;
  readonly remove: string;
  readonly removeNamed: (name: string) => string;
  readonly removeTitle: (name: string) => string;
  readonly removeText: string;
  readonly removed: string;
  readonly last: string;
  /** Why there can be none: at this address, or on this server. */
  readonly elsewhere: (host: string) => string;
  readonly nowhere: string;
}

/** Of the browsers one is signed in with. */
export interface SessionWords {
  readonly title: string;
  readonly device: (browser: string, system: string) => string;
  readonly unknown: string;
  readonly current: string;
  readonly seen: (ago: string) => string;
  readonly since: (date: string) => string;
  readonly end: string;
  readonly endNamed: (device: string) => string;
  readonly ended: string;
  readonly endOthers: string;
  readonly endOthersText: string;
  readonly endedOthers: string;
}
