/**
 * `<small-talk-device>`: whether one is told in this browser, and on which devices else; installing the
 * console; what it does without a connection.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { PushDeviceInfo } from "../../../../shared/chat/push.ts";
import { define } from "../../../component/light_element.ts";
import type { PushHere, PushView } from "../../device/push_here.ts";
import { thisDevice } from "../../device/this_device.ts";
import { switchField } from "../../kit/field.ts";
import { IDLE, type Status, statusLine } from "../../kit/status.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import { deviceStyle } from "./style.ts";
import type { DeviceWords } from "./words.ts";

const ASKING: PushView = { kind: "asking" };

/** See the head of this file. */
export class DevicePage extends Section<DeviceWords> {
  static override properties = {
    ...Section.properties,
    status: { attribute: false },
    removal: { attribute: false },
  };

  declare status: Status;
  /** What came of taking a device from the list. */
  declare removal: Status;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = deviceStyle;
  #unsubscribe = () => {};

  constructor() {
    super();
    this.status = IDLE;
    this.removal = IDLE;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = thisDevice.subscribe(() => this.requestUpdate());
    void thisDevice.look();
    void thisDevice.update();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { install, push } = thisDevice;
    const { kind } = push?.view ?? ASKING;
    // Where there is nothing to press one scrolls by keyboard all the same.
    const isQuiet = !thisDevice.isOld && kind !== "on" && kind !== "off" &&
      install.state !== "offered";
    return html`
      <div class="page" tabindex=${isQuiet ? "0" : nothing}>
        <h1 tabindex="-1">${words.title}</h1>
        ${thisDevice.isOld
          ? html`
            <div class="act" role="status">
              <p>${words.newer}</p>
              <button class="plain" @click=${() => location.reload()}>${words.load}</button>
            </div>
          `
          : nothing} ${this.#notifications(push)} ${this.#others(push)}
        <section aria-labelledby="device-install">
          <h2 id="device-install">${words.installTitle}</h2>
          <p>${words.install[install.state]}</p>
          ${install.state === "offered"
            ? html`
              <button class="plain" @click=${this.#install}>${words.installButton}</button>
            `
            : nothing}
        </section>
        <section aria-labelledby="device-offline">
          <h2 id="device-offline">${words.offlineTitle}</h2>
          <p>${words.offline}</p>
        </section>
      </div>
    `;
  }

  #notifications(push: PushHere | undefined): TemplateResult {
    const { words, status } = this;
    const { kind } = push?.view ?? ASKING;
    const isOn = kind === "on";
    const isBusy = status.kind === "busy";
    return html`
      <section aria-labelledby="device-notifications">
        <h2 id="device-notifications">${words.notificationsTitle}</h2>
        ${switchField({
          id: "device-push",
          label: words.tellMe,
          hint: words.states[kind],
          checked: isOn,
          disabled: isBusy || !isOn && kind !== "off",
          change: (checked) => this.#turn(checked),
        })}
        ${isOn || kind === "off" ? html`<p class="soft">${words.privacy}</p>` : nothing}
        <div class="act">
          ${isOn
            ? html`
              <button class="plain" ?disabled=${isBusy} @click=${this.#test}>${words.test}</button>
            `
            : nothing} ${statusLine(status)}
        </div>
      </section>
    `;
  }

  #others(push: PushHere | undefined): TemplateResult | typeof nothing {
    const { words, removal } = this;
    const others = (push?.devices ?? []).filter(({ current }) => !current);
    if (others.length === 0 && removal.kind === "idle") return nothing;
    return html`
      <section aria-labelledby="device-others">
        <h2 id="device-others" tabindex="-1">${words.othersTitle}</h2>
        <ul class="devices" role="list">${others.map((device) => this.#other(device))}</ul>
        ${statusLine(removal)}
      </section>
    `;
  }

  #other(device: PushDeviceInfo): TemplateResult {
    const { words, desk } = this;
    const { label, createdAt } = device;
    const { clock, locale: { calendar } } = desk;
    const date = calendar.date(createdAt, clock.now(), { month: "long" });
    return html`
      <li>
        <span dir="auto">${label}</span>
        <span class="soft">${words.since(date)}</span>
        <button
          class="plain"
          aria-label=${words.removeNamed(label)}
          @click=${() => this.#remove(device)}
        >
          ${words.remove}
        </button>
      </li>
    `;
  }

  async #turn(on: boolean): Promise<void> {
    const { words } = this;
    const { push } = thisDevice;
    if (push === undefined) return;
    this.status = { kind: "busy", text: on ? words.turningOn : words.turningOff };
    const step = await (on ? push.turnOn() : push.turnOff());
    this.status = step === "done" ? IDLE : { kind: "failed", text: words.steps[step] };
    thisDevice.changed();
  }

  async #test(): Promise<void> {
    const { words } = this;
    this.status = { kind: "busy", text: words.testing };
    const outcome = await thisDevice.push?.test() ?? "unreachable";
    this.status = { kind: outcome === "sent" ? "done" : "failed", text: words.tests[outcome] };
  }

  async #remove({ id, label }: PushDeviceInfo): Promise<void> {
    const { words } = this;
    const step = await thisDevice.push?.remove(id) ?? "unreachable";
    this.removal = step === "done"
      ? { kind: "done", text: words.removed(label) }
      : { kind: "failed", text: words.steps[step] };
    thisDevice.changed();
    await this.updateComplete;
    // The button that had the focus is gone.
    if (step === "done") this.querySelector<HTMLElement>("#device-others")?.focus();
  }

  async #install(): Promise<void> {
    await thisDevice.install.take();
    thisDevice.changed();
  }
}

define("small-talk-device", DevicePage);
