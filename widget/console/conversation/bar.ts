/**
 * `<small-talk-desk-bar>`: whose a conversation is, whether it sleeps, and whether it is done.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type AuthorInfo, isAuthorList } from "../../../shared/chat/author.ts";
import type { DeskState, SetDesk } from "../../../shared/chat/desk.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { openDialog } from "../kit/dialog.ts";
import { textField } from "../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../kit/status.ts";
import type { Desk } from "../shell/desk.ts";
import { localValue, snoozeTimes } from "./snooze_times.ts";
import type { TalkDesk } from "./talk_desk.ts";
import type { HandlingWords } from "./words.ts";

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** Who answers on this server; asked for once for each desk. */
const authorsOf = new WeakMap<Desk, Promise<readonly AuthorInfo[]>>();

/** See the head of this file. */
export class DeskBar extends LightElement {
  static override properties = {
    desk: { attribute: false },
    talk: { attribute: false },
    words: { attribute: false },
    authors: { attribute: false },
    status: { attribute: false },
  };

  declare desk: Desk;
  declare talk: TalkDesk;
  declare words: HandlingWords;
  declare protected authors: readonly AuthorInfo[];
  declare protected status: Status;
  #unsubscribe = () => {};

  constructor() {
    super();
    this.authors = [];
    this.status = IDLE;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) void this.#loadAuthors();
    if (!changed.has("talk")) return;
    this.status = IDLE;
    this.#unsubscribe();
    this.#unsubscribe = this.talk.subscribe(() => this.requestUpdate());
  }

  /** What had the focus may be gone, as what was done: then the first thing here has it. */
  protected override update(changed: PropertyValues): void {
    const hadFocus = this.contains(document.activeElement);
    super.update(changed);
    if (hadFocus && !this.contains(document.activeElement)) this.querySelector("select")?.focus();
  }

  protected override render(): TemplateResult {
    const { words: { bar }, status, talk } = this;
    const { state } = talk.view;
    const isRest = state?.done === true || state?.snoozedUntil !== undefined;
    return html`
      <div class="desk-bar" role="group" aria-label=${bar.label}>
      ${this.#assignee(state)}
      ${isRest ? nothing : this.#snooze()}
      <button
        class="plain"
        aria-pressed=${state?.done === true}
        @click=${() => this.#settle(isRest ? { done: false, snoozedUntil: null } : { done: true })}
      >
        ${state?.done ? bar.reopen : isRest ? bar.wake : bar.done}
      </button>
      ${isRest ? html`<p class="soft rest">${this.#rest(state)}</p>` : nothing}
      ${status.kind === "idle" ? nothing : statusLine(status)}
      </div>
    `;
  }

  #assignee(state: DeskState | undefined): TemplateResult {
    const { desk: { author }, words: { bar } } = this;
    const assignee = state?.assignee ?? "";
    const others = this.authors.filter(({ id, invited }) => id !== author.id && !invited);
    const options: readonly (readonly [string, string])[] = [
      ["", bar.nobody],
      [author.id, bar.you(author.name)],
      ...others.map(({ id, name }) => [id, name] as const),
    ];
    const isKnown = options.some(([id]) => id === assignee);
    return html`
      <label class="settle">
        <span>${bar.assignee}</span>
        <select @change=${(event: Event) => this.#assign(valueOf(event))}>
          ${[...options, ...isKnown ? [] : [[assignee, bar.gone] as const]].map(([id, name]) =>
            html`<option value=${id} .selected=${id === assignee}>${name}</option>`
          )}
        </select>
      </label>
      ${assignee === ""
        ? html`
          <button class="plain take" @click=${() => this.#settle({ assignee: author.id })}>
            ${bar.take}
          </button>
        `
        : nothing}
    `;
  }

  #snooze(): TemplateResult {
    const { words: { bar }, desk } = this;
    const now = desk.clock.now();
    return html`
      <label class="settle">
        <span class="unseen">${bar.snooze}</span>
        <select @change=${(event: Event) => this.#chosen(event)}>
          <option value="" .selected=${true}>${bar.snooze}</option>
          ${snoozeTimes(now).map(([name, at]) =>
            html`<option value=${at}>${bar.times[name]} · ${this.#when(at)}</option>`
          )}
          <option value="choose">${bar.choose}</option>
        </select>
      </label>
    `;
  }

  #rest(state: DeskState | undefined): string {
    const { bar } = this.words;
    return state?.snoozedUntil === undefined
      ? bar.isDone
      : bar.until(this.#when(state.snoozedUntil));
  }

  /** A moment of the future: the time today, else with its day. */
  #when(at: number): string {
    const { clock, locale: { calendar } } = this.desk;
    const now = clock.now();
    const time = calendar.time(at);
    return new Date(at).toDateString() === new Date(now).toDateString()
      ? time
      : `${calendar.date(at, now, { weekday: "short", month: "short" })} ${time}`;
  }

  #assign(id: string): void {
    void this.#settle({ assignee: id === "" ? null : id });
  }

  #chosen(event: Event): void {
    const value = valueOf(event);
    (event.currentTarget as HTMLSelectElement).value = "";
    if (value === "choose") this.#choose();
    else if (value !== "") void this.#settle({ snoozedUntil: Number(value) });
  }

  #choose(): void {
    const { words: { bar }, desk } = this;
    const { kit } = desk.locale.words;
    const now = desk.clock.now();
    let value = localValue(now + 24 * 60 * 60_000);
    let error = "";
    const dialog = openDialog(this, {
      title: bar.chooseTitle,
      close: kit.close,
      draw: ({ close, redraw }) => {
        const submit = (event: SubmitEvent) => {
          event.preventDefault();
          const at = new Date(value).getTime();
          error = at > desk.clock.now() && at < now + YEAR_MS ? "" : bar.chooseWrong;
          if (error !== "") return redraw();
          close();
          void this.#settle({ snoozedUntil: at });
        };
        return html`
          <form class="fields" novalidate @submit=${submit}>
            ${textField({
              id: "snooze-until",
              label: bar.chooseLabel,
              type: "datetime-local",
              value,
              error,
              change: (next) => value = next,
            })}
            <div class="act"><button class="primary">${bar.snooze}</button></div>
          </form>
        `;
      },
    });
    void dialog.closed;
  }

  async #settle(body: SetDesk): Promise<void> {
    const refusal = await this.talk.settle(body);
    this.status = refusal === undefined ? IDLE : refusedStatus(refusal, this.desk.locale.words.kit);
  }

  async #loadAuthors(): Promise<void> {
    const { desk } = this;
    const asked = authorsOf.get(desk) ??
      desk.api.call("GET", "/api/authors").then((outcome) =>
        outcome.ok && isAuthorList(outcome.value) ? outcome.value.authors : []
      );
    authorsOf.set(desk, asked);
    const authors = await asked;
    if (this.desk === desk) this.authors = authors;
  }
}

function valueOf({ currentTarget }: Event): string {
  return (currentTarget as HTMLSelectElement).value;
}

define("small-talk-desk-bar", DeskBar);
