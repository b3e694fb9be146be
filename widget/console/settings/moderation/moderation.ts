/**
 * `<small-talk-moderation>`: all messages that wait for an author, and all who are muted or banned.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { parseRoomId } from "../../../../shared/chat/id.ts";
import type { HeldMessage, Measure } from "../../../../shared/chat/moderation.ts";
import type { ModerationCommand } from "../../../../shared/chat/destination.ts";
import { define } from "../../../component/light_element.ts";
import { nameOf } from "../../../component/name.ts";
import { plainText } from "../../../feature/plain_text.ts";
import { ModerationView } from "../../conversation/moderation_view.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { addressOf } from "../../shell/address.ts";
import { Section } from "../../shell/section.ts";
import { answersStyle } from "../answers/style.ts";
import { en } from "./en.ts";
import type { ModerationWords } from "./words.ts";

/** See the head of this file. */
export class ModerationPage extends Section<ModerationWords> {
  static override properties = { ...Section.properties, status: { attribute: false } };

  declare protected status: Status;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  // Both pages are lists of what was written.
  protected override readonly sheet = answersStyle;
  #moderation: ModerationView | undefined;

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
    this.#moderation?.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) this.#start();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { loaded = false, held = [], measures = [] } = this.#moderation ?? {};
    return html`
      <div class="page answers">
        <h1 tabindex="-1">${words.title}</h1>
        ${statusLine(this.status)}
        <section aria-labelledby="moderation-held">
          <h2 id="moderation-held">${words.heldTitle}</h2>
          ${loaded && held.length === 0 ? html`<p class="soft">${words.noneHeld}</p>` : nothing}
          <ul role="list">${held.map((message) => this.#heldRow(message))}</ul>
        </section>
        <section aria-labelledby="moderation-measures">
          <h2 id="moderation-measures">${words.measuresTitle}</h2>
          ${loaded && measures.length === 0
            ? html`<p class="soft">${words.noMeasures}</p>`
            : nothing}
          <ul role="list">${measures.map((measure) => this.#measureRow(measure))}</ul>
        </section>
      </div>
    `;
  }

  #heldRow({ id, room, from, text, sentence }: HeldMessage): TemplateResult {
    const { words, desk } = this;
    return html`
      <li>
        <p>
          <span class="name" dir="auto">${nameOf(from, desk.locale.words)}</span> ·
          <a href=${addressOf("inbox", room)} dir="ltr">${parseRoomId(room)?.path ?? room}</a>
        </p>
        ${sentence === undefined ? nothing : html`<p class="soft" dir="auto">${sentence.text}</p>`}
        <p class="text" dir="auto">${plainText(text, () => this.requestUpdate())}</p>
        <div class="does">
          <button @click=${() => this.#act("approve", { room, id })}>${words.approve}</button>
          <button class="bad" @click=${() => this.#act("reject", { room, id })}>
            ${words.reject}
          </button>
        </div>
      </li>
    `;
  }

  #measureRow({ id, kind, reader, site, network, reason, by, at, expiresAt }: Measure) {
    const { words, desk } = this;
    const who = reader === undefined
      ? words.somebody
      : nameOf({ kind: "reader", id: reader, name: "" }, desk.locale.words);
    return html`
      <li>
        <p class="name">${kind === "mute" ? words.muted(who) : words.banned(who)}</p>
        <p class="soft">
          ${site} · ${expiresAt === undefined ? words.forever : words.until(this.#when(expiresAt))}
          ${network ? words.network : nothing}
        </p>
        ${reason === "" ? nothing : html`<p dir="auto">${words.reason(reason)}</p>`}
        <p class="soft" dir="auto">${words.by(by.name, this.#when(at))}</p>
        <div class="does">
          <button @click=${() => this.#act("lift", { id })}>${words.lift}</button>
        </div>
      </li>
    `;
  }

  #when(at: number): string {
    const { clock, locale: { calendar } } = this.desk;
    return `${calendar.date(at, clock.now(), { month: "short" })} ${calendar.time(at)}`;
  }

  #start(): void {
    this.#moderation?.close();
    this.#moderation = new ModerationView(this.desk.link, () => this.requestUpdate());
  }

  async #act(command: ModerationCommand, body: object): Promise<void> {
    const refusal = await this.#moderation?.act(command, body);
    this.status = refusal === undefined ? IDLE : refusedStatus(refusal, this.desk.locale.words.kit);
  }
}

define("small-talk-moderation", ModerationPage);
