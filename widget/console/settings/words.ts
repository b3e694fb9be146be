/**
 * What the list of settings says.
 *
 * @module
 */

/** A page's name, and what one finds there, in a few words. */
export interface SettingsPageWords {
  readonly name: string;
  readonly about: string;
}

/** Every phrase of the list of settings. */
export interface SettingsWords {
  readonly title: string;
  /** What the list is called. */
  readonly pagesLabel: string;
  /** Back to the list, on a phone. */
  readonly back: string;
  readonly pages: {
    readonly account: SettingsPageWords;
    readonly site: SettingsPageWords;
    readonly answers: SettingsPageWords;
    readonly notifications: SettingsPageWords;
    readonly moderation: SettingsPageWords;
    readonly device: SettingsPageWords;
    readonly people: SettingsPageWords;
    readonly data: SettingsPageWords;
    readonly check: SettingsPageWords;
    readonly audit: SettingsPageWords;
  };
}
