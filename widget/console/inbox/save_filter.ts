/**
 * The dialog in which a filter gets a name.
 *
 * @module
 */
import { html } from "lit";
import type { KitWords } from "../../locale/console_words.ts";
import { openDialog } from "../kit/dialog.ts";
import { textField } from "../kit/field.ts";
import type { InboxWords } from "./words.ts";

/** As the server takes it, in UTF-16 units. */
const MAX_NAME_LENGTH = 60;

/** Asks for a name. Fulfilled with it, or `undefined` if the dialog was left. */
export async function askFilterName(
  place: Element,
  { filter: words }: InboxWords,
  kit: KitWords,
): Promise<string | undefined> {
  let name = "";
  let error = "";
  let chosen: string | undefined;
  const dialog = openDialog(place, {
    title: words.saveTitle,
    close: kit.close,
    draw: ({ close, redraw }) => {
      const submit = (event: SubmitEvent) => {
        event.preventDefault();
        error = name.trim() === "" ? words.nameMissing : "";
        if (error !== "") return redraw();
        chosen = name.trim();
        close();
      };
      return html`
        <form class="fields" novalidate @submit=${submit}>
          ${textField({
            id: "filter-name",
            label: words.name,
            value: name,
            error,
            maxLength: MAX_NAME_LENGTH,
            change: (value) => name = value,
          })}
          <div class="act">
            <button type="button" class="plain" @click=${close}>${kit.cancel}</button>
            <button class="primary">${kit.save}</button>
          </div>
        </form>
      `;
    },
  });
  await dialog.closed;
  return chosen;
}
