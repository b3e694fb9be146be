/**
 * The reader of a conversation: what that reader gave and wrote here, and what can be done about them.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Sender } from "../../../shared/chat/event.ts";
import { newId, parseRoomId } from "../../../shared/chat/id.ts";
import type { Measure, MeasureKind } from "../../../shared/chat/moderation.ts";
import type { ReaderConversation, ReaderDesk } from "../../../shared/chat/reader_desk.ts";
import { confirm } from "../kit/confirm.ts";
import { selectField } from "../kit/field.ts";
import { pathOf } from "../inbox/place.ts";
import { addressOf } from "../shell/address.ts";
import { dayOf, excerpt, type Ground, readerName } from "./ground.ts";
import type { ModerationView } from "./moderation_view.ts";
import { askRestrict } from "./restrict_dialog.ts";

/** Who is shown. */
export interface ShownReader {
  readonly reader: Sender;
  /** Whom else one can look at: who wrote in this conversation. */
  readonly others: readonly Sender[];
  /** What the server has of the reader, once it has said so; a moderator is told nothing. */
  readonly known: ReaderDesk | undefined;
  readonly choose: (id: string) => void;
}

/** See the head of this file. */
export function readerPart(
  shown: ShownReader,
  moderation: ModerationView,
  ground: Ground,
): TemplateResult {
  const { words: { reader: words }, place } = ground;
  const { reader, others, known } = shown;
  const name = readerName(known?.reader ?? reader, ground);
  return html`
    <section class="reader" aria-labelledby="context-reader">
      <h3 id="context-reader">${words.title}</h3>
      ${place.whisper === undefined && others.length > 1
        ? selectField({
          id: "context-who",
          label: words.choose,
          value: reader.id,
          options: others.map((other) => [other.id, readerName(other, ground)] as const),
          change: shown.choose,
        })
        : nothing}
      <p class="name" dir="auto">${name}</p>
      ${known === undefined ? nothing : about(known, ground)}
      <ul role="list">
        ${moderation.measures.filter((measure) => measure.reader === reader.id)
          .map((measure) => measureRow(measure, moderation, ground))}
      </ul>
      ${doing({ reader, name }, moderation, ground)}
    </section>
  `;
}

function about(known: ReaderDesk, ground: Ground): TemplateResult {
  const { words: { reader: words }, place } = ground;
  const { reader: { email, verified, knownSince, name }, trusted, conversations } = known;
  const elsewhere = conversations.filter(({ room, whisper }) =>
    room !== place.room || whisper !== place.whisper
  );
  const notes = known.notes.filter(({ room, whisper }) =>
    room !== place.room || whisper !== place.whisper
  );
  return html`
    ${verified ? html`<p>${words.verified}</p>` : nothing}
    ${email === undefined ? nothing : html`
      <p class="soft">${words.email}</p>
      <p dir="ltr"><a href=${`mailto:${
        encodeURIComponent(email).replace("%40", "@")
      }`}>${email}</a></p>
    `}
    ${name === "" && email === undefined && !verified
      ? html`<p class="soft">${words.stranger}</p>`
      : nothing}
    ${knownSince === undefined
      ? nothing
      : html`<p class="soft">${words.since(dayOf(knownSince, ground))}</p>`}
    <p class="soft">${trusted ? words.trusted : words.untrusted}</p>
    ${notes.length === 0 ? nothing : html`
      <h4>${words.notes}</h4>
      <ul role="list" class="elsewhere">
        ${notes.map((note) =>
          html`
            <li>
              <p class="text" dir="auto">${note.text}</p>
              <p class="soft" dir="auto">${note.by.name} · ${dayOf(note.at, ground)}</p>
            </li>
          `
        )}
      </ul>
    `}
    <h4>${words.earlier}</h4>
    ${elsewhere.length === 0 ? html`<p class="soft">${words.noEarlier}</p>` : nothing}
    <ul role="list">${elsewhere.map((each) => earlier(each, ground))}</ul>
  `;
}

function earlier(each: ReaderConversation, ground: Ground): TemplateResult {
  const { words: { reader: words }, desk } = ground;
  const { room, whisper, messages, text, at } = each;
  // The same page, whichever of its conversations is in the list.
  const title = desk.inbox.state.rows.find((row) => row.room === room)?.page.title;
  const address = whisper === undefined
    ? addressOf("inbox", room)
    : addressOf("inbox", room, whisper);
  return html`
    <li>
      <a href=${address} dir=${title ? "auto" : "ltr"}>${title || pathOf(each)}</a>
      <p class="text" dir="auto">${excerpt(text, ground)}</p>
      <p class="soft">
        ${words.messages(messages)} · ${dayOf(at, ground)}
        ${whisper === undefined ? nothing : html`
          · ${words.whispered}
        `}
      </p>
    </li>
  `;
}

/** A measure, and how to lift it. */
export function measureRow(
  { id, kind, expiresAt, reason, by }: Measure,
  moderation: ModerationView,
  ground: Pick<Ground, "desk" | "words" | "tell">,
): TemplateResult {
  const { words: { reader: words }, desk } = ground;
  const until = expiresAt === undefined
    ? words.forever
    : words.until(`${dayOf(expiresAt, { desk })} ${desk.locale.calendar.time(expiresAt)}`);
  const lift = async () => ground.tell(await moderation.act("lift", { id }));
  return html`
    <li class="measure">
      <p>${kind === "mute" ? words.muted(until) : words.banned(until)}</p>
      ${reason === "" ? nothing : html`<p class="soft" dir="auto">${words.reason(reason)}</p>`}
      <p class="soft" dir="auto">${by.name}</p>
      <div class="does"><button @click=${lift}>${words.lift}</button></div>
    </li>
  `;
}

interface Whom {
  readonly reader: Sender;
  readonly name: string;
}

function doing({ reader, name }: Whom, moderation: ModerationView, ground: Ground): TemplateResult {
  const { words: { reader: words }, desk, place, host, tell } = ground;
  const { kit } = desk.locale.words;
  const restrict = async (kind: MeasureKind) => {
    const chosen = await askRestrict(host, { kind, name, words: ground.words.restrict, kit });
    if (chosen === undefined) return;
    const id = newId((bytes) => crypto.getRandomValues(bytes));
    const site = parseRoomId(place.room)?.site;
    tell(await moderation.act(kind, { id, reader: reader.id, site, ...chosen }));
  };
  const purge = async () => {
    const { purgeTitle: title, purgeText, purge } = words;
    const action = purge.replace("…", "");
    if (!await confirm(host, { title, text: purgeText(name), action }, kit)) return;
    tell(await moderation.act("purge", { reader: reader.id }));
  };
  const erase = async () => {
    const { eraseTitle: title, eraseText, erase } = words;
    const action = erase.replace("…", "");
    const question = { title, text: eraseText(name), action, typed: name };
    if (!await confirm(host, question, kit)) return;
    const outcome = await desk.api.call("DELETE", `/api/readers/${reader.id}`);
    tell(outcome.ok ? undefined : outcome.refusal);
  };
  return html`
    <div class="does">
      <button @click=${() => restrict("mute")}>${words.mute}</button>
      <button class="bad" @click=${() => restrict("ban")}>${words.ban}</button>
      ${desk.author.role === "moderator" ? nothing : html`
        <button class="bad" @click=${purge}>${words.purge}</button>
        <button class="bad" @click=${erase}>${words.erase}</button>
      `}
    </div>
  `;
}
