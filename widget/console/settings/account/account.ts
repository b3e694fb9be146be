/**
 * `<small-talk-account>`: one's own name and picture, the ways one comes in, where one is signed in,
 * and signing out.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import { isAuthorInfo } from "../../../../shared/chat/author.ts";
import { MAX_NAME_LENGTH } from "../../../../shared/limit.ts";
import { define } from "../../../component/light_element.ts";
import { switchField, textField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { openHelp } from "../../shell/help.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import "./passkeys.ts";
import "./password.ts";
import "./picture.ts";
import "./sessions.ts";
import { accountStyle } from "./style.ts";
import type { AccountWords } from "./words.ts";

/** See the head of this file. */
export class AccountPage extends Section<AccountWords> {
  static override properties = {
    ...Section.properties,
    status: { attribute: false },
    fault: { attribute: false },
    name: { attribute: false },
    kept: { attribute: false },
  };

  declare status: Status;
  /** What became of what was settled about keys. */
  declare kept: Status;
  /** What is wrong with the name. */
  declare fault: string;
  /** As it is typed. */
  declare name: string | undefined;
  #unsubscribe = () => {};
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = accountStyle;

  constructor() {
    super();
    this.status = IDLE;
    this.kept = IDLE;
    this.fault = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.desk.settings.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  protected override render(): TemplateResult {
    const { desk, words, status, fault } = this;
    const { kit } = desk.locale.words;
    const name = this.name ??= desk.author.name;
    return html`
      <div class="page">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p class="soft">${words.roles[desk.author.role]}</p>
        </div>
        <form class="fields" novalidate @submit=${this.#save}>
          ${textField({
            id: "account-name",
            label: words.name,
            hint: words.nameHint,
            error: fault,
            value: name,
            autocomplete: "name",
            maxLength: MAX_NAME_LENGTH,
            change: (text) => this.name = text,
          })}
          <div class="act">
            <button class="primary" aria-disabled=${status.kind === "busy"}>${kit.save}</button>
            ${statusLine(status)}
          </div>
        </form>
        <small-talk-picture .desk=${desk} .words=${words.picture}></small-talk-picture>
        <small-talk-passkeys .desk=${desk} .words=${words.passkeys}></small-talk-passkeys>
        <small-talk-password .desk=${desk} .words=${words.password}></small-talk-password>
        <small-talk-sessions .desk=${desk} .words=${words.sessions}></small-talk-sessions>
        <section aria-labelledby="account-keys">
          <h2 id="account-keys">${words.keysTitle}</h2>
          ${switchField({
            id: "account-letters",
            label: words.letters,
            hint: words.lettersHint,
            checked: desk.settings.value.withoutKeys !== true,
            change: (checked) => this.#setKeys(checked),
          })}
          <button class="plain" @click=${() => openHelp(this, desk.locale.words)}>
            ${words.showKeys}
          </button>
          ${statusLine(this.kept)}
        </section>
        <section aria-labelledby="account-session">
          <h2 id="account-session">${words.sessionTitle}</h2>
          <div class="act">
            <button class="plain" @click=${() => desk.leave()}>${words.signOut}</button>
          </div>
        </section>
      </div>
    `;
  }

  async #setKeys(wanted: boolean): Promise<void> {
    const { settings, locale: { words: { kit } } } = this.desk;
    const { withoutKeys: _, ...rest } = settings.value;
    const outcome = await settings.keep(wanted ? rest : { ...rest, withoutKeys: true });
    this.kept = outcome.ok
      ? { kind: "done", text: kit.saved }
      : refusedStatus(outcome.refusal, kit);
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status.kind === "busy") return;
    const { desk, words, name = "" } = this;
    const { kit } = desk.locale.words;
    this.fault = name.trim() === "" ? words.nameMissing : "";
    this.status = IDLE;
    if (this.fault !== "") return this.querySelector<HTMLElement>("#account-name")?.focus();
    this.status = { kind: "busy", text: kit.saving };
    const outcome = await desk.api.call("PATCH", "/api/authors/me", { name: name.trim() });
    if (outcome.ok && isAuthorInfo(outcome.value)) desk.own.become(outcome.value);
    this.status = outcome.ok
      ? { kind: "done", text: kit.saved }
      : refusedStatus(outcome.refusal, kit);
  }
}

define("small-talk-account", AccountPage);
