/**
 * `<small-talk-add-channel>`: what has to be entered for one more place to be told at.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import {
  type AddedChannel,
  type ChannelKind,
  isAddedChannel,
  type NewChannel,
  type NoticeMeans,
  type NoticeSettings,
} from "../../../../shared/chat/notice.ts";
import { define, LightElement } from "../../../component/light_element.ts";
import { type TextField, textField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import type { Desk } from "../../shell/desk.ts";
import { unlistedHost } from "./means.ts";
import type { NotificationsWords } from "./words.ts";

/** What can be entered. */
type FieldName = "address" | "url" | "token" | "chat";
type Entered = Readonly<Partial<Record<FieldName, string>>>;

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const BOT_TOKEN = /^\d+:[\w-]{20,}$/;
const CHAT = /^-?\d+$/;

/** See the head of this file. */
export class AddChannel extends LightElement {
  static override properties = {
    desk: { attribute: false },
    words: { attribute: false },
    means: { attribute: false },
    kind: { attribute: false },
    added: { attribute: false },
    settings: { attribute: false },
    entered: { attribute: false },
    faults: { attribute: false },
    status: { attribute: false },
  };

  declare desk: Desk;
  declare words: NotificationsWords;
  declare means: NoticeMeans;
  declare kind: ChannelKind;
  /** Is called with what was added. */
  declare added: (channel: AddedChannel) => void;
  /** What was settled before there was anything to be told by: nobody has chosen it. */
  declare settings: NoticeSettings | undefined;
  declare protected entered: Entered;
  declare protected faults: Entered;
  declare protected status: Status;

  constructor() {
    super();
    this.entered = {};
    this.faults = {};
    this.status = IDLE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("kind")) return;
    this.entered = {};
    this.faults = {};
    this.status = IDLE;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("kind")) this.querySelector<HTMLElement>("input")?.focus();
  }

  protected override render(): TemplateResult {
    const { words, kind, status } = this;
    return html`
      <form class="fields" novalidate @submit=${this.#submit}>
        <p class="soft">${words.kinds[kind].about}</p>
        ${this.#fields()}
        <div class="act">
          <button class="primary" aria-disabled=${status.kind === "busy"}>
            ${words.addThis}
          </button>
          ${statusLine(status)}
        </div>
      </form>
    `;
  }

  #fields(): TemplateResult {
    const { words, kind } = this;
    switch (kind) {
      case "mail":
        return this.#field("address", {
          label: words.address,
          hint: words.addressHint,
          type: "email",
          autocomplete: "email",
        });
      case "telegram":
        return html`
          ${this.#field("token", { label: words.token, hint: words.tokenHint, type: "password" })}
          ${this.#field("chat", { label: words.chat, hint: words.chatHint })}
        `;
      case "slack":
      case "discord":
      case "webhook":
        return this.#field("url", { label: words.url, hint: words.urlHint[kind], type: "url" });
    }
  }

  #field(
    name: FieldName,
    field: Pick<TextField, "label" | "hint" | "type" | "autocomplete">,
  ): TemplateResult {
    return textField({
      ...field,
      id: `add-${name}`,
      error: this.faults[name] ?? "",
      value: this.entered[name] ?? "",
      change: (value) => this.entered = { ...this.entered, [name]: value.trim() },
    });
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status.kind === "busy") return;
    const { desk, words, kind } = this;
    this.faults = this.#check();
    const [wrong] = Object.keys(this.faults);
    if (wrong !== undefined) {
      await this.updateComplete;
      return this.querySelector<HTMLElement>(`#add-${wrong}`)?.focus();
    }
    this.status = { kind: "busy", text: words.adding };
    await this.#settleWhere();
    const body = { kind, ...this.entered } as NewChannel;
    const outcome = await desk.api.call("POST", "/api/notifications/channels", body);
    if (outcome.ok) {
      this.status = IDLE;
      if (isAddedChannel(outcome.value)) this.added(outcome.value);
      return;
    }
    this.status = outcome.refusal.code === "invalid-body"
      ? { kind: "failed", text: words.cannotSend }
      : refusedStatus(outcome.refusal, desk.locale.words.kit);
  }

  /** Before the first message goes out: in the author's language, by the clock on their wall. */
  async #settleWhere(): Promise<void> {
    const { desk, settings } = this;
    if (settings === undefined) return;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const language = /^ko\b/.test(desk.locale.lang) ? "ko" : "en";
    await desk.api.call("PUT", "/api/notifications", { ...settings, timeZone, language });
  }

  /** What is wrong, by field. */
  #check(): Entered {
    const { words, kind, means } = this;
    const { address = "", url = "", token = "", chat = "" } = this.entered;
    switch (kind) {
      case "mail":
        return ADDRESS.test(address) ? {} : { address: words.addressWrong };
      case "telegram":
        return {
          ...!BOT_TOKEN.test(token) && { token: words.tokenWrong },
          ...!CHAT.test(chat) && { chat: words.chatWrong },
        };
      default: {
        if (!/^https?:\/\/./.test(url) || URL.parse(url) === null) return { url: words.urlWrong };
        const host = unlistedHost(url, means);
        return host === undefined ? {} : { url: words.hostWrong(host, means.hosts.join(", ")) };
      }
    }
  }
}

define("small-talk-add-channel", AddChannel);
