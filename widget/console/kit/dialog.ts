/**
 * A dialog over the desk: the browser's own, so that what is behind it rests, Escape closes it and
 * the focus goes back to where it was.
 *
 * @module
 */
import { html, render, type TemplateResult } from "lit";
import { CROSS, icon } from "../../component/icon.ts";

/** How a dialog is opened. */
export interface DialogOptions {
  readonly title: string;
  /** What the button says that closes it. */
  readonly close: string;
  /** Draws what is in it. An element with `autofocus` has the focus first. */
  readonly draw: (dialog: OpenDialog) => TemplateResult;
}

/** A dialog that is open. */
export interface OpenDialog {
  /** Draws again. */
  redraw(): void;
  close(): void;
  /** Fulfilled once it was closed, however that was. */
  readonly closed: Promise<void>;
}

/** How many were opened: each title has an id of its own. */
let opened = 0;

/** Opens a dialog. @param place an element of the desk; its language and direction count */
export function openDialog(place: Element, { title, close, draw }: DialogOptions): OpenDialog {
  const dialog = document.createElement("dialog");
  const id = `dialog-${++opened}`;
  dialog.className = "sheet-dialog";
  dialog.setAttribute("aria-labelledby", id);
  (place.closest(".desk") ?? document.body).append(dialog);
  // Whoever goes back in the browser does not want to stay before it.
  const leave = () => dialog.close();
  addEventListener("hashchange", leave);
  const closed = new Promise<void>((done) =>
    dialog.addEventListener("close", () => {
      removeEventListener("hashchange", leave);
      dialog.remove();
      done();
    })
  );
  const open: OpenDialog = {
    redraw: () =>
      render(
        html`
          <header>
            <h2 id=${id} dir="auto">${title}</h2>
            <button class="icon" aria-label=${close} @click=${open.close}>${icon(CROSS)}</button>
          </header>
          <div class="dialog-body">${draw(open)}</div>
        `,
        dialog,
      ),
    close: () => dialog.close(),
    closed,
  };
  // Keys of the desk mean nothing here.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  open.redraw();
  dialog.showModal();
  return open;
}
