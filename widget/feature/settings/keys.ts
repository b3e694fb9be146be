/**
 * The keys of the widget, as they are written on keyboards. What each does is in the drawers' words,
 * in this order.
 *
 * @module
 */

/** Keys pressed together are parted by a plus. */
export const KEYS: readonly string[] = ["Enter", "Shift + Enter", "↑", "↑ ↓", "Enter", "Esc"];
