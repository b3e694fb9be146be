/**
 * `<small-talk-context>`: what is known of a conversation, beside it: the post, what waits, questions,
 * notes, the reader, and what can be done about them. Where there is no room beside, it lies over the
 * conversation until it is left.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { READERS } from "../../../shared/chat/destination.ts";
import { readerDeskOf } from "../../../shared/chat/desk_destination.ts";
import type { Page, Sender } from "../../../shared/chat/event.ts";
import { isReaderDesk, type ReaderDesk } from "../../../shared/chat/reader_desk.ts";
import { isReaderInfo } from "../../../shared/chat/reader.ts";
import { BACK, icon } from "../../component/icon.ts";
import { define, LightElement } from "../../component/light_element.ts";
import type { Conversation } from "../../state/model.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../kit/status.ts";
import { en } from "./en.ts";
import { consentPart } from "./consent_part.ts";
import { type Ground, readerName, titleOf } from "./ground.ts";
import type { Handling } from "./handling.ts";
import { heldPart } from "./held_part.ts";
import { askOver } from "./link_call.ts";
import { ModerationView } from "./moderation_view.ts";
import "./notes.ts";
import type { Publishing } from "./notes.ts";
import { postPart } from "./post_part.ts";
import { questionPart } from "./question_part.ts";
import { readerPart } from "./reader_part.ts";
import { roomPart } from "./room_part.ts";
import type { HandlingWords } from "./words.ts";

/** So many of those who wrote last can be looked at. */
const MAX_READERS = 12;

/** See the head of this file. */
export class ContextView extends LightElement {
  static override properties = {
    handling: { attribute: false },
    page: { attribute: false },
    chosen: { attribute: false },
    known: { attribute: false },
    status: { attribute: false },
  };

  declare handling: Handling;
  declare page: Page | undefined;
  /** The reader one has chosen to look at. */
  declare protected chosen: string | undefined;
  declare protected known: ReaderDesk | undefined;
  declare protected status: Status;
  #moderation: ModerationView | undefined;
  #asked: string | undefined;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.status = IDLE;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("handling")) {
      this.#start();
      this.chosen = this.known = this.#asked = undefined;
      this.status = IDLE;
    }
    this.#askAbout(this.#reader?.id);
  }

  protected override render(): TemplateResult {
    const { status } = this;
    const { context, bar } = this.#words;
    const ground = this.#ground;
    const moderation = this.#moderation;
    return html`
      <aside class="context" aria-label=${context.label}>
        <div class="context-head">
          <button class="icon hide-context" aria-label=${bar.back} @click=${() => this.#done()}>
            ${icon(BACK)}
          </button>
          <h2 tabindex="-1">${context.label}</h2>
        </div>
        ${statusLine(status)}
        ${moderation === undefined ? nothing : heldPart(moderation, ground)}
        ${questionPart(ground)} ${consentPart(ground)} ${this.#notes(ground)}
        ${this.#readerPart(ground)} ${postPart(ground)} ${roomPart(ground)}
      </aside>
    `;
  }

  #notes(ground: Ground): TemplateResult | typeof nothing {
    const { talk, desk, place, conversation } = this.handling;
    const words = this.#words;
    if (talk === undefined) return nothing;
    const reader = this.#reader;
    const { everyoneSees, onlySees } = words.notes;
    // A note is about a reader where one has chosen whom one looks at, and in a whisper.
    const about = place.whisper ?? this.chosen ? this.known?.reader ?? reader : undefined;
    return html`
      <small-talk-notes
        .desk=${desk}
        .talk=${talk}
        .words=${words}
        .reader=${place.whisper === undefined ? this.chosen : undefined}
        .readerName=${about === undefined ? undefined : readerName(about, ground)}
        .audience=${place.whisper === undefined || reader === undefined
          ? everyoneSees(titleOf(ground))
          : onlySees(readerName(reader, ground))}
        .open=${publishingIn(conversation)}
      ></small-talk-notes>
    `;
  }

  #readerPart(ground: Ground): TemplateResult | typeof nothing {
    const reader = this.#reader;
    const moderation = this.#moderation;
    if (reader === undefined || moderation === undefined) return nothing;
    const { known } = this;
    const choose = (id: string) => this.chosen = id;
    const shown = { reader, others: this.#readers, known, choose };
    return readerPart(shown, moderation, ground);
  }

  get #ground(): Ground {
    const { handling, page } = this;
    const { desk, conversation, place } = handling;
    return {
      desk,
      words: this.#words,
      conversation,
      place,
      page,
      answer: (question) => {
        this.#done();
        handling.answer(question);
      },
      ask: (text, message) => {
        this.#done();
        handling.askBack(text, message);
      },
      host: this,
      redraw: () => this.requestUpdate(),
      tell: (refusal) =>
        this.status = refusal === undefined ? IDLE : refusedStatus(refusal, desk.locale.words.kit),
    };
  }

  /** Who wrote here last, each once; of erased ones nothing is left to look at. */
  get #readers(): readonly Sender[] {
    const senders = this.handling.conversation.state.messages.toReversed().map(({ from }) => from)
      .filter(({ kind, id }) => kind === "reader" && id !== "");
    return [...new Map(senders.toReversed().map((from) => [from.id, from])).values()].toReversed()
      .slice(0, MAX_READERS);
  }

  /** Who is looked at: who was chosen, else whose whisper it is, else who asks, else who wrote last. */
  get #reader(): Sender | undefined {
    const { handling: { place: { whisper }, conversation: { state } }, chosen } = this;
    const readers = this.#readers;
    const asks = state.messages.findLast(({ question, from }) =>
      question?.state === "open" && from.kind === "reader"
    )?.from.id;
    const id = chosen ?? whisper ?? asks;
    const found = readers.find((reader) => reader.id === id);
    if (found !== undefined) return found;
    return whisper === undefined ? readers[0] : { kind: "reader", id: whisper, name: "" };
  }

  async #askAbout(id: string | undefined): Promise<void> {
    const { link, author } = this.handling.desk;
    const isOnline = link.status.kind === "online";
    if (id === this.#asked || !isOnline || author.role === "moderator") return;
    this.#asked = id;
    this.known = undefined;
    if (id === undefined) return;
    const asked = await askOver(link, readerDeskOf(id), isReaderDesk);
    if (this.#asked === id && asked.ok) this.known = asked.value;
  }

  #start(): void {
    this.#stop();
    const { desk: { link, author }, conversation } = this.handling;
    const moderation = new ModerationView(link, () => this.requestUpdate());
    this.#moderation = moderation;
    const redraw = () => this.requestUpdate();
    this.#stops = [
      () => moderation.close(),
      link.watch(redraw),
      conversation.subscribe(redraw),
    ];
    if (author.role === "moderator") return;
    this.#stops.push(link.follow(() => READERS, (body) => {
      const { known } = this;
      if (isReaderInfo(body) && body.id === known?.reader.id) {
        this.known = { ...known, reader: body };
      }
    }));
  }

  #stop(): void {
    this.#stops.forEach((stop) => stop());
  }

  /** There are words as soon as this is drawn. */
  get #words(): HandlingWords {
    return this.handling.words ?? en;
  }

  /** Where it lies over the conversation, one wants to see that again. */
  #done(): void {
    this.dispatchEvent(new CustomEvent("small-talk-aside-done", { bubbles: true }));
  }
}

/** What notes need of a conversation. */
function publishingIn(conversation: Conversation): Publishing {
  return {
    publish(text) {
      conversation.say({ text });
      return conversation.state.pending.at(-1)?.id;
    },
    has: (message) =>
      conversation.state.messages.some(({ id, deleted }) => id === message && !deleted),
    takeBack: (message) => conversation.change(message, { kind: "delete" }),
  };
}

define("small-talk-context", ContextView);
