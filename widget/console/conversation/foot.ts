/**
 * `<small-talk-desk-foot>`: what helps to answer, below where one writes: canned answers, which question
 * the message answers, and who else is answering, or looks.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { CROSS, icon } from "../../component/icon.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { plainText } from "../../feature/plain_text.ts";
import type { Desk } from "../shell/desk.ts";
import type { Busy, TalkDesk } from "./talk_desk.ts";
import type { HandlingWords } from "./words.ts";

/** See the head of this file. */
export class DeskFoot extends LightElement {
  static override properties = {
    desk: { attribute: false },
    talk: { attribute: false },
    words: { attribute: false },
    question: { attribute: false },
  };

  declare desk: Desk;
  declare talk: TalkDesk;
  declare words: HandlingWords;
  declare question: ChatMessage | undefined;
  declare dropQuestion: () => void;
  declare pick: () => void;
  #unsubscribe = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("talk")) return;
    this.#unsubscribe();
    this.#unsubscribe = this.talk.subscribe(() => this.requestUpdate());
  }

  protected override render(): TemplateResult {
    const { words: { foot }, question, talk } = this;
    const { answering, looking } = talk.view;
    const names = namesOf(answering);
    // Who answers looks as well.
    const others = looking.filter(({ by }) => !answering.some((one) => one.by.id === by.id));
    return html`
      <div class="desk-foot">
        ${question === undefined ? nothing : html`
          <p class="counts">
            <span dir="auto">${foot.counts(brief(this.#plain(question.text)))}</span>
            <button
              class="icon"
              aria-label=${foot.countsNot}
              @click=${() => this.dropQuestion()}
            >${icon(CROSS)}</button>
          </p>
        `}
        <div class="foot-line">
          <button aria-keyshortcuts="/" @click=${() => this.pick()}>
            ${foot.canned} <kbd aria-hidden="true">/</kbd>
          </button>
          <div class="soft busy" dir="auto">
            <p>${others.length === 0 ? "" : foot.looking(namesOf(others))}</p>
            <p role="status">${names === "" ? "" : foot.answering(names)}</p>
          </div>
        </div>
      </div>
    `;
  }

  #plain(text: string): string {
    return plainText(text, () => this.requestUpdate());
  }
}

/** So many names are said. */
const MAX_NAMES = 3;

function namesOf(busy: readonly Busy[]): string {
  const names = busy.slice(0, MAX_NAMES).map(({ by }) => by.name).join(", ");
  return busy.length > MAX_NAMES ? `${names}, …` : names;
}

/** So much of a question as tells which one it is. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

define("small-talk-desk-foot", DeskFoot);
