/**
 * Swiping back closes the window where it covers the page, as it would leave any other screen. Only
 * loaded on phones whose browser does not do so for every modal dialog by itself.
 *
 * While the window is open there is one entry more in the page's history, with the same address and
 * with what the page has kept in its own: so an app's router finds nothing changed. Whoever closes
 * the window otherwise takes the entry back.
 *
 * @module
 */

/** What is in the entry's state beside what the page has in its. */
const KEY = "small-talk-open";

/** A `<small-talk>`, as its window is opened and closed. */
export interface Closable extends HTMLElement {
  readonly opened: boolean;
  open(): void;
  close(): void;
}

/** Lets the way back close an element's window, and the way forward open it. Returns how to stop. */
export function followBack(element: Closable): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  /** Our entry is on its way out, which the browser tells later. */
  let isLeaving = false;
  function leave(): void {
    if (!isOurs() || isLeaving) return;
    isLeaving = true;
    history.back();
  }
  function opened(): void {
    const { state } = history;
    // What is no plain object belongs to somebody who does not expect one.
    if (state !== null && Object.getPrototypeOf(state) !== Object.prototype) return;
    const isModal = element.shadowRoot?.querySelector("dialog")?.matches(":modal");
    if (isModal && !isOurs()) history.pushState({ ...state, [KEY]: true }, "");
  }
  element.addEventListener("small-talk-open", opened, { signal });
  element.addEventListener("small-talk-close", leave, { signal });
  addEventListener("popstate", () => {
    if (isLeaving) {
      isLeaving = false;
      // Opened again meanwhile.
      if (element.opened) opened();
    } else if (element.opened && !isOurs()) element.close();
    else if (!element.opened && isOurs()) element.open();
  }, { signal });
  opened();
  return () => {
    stop.abort();
    leave();
  };
}

function isOurs(): boolean {
  return history.state?.[KEY] === true;
}
