/**
 * Chooses a canned answer: a list to search in, each as it would be with its variables filled in.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import {
  type CannedAnswer,
  type CannedVariable,
  filledAnswer,
  isCannedAnswerList,
} from "../../../shared/chat/canned.ts";
import { type ConversationRef, parseRoomId } from "../../../shared/chat/id.ts";
import { openDialog } from "../kit/dialog.ts";
import { textField } from "../kit/field.ts";
import { refusalText } from "../kit/status.ts";
import { addressOf } from "../shell/address.ts";
import type { Desk } from "../shell/desk.ts";
import type { HandlingWords } from "./words.ts";

/** What is chosen from. */
export interface PickOptions {
  readonly desk: Desk;
  readonly words: HandlingWords;
  readonly place: ConversationRef;
  /** With what variables are filled in; empty: there is nothing. */
  readonly values: Readonly<Record<CannedVariable, string>>;
}

/** Fulfilled with the text that was chosen, filled in; with nothing when none was. */
export async function pickAnswer(
  host: Element,
  { desk, words: { canned }, place, values }: PickOptions,
): Promise<string | undefined> {
  const { kit } = desk.locale.words;
  const site = parseRoomId(place.room)?.site;
  let answers: readonly CannedAnswer[] | undefined;
  let fault = "";
  let query = "";
  let chosen: string | undefined;

  const fill = ({ text }: CannedAnswer) => filledAnswer(text, values, canned.otherwise);
  const found = () => {
    const wanted = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
    return (answers ?? []).filter((answer) => {
      const text = `${answer.title} ${answer.text}`.toLowerCase();
      return (answer.site ?? site) === site && wanted.every((word) => text.includes(word));
    });
  };

  const list = (shown: readonly CannedAnswer[], take: (answer: CannedAnswer) => void) =>
    html`<ul role="list" class="choices">${
      shown.map((answer): TemplateResult =>
        html`
          <li>
            <button type="button" @click=${() => take(answer)}>
              <span class="name" dir="auto">${answer.title}</span>
              <span class="soft" dir="auto">${fill(answer)}</span>
            </button>
          </li>
        `
      )
    }</ul>`;
  const emptyText = () =>
    answers === undefined || found().length > 0
      ? ""
      : answers.length === 0
      ? canned.none
      : canned.noneFound;

  const dialog = openDialog(host, {
    title: canned.title,
    close: kit.close,
    draw: ({ close, redraw }) => {
      const take = (answer: CannedAnswer | undefined) => {
        if (answer === undefined) return;
        chosen = fill(answer);
        close();
      };
      const submit = (event: SubmitEvent) => {
        event.preventDefault();
        take(found()[0]);
      };
      return html`
        <form class="fields canned" @submit=${submit}>
          ${textField({
            id: "canned-find",
            label: canned.find,
            value: query,
            change: (next) => {
              query = next;
              redraw();
            },
          })}
          ${list(found(), take)}
          <p class="soft" role="status">${fault || emptyText()}</p>
          <p><a href=${addressOf("settings", "answers")} @click=${close}>${canned.edit}</a></p>
        </form>
      `;
    },
  });

  document.querySelector<HTMLElement>("#canned-find")?.focus();
  const outcome = await desk.api.call("GET", "/api/canned-answers");
  if (outcome.ok && isCannedAnswerList(outcome.value)) answers = outcome.value.answers;
  else fault = outcome.ok ? kit.refused.otherwise : refusalText(outcome.refusal, kit);
  dialog.redraw();
  await dialog.closed;
  return chosen;
}
