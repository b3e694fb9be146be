/**
 * `<small-talk-sign-in>`: where the author comes in, with a password, a passkey or a one-time link.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  MAX_NAME_LENGTH,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from "../../../shared/limit.ts";
import { margin } from "../../component/icon.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { browserClock } from "../../connection/open_link.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { Locale } from "../../locale/locale.ts";
import {
  type AuthorApi,
  type DeskAuthorOutcome,
  type LinkUse,
  type NotIn,
  notIn,
} from "../api/author_api.ts";
import { hasPasskeys, makePasskey } from "../api/passkey.ts";
import type { DeskAuthor } from "../shell/desk.ts";
import { faultText } from "./fault_text.ts";
import { PasskeyDoor } from "./passkey_door.ts";

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
    keyed: { state: true },
    fresh: { state: true },
  };

  declare api: AuthorApi;
  declare locale: Locale<ConsoleWords>;
  /** Of a one-time link; without, a password is asked for. */
  declare token: string | undefined;
  /** Why the author is here, if that needs saying. */
  declare note: string;
  /** Called with who came in. */
  declare enter: (author: DeskAuthor) => void;
  declare busy: boolean;
  /** Why it did not work. */
  declare fault: NotIn | undefined;
  /** Whether the password can be read. */
  declare shown: boolean;
  /** Whether one has to say who one is. */
  declare several: boolean;
  /** Whether one can come in with a passkey here. */
  declare keyed: boolean;
  /** Whether nobody has been here before, so that there is no password yet. */
  declare fresh: boolean;
  #passkeys: PasskeyDoor | undefined;

  constructor() {
    super();
    this.busy = false;
    this.fault = undefined;
    this.shown = false;
    this.several = false;
    this.keyed = false;
    this.fresh = false;
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
          ${this.keyed
            ? html`
              <button
                type="button"
                class="plain passkey"
                aria-disabled=${this.busy}
                @click=${withLink ? this.#makePasskey : this.#usePasskey}
              >
                ${withLink ? words.passkeyFromLink : words.withPasskey}
              </button>
            `
            : nothing}
        </form>
        ${this.#otherWay()}
      </main>
    `;
  }

  /** What to do instead. Where nobody has been yet, there is nothing. */
  #otherWay(): TemplateResult | typeof nothing {
    const { words } = this.locale;
    if (this.token === undefined) {
      return html`<p class="soft">${words.forgotten} <code>${LINK_COMMAND}</code></p>`;
    }
    if (this.fresh) return nothing;
    return html`<button class="aside" @click=${this.#withPassword}>${words.withPassword}</button>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#passkeys?.close();
  }

  protected override updated(changed: PropertyValues): void {
    const isNew = changed.has("api") || changed.has("token");
    if (isNew) this.#askDoor();
    // Whoever has begun to type a password stays there.
    const asksWho = changed.has("several") && this.#field("#password")?.value === "";
    if (isNew || asksWho) this.#field("input:not([hidden])")?.focus();
    if (changed.has("fault") && this.#isMistyped) {
      // With a link the name may be what is missing; else it is the password that is too short.
      const isNameless = this.#field("#name")?.value.trim() === "";
      this.#field(isNameless ? "#name" : "#password")?.focus();
    }
  }

  #field(selector: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(selector);
  }

  /** Whether typing something else may help. */
  get #isMistyped(): boolean {
    return this.fault?.code === "password-wrong" || this.fault?.code === "invalid-body";
  }

  async #askDoor(): Promise<void> {
    const { several, fresh = false, host, passkeys = false } = await this.api.door();
    this.several = several;
    this.fresh = fresh;
    // With a link one may make the first; without, there has to be one.
    this.keyed = hasPasskeys(host) && (passkeys || this.token !== undefined);
    this.#passkeys?.close();
    if (!this.keyed || this.token !== undefined || !this.isConnected) return;
    this.#passkeys = new PasskeyDoor({
      api: this.api,
      clock: browserClock,
      came: (outcome) => this.#came(outcome),
    });
    void this.#passkeys.offer();
  }

  #authorField(): TemplateResult {
    return html`
      <label for="author">${this.locale.words.name}</label>
      <input
        id="author"
        name="username"
        autocomplete="username webauthn"
        maxlength=${MAX_NAME_LENGTH}
        dir="auto"
      >
    `;
  }

  #nameField(): TemplateResult {
    const { words } = this.locale;
    return html`
      <p class="soft">${words.linkText} ${this.fresh ? nothing : words.linkAgain}</p>
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
          autocomplete=${withLink ? "new-password" : "current-password webauthn"}
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
    const text = fault === undefined ? "" : faultText(fault, words);
    return html`<p id="fault" class="failed" role="alert">${text}${
      fault?.code === "link-invalid"
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
    this.#came(outcome);
  }

  async #usePasskey(): Promise<void> {
    if (this.busy || this.#passkeys === undefined) return;
    this.busy = true;
    this.fault = undefined;
    const entry = await this.#passkeys.ask();
    if (entry === "left") this.busy = false;
    else this.#came(entry);
  }

  /** Makes a passkey with the link, and comes in with it. */
  async #makePasskey(): Promise<void> {
    const { token, api, busy } = this;
    if (busy || token === undefined) return;
    const name = this.#field("#name")?.value.trim() ?? "";
    const given = { token, ...name !== "" && { name } };
    this.busy = true;
    this.fault = undefined;
    const asked = await api.challengeForLink(given);
    if (!asked.ok) return this.#came(notIn(asked.refusal));
    const made = await makePasskey(asked.value);
    if (made.kind !== "done") {
      this.busy = false;
      return;
    }
    const passkey = { name: this.locale.words.passkeyName, credential: made.credential };
    this.#came(await api.useLink({ ...given, passkey }));
  }

  #came(outcome: DeskAuthorOutcome): void {
    this.busy = false;
    if (outcome.author === undefined) this.fault = outcome;
    else {
      this.#passkeys?.close();
      this.enter(outcome.author);
    }
  }
}

function linkUse(token: string, given: { name: string; password: string }): LinkUse {
  const { name, password } = given;
  return { token, ...name !== "" && { name }, ...password !== "" && { password } };
}

define("small-talk-sign-in", SignIn);
