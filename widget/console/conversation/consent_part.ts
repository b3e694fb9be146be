/**
 * How a private question gets into the open: its reader is asked, agrees, and an author publishes it.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { commandOf, whisperOf } from "../../../shared/chat/destination.ts";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { newId } from "../../../shared/chat/id.ts";
import { confirm } from "../kit/confirm.ts";
import { addressOf } from "../shell/address.ts";
import { excerpt, type Ground, titleOf } from "./ground.ts";
import { sendOver } from "./link_call.ts";

/** So many questions are shown, the newest first. */
const MAX_SHOWN = 5;

/** How far one is. */
export type Publishing = "unasked" | "asked" | "allowed" | "published";

/** How far a reader's message is on its way into the open. Who quotes it has asked about it. */
export function publishingOf(message: ChatMessage, all: readonly ChatMessage[]): Publishing {
  if (message.published !== undefined) return "published";
  if (message.consent === true) return "allowed";
  const isAsked = all.some(({ from, quote, deleted }) =>
    from.kind === "author" && quote?.id === message.id && !deleted
  );
  return isAsked ? "asked" : "unasked";
}

/** The questions of a whisper, and how far each is; nothing in the open. */
export function consentPart(ground: Ground): TemplateResult | typeof nothing {
  const { words: { consent }, conversation: { state }, place, desk } = ground;
  if (place.whisper === undefined || desk.author.role === "moderator") return nothing;
  const asked = state.messages.filter(({ from, question, deleted, consent, published }) =>
    from.kind === "reader" && !deleted &&
    (question !== undefined || consent === true || published !== undefined)
  ).toReversed().slice(0, MAX_SHOWN);
  if (asked.length === 0) return nothing;
  return html`
    <section aria-labelledby="context-consent">
      <h3 id="context-consent">${consent.title}</h3>
      <ul role="list">${asked.map((message) => row(message, ground))}</ul>
    </section>
  `;
}

function row(message: ChatMessage, ground: Ground): TemplateResult {
  const { words: { consent }, conversation: { state }, place } = ground;
  const publishing = publishingOf(message, state.messages);
  return html`
    <li>
      <p class="text" dir="auto">${excerpt(message.text, ground)}</p>
      <p class="soft">${consent[publishing]}</p>
      <div class="does">
        ${publishing === "unasked"
          ? html`
            <button @click=${() => ground.ask(consent.question, message)}>${consent.ask}</button>
          `
          : publishing === "allowed"
          ? html`<button @click=${() => publish(message, ground)}>${consent.publish}</button>`
          : publishing === "published"
          ? html`<a href=${addressOf("inbox", place.room)}>${titleOf(ground)}</a>`
          : nothing}
      </div>
    </li>
  `;
}

async function publish(message: ChatMessage, ground: Ground): Promise<void> {
  const { words: { consent }, desk, place: { room, whisper = "" }, host, tell } = ground;
  const isWanted = await confirm(host, {
    title: consent.publishTitle,
    text: `${consent.publishText(titleOf(ground))}\n\n${message.text}`,
    action: consent.publish.replace("…", ""),
    isGrave: false,
  }, desk.locale.words.kit);
  if (!isWanted) return;
  const as = newId((bytes) => crypto.getRandomValues(bytes));
  const destination = commandOf(whisperOf(room, whisper), "publish");
  tell(await sendOver(desk.link, { destination, body: { id: message.id, as } }));
}
