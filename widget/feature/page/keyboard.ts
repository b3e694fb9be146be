/**
 * Keeps the widget's window between what a phone lays over the page: its keyboard, and its bars.
 *
 * @module
 */

/** Keeps a dialog within what is seen of the page. Returns how to stop. */
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

/** Does so whenever an element's window is open. Returns how to stop. */
export function followWindow(element: HTMLElement): () => void {
  let release = () => {};
  const look = () => {
    release();
    const dialog = element.shadowRoot?.querySelector("dialog");
    release = dialog?.open ? followKeyboard(dialog) : () => {};
  };
  const names = ["small-talk-open", "small-talk-close"];
  for (const name of names) element.addEventListener(name, look);
  look();
  return () => {
    for (const name of names) element.removeEventListener(name, look);
    release();
  };
}
