/**
 * The form a dialog takes: a window beside the page, a part of the page, or, on a small screen, all
 * of it.
 *
 * @module
 */

/** Screens on which a window beside the page would leave neither enough room. */
const SMALL = "(max-width: 480px), (max-height: 420px)";

/** What `keyCode` says of every key an input method takes (UI Events §8.3.2). */
const TAKEN_BY_INPUT_METHOD = 229;

/** Opens a dialog in the form that suits the screen. @param inline whether it is a part of the page */
export function openDialog(dialog: HTMLDialogElement, inline: boolean): void {
  dialog.addEventListener("keydown", leaveToInputMethod, true);
  if (matchMedia(SMALL).matches && !inline) dialog.showModal();
  // Unlike show(), this leaves the focus where it is.
  else dialog.open = true;
}
/** Safari ends a composition before the key that ended it, which then looks like any other. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (event.keyCode === TAKEN_BY_INPUT_METHOD) event.stopPropagation();
}
