/**
 * The form a dialog takes: a window beside the page, a part of the page, or, on a small screen, all
 * of it, above the keyboard.
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

/** Keeps a dialog between what a phone lays over the page. Returns how to stop. */
export function followKeyboard(dialog: HTMLDialogElement): () => void {
  // Only in documents that are not shown there is none.
  const view = visualViewport as VisualViewport;
  const fit = () => {
    // A page that was zoomed by hand is to be looked at, not to be covered again.
    if (view.scale > 1.05) return;
    dialog.style.setProperty("--_above", `${view.offsetTop}px`);
    dialog.style.setProperty("--_below", `${innerHeight - view.height - view.offsetTop}px`);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  fit();
  return () => {
    view.removeEventListener("resize", fit);
    view.removeEventListener("scroll", fit);
  };
}

/** Safari ends a composition before the key that ended it, which then looks like any other. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (event.keyCode === TAKEN_BY_INPUT_METHOD) event.stopPropagation();
}
