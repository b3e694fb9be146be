/**
 * `<small-talk-sign-in>`: where the author comes in, with a password or with a one-time link.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Sender } from "../../../shared/chat/event.ts";
import {
  MAX_NAME_LENGTH,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from "../../../shared/limit.ts";
import { margin } from "../../component/icon.ts";
import { define, LightElement } from "../../component/light_element.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { Locale } from "../../locale/locale.ts";
import type { AuthorApi, LinkUse } from "../api/author_api.ts";

/** Prints a link that signs the author in. */
const LINK_COMMAND = "deno task login-link";

/** See the head of this file. */
export class SignIn extends LightElement {
  static override properties = {
    api: { attribute: false },
    locale: { attribute: false },
    token: { attribute: false },
    note: { attribute: false },
    busy: { state: true },
    fault: { state: true },
    shown: { state: true },
    several: { state: true },
  };

  declare api: AuthorApi;
  declare locale: Locale<ConsoleWords>;
  /** Of a one-time link; without, a password is asked for. */
  declare token: string | undefined;
  /** Why the author is here, if that needs saying. */
  declare note: string;
  /** Called with who came in. */
  declare enter: (author: Sender) => void;
  declare busy: boolean;
  /** The code of why it did not work. */
  declare fault: string | undefined;
  /** Whether the password can be read. */
  declare shown: boolean;
  /** Whether one has to say who one is. */
  declare several: boolean;

  constructor() {
    super();
    this.busy = false;
    this.fault = undefined;
    this.shown = false;
    this.several = false;
    this.note = "";
  }

  protected override render(): TemplateResult {
    const { words, lang } = this.locale;
    const withLink = this.token !== undefined;
    return html`
      <main class="door" lang=${lang} dir=${words.dir}>
        ${margin()}
        <h1>${withLink ? words.welcome : "smallTalk"}</h1>
        ${this.note === "" ? nothing : html`<p class="soft" role="status">${this.note}</p>`}
        <form aria-busy=${this.busy} @submit=${this.#submit} novalidate>
          ${this.several && !withLink ? this.#authorField() : html`
            <input name="username" autocomplete="username" value="smallTalk" hidden>
          `}
          ${withLink ? this.#nameField() : nothing}
          ${this.#passwordField()}
          ${this.#faultText()}
          <button class="primary" aria-disabled=${this.busy}>${words.signIn}</button>
        </form>
        ${withLink
          ? html`<button class="aside" @click=${this.#withPassword}>${words.withPassword}</button>`
          : html`<p class="soft">${words.forgotten} <code>${LINK_COMMAND}</code></p>`}
      </main>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const isNew = changed.has("api") || changed.has("token");
    if (isNew && this.token === undefined) this.#askDoor();
    // Whoever has begun to type a password stays there.
    const asksWho = changed.has("several") && this.#field("#password")?.value === "";
    if (isNew || asksWho) this.#field("input:not([hidden])")?.focus();
    if (changed.has("fault") && this.#isMistyped) {
      this.#field(this.token === undefined ? "#password" : "input:not([hidden])")?.focus();
    }
  }

  #field(selector: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(selector);
  }

  /** Whether typing something else may help. */
  get #isMistyped(): boolean {
    return this.fault === "password-wrong" || this.fault === "invalid-body";
  }

  async #askDoor(): Promise<void> {
    this.several = await this.api.isSeveral();
  }

  #authorField(): TemplateResult {
    return html`
      <label for="author">${this.locale.words.name}</label>
      <input
        id="author"
        name="username"
        autocomplete="username"
        maxlength=${MAX_NAME_LENGTH}
        dir="auto"
      >
    `;
  }

  #nameField(): TemplateResult {
    const { words } = this.locale;
    return html`
      <p class="soft">${words.linkText} ${words.linkAgain}</p>
      <label for="name">${words.name}</label>
      <input id="name" name="name" autocomplete="name" maxlength=${MAX_NAME_LENGTH} dir="auto">
    `;
  }

  #passwordField(): TemplateResult {
    const { words } = this.locale;
    const withLink = this.token !== undefined;
    return html`
      <label for="password">${withLink ? words.newPassword : words.password}</label>
      <div class="secret">
        <input
          id="password"
          name="password"
          type=${this.shown ? "text" : "password"}
          autocomplete=${withLink ? "new-password" : "current-password"}
          maxlength=${MAX_PASSWORD_LENGTH}
          aria-invalid=${this.#isMistyped}
          aria-describedby="hint fault"
        >
        <button type="button" aria-pressed=${this.shown} @click=${this.#toggle}>
          ${words.show}
        </button>
      </div>
      ${withLink
        ? html`<p id="hint" class="soft">${words.passwordHint(MIN_PASSWORD_LENGTH)}</p>`
        : nothing}
    `;
  }

  #faultText(): TemplateResult {
    const { fault, locale: { words } } = this;
    const faults: Readonly<Record<string, string>> = words.faults;
    const text = fault === undefined ? "" : faults[fault] ?? words.faults.otherwise;
    return html`<p id="fault" class="failed" role="alert">${text}${
      fault === "link-invalid"
        ? html`
          <code>${LINK_COMMAND}</code>
        `
        : nothing
    }</p>`;
  }

  #withPassword(): void {
    this.token = undefined;
    this.fault = undefined;
  }

  #toggle(): void {
    this.shown = !this.shown;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const values = new FormData(event.currentTarget as HTMLFormElement);
    const password = String(values.get("password") ?? "");
    const name = String(values.get("name") ?? "").trim();
    const author = String(values.get("username") ?? "").trim();
    this.busy = true;
    this.fault = undefined;
    const outcome = this.token === undefined
      ? await this.api.signIn(password, this.several ? author : "")
      : await this.api.useLink(linkUse(this.token, { name, password }));
    this.busy = false;
    if (outcome.author !== undefined) this.enter(outcome.author);
    else this.fault = outcome.code;
  }
}

function linkUse(token: string, given: { name: string; password: string }): LinkUse {
  const { name, password } = given;
  return { token, ...name !== "" && { name }, ...password !== "" && { password } };
}

define("small-talk-sign-in", SignIn);
