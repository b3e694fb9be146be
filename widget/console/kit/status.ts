/**
 * What came of something one did, in a line beside the button.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import type { KitWords } from "../../locale/console_words.ts";
import type { CallRefusal } from "../api/console_api.ts";

/** What there is to say. */
export type Status =
  | { readonly kind: "idle" }
  | { readonly kind: "busy" | "done" | "failed"; readonly text: string };

/** Nothing was done yet. */
export const IDLE: Status = { kind: "idle" };

/** A line that screen readers are told of; it is there also while it says nothing. */
export function statusLine(status: Status): TemplateResult {
  const text = status.kind === "idle" ? "" : status.text;
  // Both are there all the time: a region that comes with its text is not read everywhere.
  return html`
    <p class="status-line">
      <span role="status">${status.kind === "failed" ? "" : text}</span>
      <span class="failed" role="alert">${status.kind === "failed" ? text : ""}</span>
    </p>
  `;
}

/** Why a call did not work, in a sentence for people. */
export function refusalText({ code }: CallRefusal, { refused }: KitWords): string {
  return Object.hasOwn(refused, code) ? refused[code] ?? refused.otherwise : refused.otherwise;
}

/** The same as a status. */
export function refusedStatus(refusal: CallRefusal, words: KitWords): Status {
  return { kind: "failed", text: refusalText(refusal, words) };
}
