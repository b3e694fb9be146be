/**
 * The dialog that explains the keys.
 *
 * @module
 */
import { html } from "lit";
import { openDialog } from "../kit/dialog.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import { addressOf } from "./address.ts";
import { KEYS } from "./keys.ts";

/** Opens it. @param place an element of the desk */
export function openHelp(place: Element, words: ConsoleWords): void {
  const { keys, kit } = words;
  openDialog(place, {
    title: keys.title,
    close: kit.close,
    draw: ({ close }) =>
      html`
        <dl class="keys">
          ${KEYS.map(([pressed, command]) =>
            html`
              <div>
                <dt>${pressed.split(" ").map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${keys.commands[command]}</dd>
              </div>
            `
          )}
          <div>
            <dt><kbd>Esc</kbd></dt>
            <dd>${keys.commands.back}</dd>
          </div>
        </dl>
        <p class="soft">
          <a href=${addressOf("settings", "account")} @click=${close}>${keys.switchOff}</a>
        </p>
      `,
  });
}
