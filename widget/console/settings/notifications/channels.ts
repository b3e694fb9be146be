/**
 * `<small-talk-channels>`: where an author is told: what there is, whether it works, and what is added.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import {
  type AddedChannel,
  CHANNEL_KINDS,
  type ChannelInfo,
  type ChannelKind,
  isChannelTest,
  type NoticeState,
} from "../../../../shared/chat/notice.ts";
import { define, LightElement } from "../../../component/light_element.ts";
import { confirm } from "../../kit/confirm.ts";
import { switchField, textField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import type { Desk } from "../../shell/desk.ts";
import { isPossible, missingFor } from "./means.ts";
import type { NotificationsWords } from "./words.ts";
import "../../kit/copy_button.ts";
import "./add_channel.ts";

/** What came of something one did to a channel. */
interface Done {
  readonly id: string;
  readonly status: Status;
}

/** See the head of this file. */
export class ChannelsPart extends LightElement {
  static override properties = {
    desk: { attribute: false },
    words: { attribute: false },
    state: { attribute: false },
    changed: { attribute: false },
    open: { attribute: false },
    codes: { attribute: false },
    done: { attribute: false },
    added: { attribute: false },
  };

  declare desk: Desk;
  declare words: NotificationsWords;
  declare state: NoticeState;
  /** Is called when there is something else to show; fulfilled once it is there. */
  declare changed: () => Promise<void>;
  /** What is being added. */
  declare protected open: ChannelKind | undefined;
  /** What was entered, by channel. */
  declare protected codes: Readonly<Record<string, string>>;
  declare protected done: Done;
  /** What was added last, while its secret is shown. */
  declare protected added: AddedChannel | undefined;

  constructor() {
    super();
    this.codes = {};
    this.done = { id: "", status: IDLE };
  }

  protected override render(): TemplateResult {
    const { words, state: { channels } } = this;
    return html`
      <section aria-labelledby="notices-where">
        <h2 id="notices-where">${words.channelsTitle}</h2>
        ${channels.length === 0 ? html`<p class="soft">${words.nowhere}</p>` : nothing}
        <ul class="channels" role="list">${channels.map((channel) => this.#row(channel))}</ul>
        ${this.#secret()}
        <p class="soft">${words.device} <a href="#settings/device">${words.deviceLink}</a></p>
        ${this.#adding()}
      </section>
    `;
  }

  #row(channel: ChannelInfo): TemplateResult {
    const { words, done } = this;
    const { id, kind, target, enabled, unconfirmed } = channel;
    const isBusy = done.id === id && done.status.kind === "busy";
    return html`
      <li>
        ${unconfirmed ? this.#codeForm(channel) : switchField({
          id: `channel-${id}`,
          label: words.on(words.kinds[kind].name, target),
          checked: enabled,
          change: (wanted) => void this.#enable(channel, wanted),
        })}
        <div class="act">
          ${unconfirmed ? nothing : html`
            <button
              type="button"
              class="plain"
              aria-label=${words.testOf(target)}
              ?disabled=${isBusy || !enabled}
              @click=${() => this.#test(channel)}
            >${words.test}</button>
          `}
          <button
            type="button"
            class="bad"
            aria-label=${words.removeOf(target)}
            @click=${() => this.#remove(channel)}
          >${words.remove}</button>
          ${statusLine(done.id === id ? done.status : IDLE)}
        </div>
      </li>
    `;
  }

  #codeForm(channel: ChannelInfo): TemplateResult {
    const { words, codes } = this;
    const { id, kind, target } = channel;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      void this.#confirm(channel);
    };
    return html`
      <p class="name" dir="auto">${words.on(words.kinds[kind].name, target)}</p>
      <form class="fields" novalidate @submit=${submit}>
        ${textField({
          id: `code-${id}`,
          label: words.code,
          hint: words.codeSent,
          value: codes[id] ?? "",
          autocomplete: "one-time-code",
          maxLength: 12,
          change: (code) => this.codes = { ...this.codes, [id]: code },
        })}
        <div class="act"><button class="primary">${words.confirm}</button></div>
      </form>
    `;
  }

  #secret(): TemplateResult | typeof nothing {
    const { words, added, desk } = this;
    if (added?.secret === undefined) return nothing;
    return html`
      <div class="shown-once code-to-copy">
        <h3>${words.secretTitle}</h3>
        <p>${words.secretText}</p>
        <pre tabindex="0" aria-label=${words.secretTitle}><code>${added.secret}</code></pre>
        <div class="act">
          <small-talk-copy
            .words=${desk.locale.words.kit}
            .text=${added.secret}
          ></small-talk-copy>
        </div>
      </div>
    `;
  }

  #adding(): TemplateResult {
    const { words, open, desk, state: { means, settings, channels } } = this;
    const possible = CHANNEL_KINDS.filter((kind) => isPossible(kind, means));
    const missing = CHANNEL_KINDS.flatMap((kind) => missingFor(kind, means, words) ?? []);
    return html`
      <h3>${words.addTitle}</h3>
      <div class="ways">${possible.map((kind) =>
        html`
          <button
            type="button"
            class="plain"
            aria-expanded=${open === kind ? "true" : "false"}
            @click=${() => this.open = open === kind ? undefined : kind}
          >${words.kinds[kind].add}</button>
        `
      )}</div>
      ${open === undefined ? nothing : html`
        <small-talk-add-channel
          class="adding"
          .desk=${desk}
          .words=${words}
          .means=${means}
          .settings=${channels.length === 0 ? settings : undefined}
          .kind=${open}
          .added=${(channel: AddedChannel) => this.#add(channel)}
        ></small-talk-add-channel>
      `}
      ${missing.length === 0 ? nothing : html`
        <div class="soft">
          <p>${words.missing}</p>
          <ul>${missing.map((what) => html`<li>${what}</li>`)}</ul>
        </div>
      `}
    `;
  }

  async #add(added: AddedChannel): Promise<void> {
    this.added = added;
    this.open = undefined;
    this.done = { id: "", status: IDLE };
    await this.changed();
    await this.updateComplete;
    const { id } = added.channel;
    this.querySelector<HTMLElement>(`#code-${id}, #channel-${id}`)?.focus();
  }

  async #confirm({ id }: ChannelInfo): Promise<void> {
    const { desk, words, codes } = this;
    const path = `/api/notifications/channels/${id}/confirm`;
    const outcome = await desk.api.call("POST", path, { code: codes[id] ?? "" });
    if (!outcome.ok) {
      const isCode = outcome.refusal.code === "invalid-body";
      this.#say(id, isCode ? { kind: "failed", text: words.codeWrong } : this.#refused(outcome));
      this.querySelector<HTMLElement>(`#code-${id}`)?.focus();
      return;
    }
    await this.changed();
    this.#say(id, { kind: "done", text: words.confirmed });
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#channel-${id}`)?.focus();
  }

  async #enable({ id }: ChannelInfo, enabled: boolean): Promise<void> {
    const path = `/api/notifications/channels/${id}`;
    const outcome = await this.desk.api.call("PATCH", path, { enabled });
    this.#say(id, outcome.ok ? IDLE : this.#refused(outcome));
    await this.changed();
  }

  async #test({ id }: ChannelInfo): Promise<void> {
    const { desk, words } = this;
    this.#say(id, { kind: "busy", text: words.testing });
    const outcome = await desk.api.call("POST", `/api/notifications/channels/${id}/test`);
    if (!outcome.ok || !isChannelTest(outcome.value)) {
      this.#say(id, outcome.ok ? IDLE : this.#refused(outcome));
      return;
    }
    const { outcome: what, code } = outcome.value;
    const text = words.tested[what](code === undefined ? "" : ` (${code})`);
    this.#say(id, { kind: what === "sent" ? "done" : "failed", text });
  }

  async #remove({ id, target }: ChannelInfo): Promise<void> {
    const { desk, words } = this;
    const { kit } = desk.locale.words;
    const isWanted = await confirm(this, {
      title: words.removeTitle(target),
      text: words.removeText,
      action: words.remove,
      isGrave: false,
    }, kit);
    if (!isWanted) return;
    const outcome = await desk.api.call("DELETE", `/api/notifications/channels/${id}`);
    if (!outcome.ok && outcome.refusal.code !== "not-found") {
      this.#say(id, this.#refused(outcome));
      return;
    }
    if (this.added?.channel.id === id) this.added = undefined;
    await this.changed();
    await this.updateComplete;
    this.querySelector<HTMLElement>(".ways button")?.focus();
  }

  #refused({ refusal }: { readonly refusal: Parameters<typeof refusedStatus>[0] }): Status {
    return refusedStatus(refusal, this.desk.locale.words.kit);
  }

  #say(id: string, status: Status): void {
    this.done = { id, status };
  }
}

define("small-talk-channels", ChannelsPart);
