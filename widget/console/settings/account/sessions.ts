/**
 * `<small-talk-sessions>`: where one is signed in, and how to end it.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isSessionList, type SessionInfo } from "../../../../shared/chat/author.ts";
import { define } from "../../../component/light_element.ts";
import { confirm } from "../../kit/confirm.ts";
import { hasStayed } from "../../kit/focus.ts";
import { statusLine } from "../../kit/status.ts";
import { AccountPart } from "./part.ts";
import type { SessionWords } from "./words.ts";

/** See the head of this file. */
export class SessionsPart extends AccountPart<SessionWords> {
  static override properties = {
    ...AccountPart.properties,
    sessions: { attribute: false },
  };

  declare sessions: readonly SessionInfo[];

  constructor() {
    super();
    this.sessions = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { words, sessions, status } = this;
    return html`
      <section aria-labelledby="account-sessions">
        <h2 id="account-sessions" tabindex="-1">${words.title}</h2>
        <ul class="roster" role="list">${sessions.map((session) => this.#one(session))}</ul>
        <div class="act">
          ${sessions.length > 1
            ? html`<button class="plain" @click=${this.#endOthers}>${words.endOthers}</button>`
            : nothing}
          ${statusLine(status)}
        </div>
      </section>
    `;
  }

  #one(session: SessionInfo): TemplateResult {
    const { words, desk } = this;
    const { clock, locale: { calendar } } = desk;
    const now = clock.now();
    const device = this.#deviceOf(session);
    const facts = [
      words.since(calendar.day(session.createdAt, now)),
      ...session.current ? [] : [words.seen(calendar.day(session.seenAt, now))],
    ];
    return html`
      <li>
        <div class="what">
          <span>${device}</span>
          <span class="soft">${facts.join(" · ")}</span>
        </div>
        ${session.current ? html`<span class="soft">${words.current}</span>` : html`
          <button
            class="plain"
            aria-label=${words.endNamed(device)}
            @click=${() => this.#end(session)}
          >
            ${words.end}
          </button>
        `}
      </li>
    `;
  }

  #deviceOf({ browser, system }: SessionInfo): string {
    const { words } = this;
    if (browser === undefined || system === undefined) return browser ?? system ?? words.unknown;
    return words.device(browser, system);
  }

  async #load(): Promise<void> {
    const outcome = await this.desk.api.call("GET", "/api/sessions");
    if (!outcome.ok || !isSessionList(outcome.value)) return;
    // The one that asks is the one that is looked for.
    const { sessions } = outcome.value;
    this.sessions = [...sessions].sort((a, b) =>
      Number(b.current ?? false) - Number(a.current ?? false)
    );
  }

  async #end({ id }: SessionInfo): Promise<void> {
    const path = `/api/sessions/${encodeURIComponent(id)}`;
    await this.act(this.words.ended, ["DELETE", path]);
    await this.#reload();
  }

  async #endOthers(): Promise<void> {
    const { words, desk } = this;
    const question = {
      title: words.endOthers,
      text: words.endOthersText,
      action: words.endOthers,
    };
    if (!await confirm(this, question, desk.locale.words.kit)) return;
    await this.act(words.endedOthers, ["DELETE", "/api/sessions"]);
    await this.#reload();
  }

  /** The button that was pressed may be gone, and the focus with it. */
  async #reload(): Promise<void> {
    const opener = document.activeElement;
    await this.#load();
    await this.updateComplete;
    if (!hasStayed(opener)) return;
    this.querySelector<HTMLElement>("h2")?.focus();
  }
}

define("small-talk-sessions", SessionsPart);
