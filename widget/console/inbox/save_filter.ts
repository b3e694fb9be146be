/**
 * Keeps a filter, under a name that is asked for.
 *
 * @module
 */
import { html } from "lit";
import { newId } from "../../../shared/chat/id.ts";
import type { InboxFilter } from "../../../shared/chat/inbox.ts";
import { MAX_SAVED_FILTERS } from "../../../shared/limit.ts";
import type { KitWords } from "../../locale/console_words.ts";
import type { AuthorSettings } from "../api/author_settings.ts";
import { openDialog } from "../kit/dialog.ts";
import { textField } from "../kit/field.ts";
import type { InboxWords } from "./words.ts";

/** As the server takes it, in UTF-16 units. */
const MAX_NAME_LENGTH = 60;

/** A filter, and where and how it is kept. */
export interface FilterToSave {
  readonly filter: InboxFilter;
  readonly settings: AuthorSettings;
  readonly words: InboxWords;
  readonly kit: KitWords;
}

/**
 * Asks for a name and keeps the filter. Fulfilled with what to say, or `undefined` if the dialog was
 * left.
 */
export async function saveFilter(
  place: Element,
  { filter, settings, words, kit }: FilterToSave,
): Promise<string | undefined> {
  if (settings.value.filters.length >= MAX_SAVED_FILTERS) return words.filter.full;
  const name = await askFilterName(place, words, kit);
  if (name === undefined) return undefined;
  const id = newId((bytes) => crypto.getRandomValues(bytes));
  const { value } = settings;
  const filters = [...value.filters, { id, name, filter }];
  const outcome = await settings.keep({ ...value, filters });
  return outcome.ok ? kit.saved : words.did.failed;
}

/** Asks for a name. Fulfilled with it, or `undefined` if the dialog was left. */
async function askFilterName(
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
