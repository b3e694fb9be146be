/**
 * Until when a conversation sleeps: a few good moments, or one of the author's choice.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import type { ConsoleWords } from "../../locale/console_words.ts";
import { snoozeTimes } from "../conversation/snooze_times.ts";
import { openDialog } from "../kit/dialog.ts";
import { textField } from "../kit/field.ts";
import type { InboxWords } from "./words.ts";

/** What the dialog needs. */
export interface SnoozeDialog {
  readonly words: InboxWords;
  readonly common: ConsoleWords;
  /** Says a moment. */
  readonly say: (at: number) => string;
  readonly now: number;
  /** Whether it sleeps already. */
  readonly isAsleep: boolean;
}

/** Asks until when. Fulfilled with a moment, `null` to wake it, or `undefined` if it was left. */
export async function askSnooze(
  place: Element,
  { words, common, say, now, isAsleep }: SnoozeDialog,
): Promise<number | null | undefined> {
  let chosen: number | null | undefined;
  let own = "";
  let error = "";
  const dialog = openDialog(place, {
    title: words.snooze.title,
    close: common.kit.close,
    draw: ({ close, redraw }): TemplateResult => {
      const choose = (at: number | null) => {
        chosen = at;
        close();
      };
      const submit = (event: SubmitEvent) => {
        event.preventDefault();
        const at = new Date(own).getTime();
        error = at > now ? "" : words.snooze.notLater;
        if (error === "") choose(at);
        else redraw();
      };
      return html`
        <ul class="choices" role="list">
          ${snoozeTimes(now).map(([name, at]) =>
            html`
              <li>
                <button type="button" @click=${() => choose(at)}>
                  <span>${words.snooze.times[name]}</span> <span class="soft">${say(at)}</span>
                </button>
              </li>
            `
          )}
          ${isAsleep
            ? html`
              <li>
                <button type="button" @click=${() => choose(null)}>
                  ${words.snooze.wake}
                </button>
              </li>
            `
            : ""}
        </ul>
        <form class="fields" novalidate @submit=${submit}>
          ${textField({
            id: "snooze-own",
            label: words.snooze.own,
            type: "datetime-local",
            value: own,
            error,
            change: (value) => own = value,
          })}
          <div class="act"><button class="plain">${words.snooze.until}</button></div>
        </form>
      `;
    },
  });
  await dialog.closed;
  return chosen;
}
