/**
 * What a message has beside its text: what it refers to above, what became of it below.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { ViewContext } from "../contract.ts";

/** The quoted message, or the sentence of the post. */
export function above(
  { quote, sentence }: Pick<ChatMessage, "quote" | "sentence">,
  { view }: ViewContext,
): TemplateResult | typeof nothing {
  if (sentence !== undefined) return html`<blockquote dir="auto">${sentence.text}</blockquote>`;
  if (quote === undefined) return nothing;
  return html`
    <button class="quote" dir="auto" @click=${() => view.reveal(quote.id)}>${quote.text}</button>
  `;
}

/** What people feel about it. */
export function below(
  message: ChatMessage,
  { conversation }: ViewContext,
): TemplateResult | typeof nothing {
  const { id, reactions = [] } = message;
  const you = conversation.state.you?.id ?? "";
  return html`${
    reactions.map(({ emoji, count, by }) => {
      const on = by.includes(you);
      return html`
        <button
          class="reaction"
          aria-pressed=${on}
          @click=${() => conversation.change(id, { kind: "react", emoji, on: !on })}
        >${emoji} ${count}</button>
      `;
    })
  }`;
}
