/**
 * `<small-talk-notes>`: what authors note for each other at a conversation, with a field of its own.
 * What is written here goes to the notes and nowhere else; the way into the open is a button that shows
 * first what will be seen, and by whom.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Note } from "../../../shared/chat/desk.ts";
import { MAX_NOTE_LENGTH, TAKE_BACK_FOR_MS } from "../../../shared/limit.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { tidyText } from "../../state/text.ts";
import { confirm } from "../kit/confirm.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../kit/status.ts";
import type { Desk } from "../shell/desk.ts";
import { PublishedNotes } from "./published.ts";
import type { TalkDesk } from "./talk_desk.ts";
import type { HandlingWords } from "./words.ts";

/** What is written and not kept yet, by conversation; apart from drafts of messages. */
const drafts = new Map<string, string>();

/** Those that can be taken back. */
const published = new PublishedNotes();

/** The conversation in which notes are published. */
export interface Publishing {
  /** Says a text as an answer. @returns the id of the message */
  publish(text: string): string | undefined;
  /** Whether a message is there for others. */
  has(message: string): boolean;
  /** Deletes a message for everybody. */
  takeBack(message: string): void;
}

/** See the head of this file. */
export class NotesView extends LightElement {
  static override properties = {
    desk: { attribute: false },
    talk: { attribute: false },
    words: { attribute: false },
    readerName: { attribute: false },
    status: { attribute: false },
    edited: { attribute: false },
    open: { attribute: false },
  };

  declare desk: Desk;
  declare talk: TalkDesk;
  declare words: HandlingWords;
  /** Whom new notes are about. */
  declare reader: string | undefined;
  /** What that reader is called. */
  declare readerName: string | undefined;
  /** Who would see a note that is published, in a sentence. */
  declare audience: string;
  /** Where notes are published, and taken back. */
  declare open: Publishing;
  declare protected status: Status;
  /** The note that gets another text. */
  declare protected edited: Note | undefined;
  #unsubscribe = () => {};
  /** Draws again when the next offer to take something back is over. */
  #cancelOffer = () => {};

  constructor() {
    super();
    this.status = IDLE;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#cancelOffer();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("talk")) return;
    this.edited = undefined;
    this.status = IDLE;
    this.#unsubscribe();
    this.#unsubscribe = this.talk.subscribe(() => this.requestUpdate());
  }

  protected override render(): TemplateResult {
    const { words: { notes: words }, talk, status, readerName } = this;
    return html`
      <section class="notes" aria-labelledby="notes-title">
        <h3 id="notes-title">${words.title}</h3>
        <p class="soft" id="notes-hint">${words.hint}</p>
        <ul role="list">${talk.view.notes.map((note) => this.#note(note))}</ul>
        <form @submit=${this.#keep}>
          <textarea
            rows="2"
            dir="auto"
            aria-label=${words.field}
            placeholder=${words.field}
            aria-describedby="notes-hint"
            aria-invalid=${this.#over > 0}
            .value=${this.#draft}
            @input=${this.#input}
            @keydown=${this.#keydown}
          ></textarea>
          ${readerName === undefined || this.edited !== undefined
            ? nothing
            : html`<p class="soft" dir="auto">${words.about(readerName)}</p>`}
          <div class="act">
            <button class="keep">${words.keep}</button>
            ${this.#over > 0
              ? html`<span class="failed" role="alert">${words.tooLong(this.#over)}</span>`
              : statusLine(status)}
          </div>
        </form>
      </section>
    `;
  }

  #note(note: Note): TemplateResult {
    const { words: { notes: words }, desk } = this;
    const { locale: { calendar }, clock, author } = desk;
    const when = `${calendar.date(note.at, clock.now(), { month: "short" })} ${
      calendar.time(note.at)
    }`;
    return html`
      <li>
        <p class="text" dir="auto">${note.text}</p>
        <p class="soft">
          <span dir="auto">${note.by.name}</span> ·
          <time datetime=${new Date(note.at).toISOString()}>${when}</time>
          ${note.editedAt === undefined ? nothing : html`
            · ${words.edited}
          `}
        </p>
        <div class="does">
          ${note.by.id === author.id
            ? html`<button @click=${() => this.#edit(note)}>${words.edit}</button>`
            : nothing}
          <button @click=${() => this.#delete(note)}>${words.delete}</button>
          <button class="publish" @click=${() => this.#publish(note)}>${words.publish}</button>
        </div>
        ${this.#offer(note)}
      </li>
    `;
  }

  /** For a while after it was published. */
  #offer(note: Note): TemplateResult | typeof nothing {
    const { words: { notes: words }, desk: { clock, locale: { calendar } }, open } = this;
    const found = published.find(note, clock.now());
    if (found === undefined || !open.has(found.message)) return nothing;
    return html`
      <p class="soft published">
        <span>${words.published(calendar.time(found.at))}</span>
        <button @click=${(event: Event) => this.#takeBack(event, note, found.message)}>
          ${words.takeBack}
        </button>
      </p>
    `;
  }

  get #place(): string {
    const { room, whisper } = this.talk.ref;
    return JSON.stringify([room, whisper]);
  }

  get #draft(): string {
    return drafts.get(this.#place) ?? "";
  }

  get #over(): number {
    return this.#draft.trim().length - MAX_NOTE_LENGTH;
  }

  #become(text: string): void {
    if (text === "") drafts.delete(this.#place);
    else drafts.set(this.#place, text);
    this.requestUpdate();
  }

  #input({ currentTarget }: Event): void {
    this.#become((currentTarget as HTMLTextAreaElement).value);
  }

  /** Enter breaks a line; with Ctrl or Cmd it keeps the note, Escape gives up a change. */
  #keydown(event: KeyboardEvent): void {
    // What is typed here means nothing to the desk around.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.#keep(event);
    if (event.key === "Escape" && this.edited !== undefined) {
      this.edited = undefined;
      this.#become("");
    }
  }

  async #keep(event: Event): Promise<void> {
    event.preventDefault();
    const { talk, edited, reader, desk } = this;
    const text = tidyText(this.#draft);
    if (text === undefined || this.#over > 0) return;
    this.status = IDLE;
    const about = edited === undefined ? { reader } : { id: edited.id };
    const refusal = await talk.keepNote(text, about);
    if (refusal !== undefined) {
      this.status = refusedStatus(refusal, desk.locale.words.kit);
      return;
    }
    this.edited = undefined;
    // What was typed meanwhile stays.
    if (this.talk === talk && tidyText(this.#draft) === text) this.#become("");
  }

  #edit(note: Note): void {
    this.edited = note;
    this.#become(note.text);
    this.querySelector("textarea")?.focus();
  }

  async #delete({ id }: Note): Promise<void> {
    const { talk, words: { notes: words }, desk: { locale } } = this;
    const { kit } = locale.words;
    const isWanted = await confirm(this, {
      title: words.deleteTitle,
      text: words.deleteText,
      action: words.delete,
    }, kit);
    const refusal = isWanted ? await talk.deleteNote(id) : undefined;
    if (refusal !== undefined) this.status = refusedStatus(refusal, kit);
  }

  async #publish(note: Note): Promise<void> {
    const { text } = note;
    const { words: { notes: words }, talk, desk, audience, open } = this;
    const isWanted = await confirm(this, {
      title: words.publishTitle,
      text: `${audience}\n\n${text}`,
      action: talk.ref.whisper === undefined ? words.publishOpen : words.publishLow,
      isGrave: false,
    }, desk.locale.words.kit);
    const message = isWanted ? open.publish(text) : undefined;
    if (message === undefined) return;
    const { clock } = desk;
    published.put(note, message, clock.now());
    this.status = IDLE;
    this.requestUpdate();
    this.#cancelOffer();
    this.#cancelOffer = clock.after(TAKE_BACK_FOR_MS, () => this.requestUpdate());
  }

  async #takeBack({ currentTarget }: Event, note: Note, message: string): Promise<void> {
    const item = (currentTarget as HTMLElement).closest("li");
    this.open.takeBack(message);
    published.forget(note);
    this.status = { kind: "done", text: this.words.notes.takenBack };
    await this.updateComplete;
    // The button that had the focus is gone.
    item?.querySelector<HTMLElement>(".publish")?.focus();
  }
}

define("small-talk-notes", NotesView);
