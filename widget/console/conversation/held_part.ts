/**
 * Messages that wait until an author lets them through.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { HeldMessage } from "../../../shared/chat/moderation.ts";
import { excerpt, type Ground, readerName } from "./ground.ts";
import type { ModerationView } from "./moderation_view.ts";
import { sentencePart } from "./post_part.ts";

/** Those of a room; nothing where none waits. */
export function heldPart(
  moderation: ModerationView,
  ground: Ground,
): TemplateResult | typeof nothing {
  const { words: { context }, place } = ground;
  if (place.whisper !== undefined) return nothing;
  const held = moderation.held.filter(({ room }) => room === place.room);
  if (held.length === 0) return nothing;
  return html`
    <section class="held" aria-labelledby="context-held">
      <h3 id="context-held">${context.held}</h3>
      <ul role="list">${held.map((message) => row(message, moderation, ground))}</ul>
    </section>
  `;
}

function row(message: HeldMessage, moderation: ModerationView, ground: Ground): TemplateResult {
  const { words: { context }, tell } = ground;
  const { room, id } = message;
  const judge = async (command: "approve" | "reject") =>
    tell(await moderation.act(command, { room, id }));
  return html`
    <li>
      <p class="soft" dir="auto">${readerName(message.from, ground)}</p>
      ${message.sentence === undefined ? nothing : sentencePart(message.sentence, ground)}
      <p class="text" dir="auto">${excerpt(message.text, ground)}</p>
      <div class="does">
        <button @click=${() => judge("approve")}>${context.approve}</button>
        <button class="bad" @click=${() => judge("reject")}>${context.reject}</button>
      </div>
    </li>
  `;
}
