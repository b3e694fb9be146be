/**
 * `<small-talk-password>`: another password.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isPasskeyList } from "../../../../shared/chat/passkey.ts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../../../shared/limit.ts";
import { define } from "../../../component/light_element.ts";
import { textField } from "../../kit/field.ts";
import { IDLE, statusLine } from "../../kit/status.ts";
import { AccountPart } from "./part.ts";
import type { PasswordWords } from "./words.ts";

/** See the head of this file. */
export class PasswordPart extends AccountPart<PasswordWords> {
  static override properties = {
    ...AccountPart.properties,
    hasOne: { attribute: false },
    fault: { attribute: false },
    old: { attribute: false },
    next: { attribute: false },
  };

  /** Whether there is a password until now. */
  declare hasOne: boolean;
  /** What is wrong with the new one. */
  declare fault: string;
  declare old: string;
  declare next: string;

  constructor() {
    super();
    this.hasOne = true;
    this.fault = this.old = this.next = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) void this.#load();
  }

  async #load(): Promise<void> {
    const listed = await this.desk.api.call("GET", "/api/passkeys");
    if (listed.ok && isPasskeyList(listed.value)) this.hasOne = listed.value.password;
  }

  protected override render(): TemplateResult {
    const { words, status, hasOne, fault, old, next } = this;
    const isBusy = status.kind === "busy";
    return html`
      <section aria-labelledby="account-password">
        <h2 id="account-password">${words.title}</h2>
        ${hasOne ? nothing : html`<p class="soft">${words.none}</p>`}
        <form class="fields" novalidate @submit=${this.#change}>
          <input name="username" autocomplete="username" value="smallTalk" hidden>
          ${hasOne
            ? textField({
              id: "account-old",
              label: words.old,
              type: "password",
              autocomplete: "current-password",
              maxLength: MAX_PASSWORD_LENGTH,
              value: old,
              change: (text) => this.old = text,
            })
            : nothing}
          ${textField({
            id: "account-next",
            label: words.next,
            hint: words.hint(MIN_PASSWORD_LENGTH),
            error: fault,
            type: "password",
            autocomplete: "new-password",
            maxLength: MAX_PASSWORD_LENGTH,
            value: next,
            change: (text) => this.next = text,
          })}
          <div class="act">
            <button class="plain" aria-disabled=${isBusy}>${words.change}</button>
            ${statusLine(status)}
          </div>
        </form>
      </section>
    `;
  }

  async #change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status.kind === "busy") return;
    const { words, hasOne, old, next } = this;
    this.status = IDLE;
    this.fault = next.length < MIN_PASSWORD_LENGTH ? words.tooShort(MIN_PASSWORD_LENGTH) : "";
    if (this.fault !== "") return this.querySelector<HTMLElement>("#account-next")?.focus();
    const body = { ...hasOne && { old }, password: next };
    const outcome = await this.act(words.changed, ["PUT", "/api/authors/me/password", body]);
    if (!outcome.ok) {
      if (outcome.refusal.code === "password-wrong") {
        this.querySelector<HTMLElement>("#account-old")?.focus();
      }
      return;
    }
    this.hasOne = true;
    this.old = this.next = "";
  }
}

define("small-talk-password", PasswordPart);
