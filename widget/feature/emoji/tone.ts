/**
 * Skin tones.
 *
 * @module
 */

/** The modifiers, from light to dark (UTS #51, "Emoji Modifiers"), behind none. */
export const TONES = ["", "🏻", "🏼", "🏽", "🏾", "🏿"] as const;

/** An emoji that takes a tone, in that tone. @param tone an index of {@linkcode TONES} */
export function withTone(emoji: string, tone: number): string {
  // The tone itself asks for colours, so what asked for them before goes.
  return tone === 0 ? emoji : emoji.replace(/^(.)\ufe0f?/u, `$1${TONES[tone] ?? ""}`);
}
