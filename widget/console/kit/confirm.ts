/**
 * Asks once more before something that cannot be undone.
 *
 * @module
 */
import { html, nothing } from "lit";
import type { KitWords } from "../../locale/console_words.ts";
import { openDialog } from "./dialog.ts";
import { textField } from "./field.ts";

/** What is asked. */
export interface Question {
  readonly title: string;
  /** What happens, and to whom. */
  readonly text: string;
  /** What the button says that does it: a verb. */
  readonly action: string;
  /** Has to be typed first, as a name, where much would be lost. */
  readonly typed?: string;
  /** Whether something is lost. */
  readonly isGrave?: boolean;
}

/** Fulfilled with whether the author wants it. */
export async function confirm(
  place: Element,
  { title, text, action, typed, isGrave = true }: Question,
  words: KitWords,
): Promise<boolean> {
  let isWanted = false;
  let value = "";
  const dialog = openDialog(place, {
    title,
    close: words.close,
    draw: ({ close, redraw }) => {
      const isReady = typed === undefined || value.trim() === typed;
      const submit = (event: SubmitEvent) => {
        event.preventDefault();
        if (!isReady) return;
        isWanted = true;
        close();
      };
      return html`
        <form class="fields" novalidate @submit=${submit}>
          <p dir="auto">${text}</p>
          ${typed === undefined ? nothing : textField({
            id: "confirm-word",
            label: words.typeToConfirm(typed),
            value,
            change: (next) => {
              value = next;
              redraw();
            },
          })}
          <div class="act">
            <button type="button" class="plain" @click=${close}>${words.cancel}</button>
            <button class=${isGrave ? "primary grave" : "primary"} ?disabled=${!isReady}>
              ${action}
            </button>
          </div>
        </form>
      `;
    },
  });
  await dialog.closed;
  return isWanted;
}
