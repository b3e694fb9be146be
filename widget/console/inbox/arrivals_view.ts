/**
 * `<small-talk-arrivals>`: says to screen readers what came in which conversation; many at once are one
 * sentence. Nobody sees it, and while the window is hidden it is silent.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { nameOf } from "../../component/name.ts";
import { Announcer } from "../../feature/attending/announcer.ts";
import { plainText, whenPlain } from "../../feature/plain_text.ts";
import type { InboxState } from "../../state/model.ts";
import type { Desk } from "../shell/desk.ts";
import { arrivals } from "./arrivals.ts";
import { pageTitleOf } from "./row.ts";
import type { InboxWords } from "./words.ts";

/** See the head of this file. */
export class ArrivalsView extends LightElement {
  static override properties = {
    desk: { attribute: false },
    words: { attribute: false },
    lines: { attribute: false },
  };

  declare desk: Desk;
  declare words: InboxWords;
  /** The conversation that is on the screen. */
  declare open: ConversationRef | undefined;
  declare protected lines: readonly string[];
  #before: InboxState | undefined;
  #announcer: Announcer | undefined;
  #unsubscribe = () => {};

  constructor() {
    super();
    this.lines = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#announcer?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    const { inbox, clock } = this.desk;
    this.#before = inbox.state;
    this.#announcer = new Announcer(clock, (lines) => this.lines = lines);
    this.#unsubscribe();
    this.#unsubscribe = inbox.subscribe(() => this.#hear(inbox.state));
  }

  protected override render(): TemplateResult {
    return html`
      <div class="unseen" role="status">${this.lines.map((line) => html`<p>${line}</p>`)}</div>
    `;
  }

  #hear(state: InboxState): void {
    const { desk: { author }, words, open } = this;
    const before = this.#before;
    this.#before = state;
    if (before === undefined || document.visibilityState !== "visible") return;
    const rows = arrivals(before, state, { me: author.id, open });
    if (rows.length === 0) return;
    whenPlain(
      rows.map(({ last }) => last.text),
      () => this.#announcer?.say(rows.map((row) => this.#lineOf(row)), words.arrivedMany),
    );
  }

  #lineOf(row: InboxRow): string {
    const { words: { arrived, arrivedLow }, desk: { locale: { words } } } = this;
    const { from, text } = row.last;
    const name = nameOf(from, words) || words.author;
    const say = row.whisper === undefined ? arrived : arrivedLow;
    return say(name, pageTitleOf(row), plainText(text, () => {}));
  }
}

define("small-talk-arrivals", ArrivalsView);
