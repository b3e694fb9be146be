/**
 * `<small-talk-passkeys>`: one's passkeys, and another one.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  isPasskeyList,
  type PasskeyInfo,
  type PasskeyList,
} from "../../../../shared/chat/passkey.ts";
import { MAX_NAME_LENGTH } from "../../../../shared/limit.ts";
import { define } from "../../../component/light_element.ts";
import { hasPasskeys, makePasskey } from "../../api/passkey.ts";
import { confirm } from "../../kit/confirm.ts";
import { openDialog } from "../../kit/dialog.ts";
import { textField } from "../../kit/field.ts";
import { hasStayed } from "../../kit/focus.ts";
import { IDLE, refusedStatus, statusLine } from "../../kit/status.ts";
import { AccountPart } from "./part.ts";
import type { PasskeyWords } from "./words.ts";

/** See the head of this file. */
export class PasskeysPart extends AccountPart<PasskeyWords> {
  static override properties = {
    ...AccountPart.properties,
    list: { attribute: false },
  };

  /** `undefined` until the server has answered. */
  declare list: PasskeyList | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { words, list, status } = this;
    return html`
      <section aria-labelledby="account-passkeys">
        <h2 id="account-passkeys" tabindex="-1">${words.title}</h2>
        <p class="soft">${words.about}</p>
        ${list === undefined ? nothing : this.#all(list)}
        <div class="act">
          ${list !== undefined && hasPasskeys(list.host)
            ? html`
              <button class="plain" aria-disabled=${status.kind === "busy"} @click=${this.#add}>
                ${words.add}
              </button>
            `
            : nothing}
          ${statusLine(status)}
        </div>
      </section>
    `;
  }

  #all({ passkeys, host }: PasskeyList): TemplateResult {
    const { words } = this;
    const why = hasPasskeys(host)
      ? passkeys.length === 0 ? words.none : ""
      : host === undefined || host === location.hostname
      ? words.nowhere
      : words.elsewhere(host);
    return html`
      ${passkeys.length === 0
        ? nothing
        : html`<ul class="roster" role="list">${passkeys.map((one) => this.#one(one))}</ul>`}
      ${why === "" ? nothing : html`<p class="soft">${why}</p>`}
    `;
  }

  #one(passkey: PasskeyInfo): TemplateResult {
    const { words, desk } = this;
    const { name, createdAt, usedAt, synced } = passkey;
    const { clock, locale: { calendar } } = desk;
    const now = clock.now();
    const facts = [
      words.since(calendar.day(createdAt, now)),
      usedAt === undefined ? words.unused : words.used(calendar.day(usedAt, now)),
      ...synced ? [words.synced] : [],
    ];
    return html`
      <li>
        <div class="what">
          <span dir="auto">${name}</span>
          <span class="soft">${facts.join(" · ")}</span>
        </div>
        <button
          class="plain"
          aria-label=${words.renameNamed(name)}
          @click=${() => this.#rename(passkey)}
        >
          ${words.rename}
        </button>
        <button
          class="plain"
          aria-label=${words.removeNamed(name)}
          @click=${() => this.#remove(passkey)}
        >
          ${words.remove}
        </button>
      </li>
    `;
  }

  async #load(): Promise<void> {
    const outcome = await this.desk.api.call("GET", "/api/passkeys");
    if (outcome.ok && isPasskeyList(outcome.value)) this.list = outcome.value;
  }

  async #add(): Promise<void> {
    if (this.status.kind === "busy") return;
    const { desk, words } = this;
    const { kit } = desk.locale.words;
    this.status = { kind: "busy", text: words.waiting };
    const asked = await desk.api.call("POST", "/api/passkeys/challenge");
    if (!asked.ok) {
      this.status = refusedStatus(asked.refusal, kit);
      return;
    }
    const made = await makePasskey(asked.value);
    if (made.kind !== "done") {
      this.status = { kind: "failed", text: words[made.kind] };
      return;
    }
    this.status = IDLE;
    const named = await this.#asked(words.defaultName(systemHere()));
    // Whoever closes the question still has made it.
    const name = named ?? words.defaultName(systemHere());
    const body = { name, credential: made.credential };
    if ((await this.act(words.added, ["POST", "/api/passkeys", body])).ok) await this.#load();
  }

  async #rename({ id, name }: PasskeyInfo): Promise<void> {
    const next = await this.#asked(name);
    if (next === undefined || next === name) return;
    const path = `/api/passkeys/${encodeURIComponent(id)}`;
    const { saved } = this.desk.locale.words.kit;
    if ((await this.act(saved, ["PATCH", path, { name: next }])).ok) await this.#load();
  }

  async #remove({ id, name }: PasskeyInfo): Promise<void> {
    const { words, desk, list } = this;
    if (list?.passkeys.length === 1 && !list.password) {
      this.status = { kind: "failed", text: words.last };
      return;
    }
    const question = {
      title: words.removeTitle(name),
      text: words.removeText,
      action: words.remove,
    };
    if (!await confirm(this, question, desk.locale.words.kit)) return;
    const path = `/api/passkeys/${encodeURIComponent(id)}`;
    if (!(await this.act(words.removed, ["DELETE", path])).ok) return;
    const opener = document.activeElement;
    await this.#load();
    await this.updateComplete;
    if (!hasStayed(opener)) return;
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  /** Asks for a name. @returns `undefined` when it was closed */
  async #asked(before: string): Promise<string | undefined> {
    const { words, desk } = this;
    const { kit } = desk.locale.words;
    let name = before;
    let given: string | undefined;
    const dialog = openDialog(this, {
      title: words.name,
      close: kit.close,
      draw: ({ close }) =>
        html`
          <form
            class="fields"
            novalidate
            @submit=${(event: SubmitEvent) => {
              event.preventDefault();
              given = name.trim() === "" ? before : name.trim();
              close();
            }}
          >
            ${textField({
              id: "passkey-name",
              label: words.name,
              hint: words.nameHint,
              value: name,
              maxLength: MAX_NAME_LENGTH,
              change: (text) => name = text,
            })}
            <div class="act"><button class="primary">${kit.save}</button></div>
          </form>
        `,
    });
    document.querySelector<HTMLInputElement>("#passkey-name")?.select();
    await dialog.closed;
    return given;
  }
}

/** What the browser says it runs on, if that is a name people know. */
function systemHere(): string {
  const known = /\b(Android|iPhone|iPad|Windows|CrOS|Mac|Linux)\b/.exec(navigator.userAgent)?.[1] ??
    "";
  return { CrOS: "ChromeOS", Mac: "macOS" }[known] ?? known;
}

define("small-talk-passkeys", PasskeysPart);
