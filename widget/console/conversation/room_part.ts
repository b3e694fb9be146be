/**
 * What can be done about a conversation as a whole: closing it to readers, and erasing it.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { segmentOf } from "../../../shared/chat/destination.ts";
import { confirm } from "../kit/confirm.ts";
import { addressOf } from "../shell/address.ts";
import { type Ground, readerName } from "./ground.ts";

/** See the head of this file. Moderators can do neither. */
export function roomPart(ground: Ground): TemplateResult | typeof nothing {
  const { words: { context }, desk, place, conversation: { state } } = ground;
  if (desk.author.role === "moderator") return nothing;
  const isClosed = state.terms?.mode === "closed";
  return html`
    <section aria-labelledby="context-room">
      <h3 id="context-room">${context.room}</h3>
      ${isClosed ? html`<p class="soft">${context.isClosed}</p>` : nothing}
      <div class="does">
        ${place.whisper !== undefined
          ? nothing
          : isClosed
          ? html`<button @click=${() => setMode(undefined, ground)}>${context.open}</button>`
          : html`<button @click=${() => close(ground)}>${context.close}</button>`}
        <button class="bad" @click=${() => erase(ground)}>${context.erase}</button>
      </div>
    </section>
  `;
}

async function close(ground: Ground): Promise<void> {
  const { words: { context }, desk, host } = ground;
  const isWanted = await confirm(host, {
    title: context.closeTitle,
    text: context.closeText,
    action: context.close.replace("…", ""),
  }, desk.locale.words.kit);
  if (isWanted) await setMode("closed", ground);
}

/** Settles the room's own mode, and leaves whatever else is settled for it. */
async function setMode(mode: "closed" | undefined, ground: Ground): Promise<void> {
  const { desk: { api }, place, tell } = ground;
  const path = `/api/rooms/${segmentOf(place.room)}/settings`;
  const before = await api.call("GET", path);
  if (!before.ok) return tell(before.refusal);
  const { mode: _, ...rest } = before.value as Readonly<Record<string, unknown>>;
  const after = await api.call("PUT", path, { ...rest, ...mode !== undefined && { mode } });
  tell(after.ok ? undefined : after.refusal);
}

async function erase(ground: Ground): Promise<void> {
  const { words: { context }, desk, place: { room, whisper }, host, tell } = ground;
  const path = room.slice(room.indexOf("/"));
  const name = whisper === undefined ? path : readerName(readerOf(ground), ground);
  const isWanted = await confirm(host, {
    title: context.eraseTitle,
    text: whisper === undefined ? context.eraseRoom : context.eraseWhisper(name),
    action: context.erase.replace("…", ""),
    typed: name,
  }, desk.locale.words.kit);
  if (!isWanted) return;
  const at = `/api/rooms/${segmentOf(room)}`;
  const outcome = await desk.api.call(
    "DELETE",
    whisper === undefined ? at : `${at}/whispers/${whisper}`,
  );
  tell(outcome.ok ? undefined : outcome.refusal);
  if (outcome.ok) desk.go(addressOf("inbox"));
}

function readerOf({ conversation: { state }, place }: Ground) {
  const said = state.messages.findLast(({ from }) => from.kind === "reader");
  return { id: place.whisper ?? "", name: said?.from.name ?? "" };
}
