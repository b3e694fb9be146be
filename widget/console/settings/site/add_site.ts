/**
 * Asks for another blog: its short name, which rooms begin with, and what it is called.
 *
 * @module
 */
import { html } from "lit";
import { isSiteId } from "../../../../shared/chat/id.ts";
import { MAX_SITE_TITLE_LENGTH } from "../../../../shared/limit.ts";
import type { KitWords } from "../../../locale/console_words.ts";
import type { CallRefusal } from "../../api/console_api.ts";
import { openDialog } from "../../kit/dialog.ts";
import { textField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import type { SitePageWords } from "./words.ts";

/** How it is asked. */
export interface Asking {
  readonly words: SitePageWords;
  readonly kit: KitWords;
  /** Short names of other blogs. */
  readonly taken: readonly string[];
  /** Adds it. @returns why it could not be added, if so */
  readonly add: (id: string, title: string) => Promise<CallRefusal | undefined>;
}

/** Fulfilled with the short name of a blog that was added, if one was. */
export async function askForSite(
  place: Element,
  { words, kit, taken, add }: Asking,
): Promise<string | undefined> {
  let [title, id, fault] = ["", "", ""];
  let status: Status = IDLE;
  let added: string | undefined;
  const dialog = openDialog(place, {
    title: words.addTitle,
    close: kit.close,
    draw: ({ close, redraw }) => {
      const submit = async (event: SubmitEvent) => {
        event.preventDefault();
        fault = !isSiteId(id) ? words.badId : taken.includes(id) ? words.idTaken : "";
        if (fault === "") {
          status = { kind: "busy", text: kit.saving };
          redraw();
          const refusal = await add(id, title.trim());
          if (refusal === undefined) {
            added = id;
            return close();
          }
          status = refusedStatus(refusal, kit);
        }
        redraw();
      };
      return html`
        <form class="fields" novalidate @submit=${submit}>
          ${textField({
            id: "add-title",
            label: words.form.title,
            value: title,
            maxLength: MAX_SITE_TITLE_LENGTH,
            change: (text) => title = text,
          })}
          ${textField({
            id: "add-id",
            label: words.addId,
            hint: words.addIdHint,
            error: fault,
            value: id,
            maxLength: 32,
            change: (text) => id = text.trim(),
          })}
          <div class="act">
            ${statusLine(status)}
            <button type="button" class="plain" @click=${close}>${kit.cancel}</button>
            <button class="primary">${words.add}</button>
          </div>
        </form>
      `;
    },
  });
  await dialog.closed;
  return added;
}
