/**
 * Emoji to choose from.
 *
 * @module
 */
import type { Locale } from "../../locale/locale.ts";

/** What a picker is opened with. */
export interface PickEmojiOptions {
  /** The button it belongs to, which has the focus again afterwards. */
  readonly opener: HTMLElement;
  readonly locale: Locale;
}

/** Lets somebody choose. Returns one emoji, or nothing when they left. */
export function pickEmoji(_options: PickEmojiOptions): Promise<string | undefined> {
  return Promise.resolve(undefined);
}
