/**
 * What helps while one writes: what the text refers to and a way out of it, how much still fits, a
 * frame for pasted code, and one's last message taken up again.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { EDIT_WINDOW_MS } from "../../../shared/limit.ts";
import { CROSS, icon } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import { nameOf } from "../../component/name.ts";
import { moreWordsOf } from "../../locale/more_locale.ts";
import type { Reference, Writing } from "../contract.ts";
import { plainText } from "../plain_text.ts";
import { fenced } from "./fence.ts";
export { composingStyle as css } from "./style.ts";

const emojis = new Later(() => import("../emoji/emoji.ts"));
/** How many characters are left when that is said. */
const NEAR_LIMIT = 200;

/** Begins to write about something. What was there waits while a message is edited. */
export function compose(writing: Writing, reference: Reference): void {
  const { before, ...draft } = writing.draft;
  writing.become(
    reference.kind === "edit"
      ? { text: reference.message.text, reference, before: before ?? draft }
      : { ...before ?? draft, reference },
  );
}

/** Writes about nothing any more; what was there before an edit comes back. */
export function leave(writing: Writing): void {
  const { before, text, question } = writing.draft;
  writing.become(before ?? { text, question });
  writing.field.focus();
}

/** Sends a text with what it is about. */
export function send(writing: Writing, text: string): void {
  const { conversation, draft: { reference }, asks } = writing;
  if (reference?.kind === "edit") {
    if (text !== reference.message.text) {
      conversation.change(reference.message.id, { kind: "edit", text });
    }
    return leave(writing);
  }
  writing.become({ text: "" });
  conversation.say({
    text,
    ...asks && { question: true },
    ...reference?.kind === "quote" && { quote: reference.message.id },
    ...reference?.kind === "sentence" && { sentence: reference.sentence },
  });
}

/** What stands above the field: what the text is about. */
export function above(writing: Writing): TemplateResult | typeof nothing {
  const { reference } = writing.draft;
  const words = wordsOf(writing);
  if (reference === undefined || words === undefined) return nothing;
  return html`
    <div class="reference" part="reference">
      <div>
        <b dir="auto">${titleOf(reference, writing)}</b>
        <p dir="auto">${textOf(reference, writing)}</p>
      </div>
      <button
        type="button"
        aria-label=${reference.kind === "edit" ? words.cancel : words.leaveOut}
        @click=${() => leave(writing)}
      >${icon(CROSS)}</button>
    </div>
  `;
}

/** What stands below it: how much fits, and the offer to keep the form of pasted code. */
export function below(writing: Writing): TemplateResult {
  const { left, field, pasted, locale: { words } } = writing;
  const code = pasted === "" ? undefined : fenced(field.value, pasted);
  const count = left < 0 ? words.tooMany(-left) : left < NEAR_LIMIT ? words.left(left) : "";
  return html`
    ${code === undefined ? nothing : html`
      <button type="button" class="fence" @click=${() => frame(writing, code)}>${wordsOf(writing)
        ?.code}</button>
    `}
    <p class="count" role="status">${count}</p>
  `;
}

/** Puts an emoji somebody chooses where they write. @param opener the button */
export async function addEmoji(writing: Writing, opener: HTMLElement): Promise<void> {
  const { field, locale } = writing;
  const emoji = await (await emojis.load()).pickEmoji({ opener, locale });
  if (emoji === undefined) return;
  field.setRangeText(emoji, field.selectionStart, field.selectionEnd, "end");
  writing.become({ ...writing.draft, text: field.value });
  field.focus();
}

/** Takes up one's newest message again, unless it is too old for that. @param now in ms since 1970 */
export function editLast(writing: Writing, now: number): void {
  const { messages, you } = writing.conversation.state;
  const message = messages.findLast(({ from }) => from.id === you?.id && from.kind === you.kind);
  if (message === undefined || message.deleted) return;
  if (you?.kind === "author" || now - message.at < EDIT_WINDOW_MS) {
    compose(writing, { kind: "edit", message });
  }
}

function wordsOf(writing: Writing) {
  return moreWordsOf(writing.locale, () => writing.requestUpdate())?.composing;
}

function titleOf(reference: Reference, writing: Writing): string | undefined {
  const words = wordsOf(writing);
  if (reference.kind !== "quote") return words?.[reference.kind];
  const { from } = reference.message;
  return words?.quote(nameOf(from, writing.locale.words) || writing.locale.words.author);
}

/** An edited text stands in the field itself. */
function textOf(reference: Reference, writing: Writing): string {
  if (reference.kind === "edit") return "";
  return reference.kind === "quote"
    ? plainText(reference.message.text, () => writing.requestUpdate())
    : reference.sentence.text;
}

function frame(writing: Writing, code: string): void {
  writing.become({ ...writing.draft, text: code });
  writing.field.focus();
}
