/**
 * What readers can do with what is theirs: go on with another device, take it along, erase it.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import type { DrawerWords } from "../../locale/drawer_words.ts";
import type { Talk } from "../../state/model.ts";
import { type Call, deviceLink, erase, ownMessages, save } from "./account.ts";
import { type QrCode, qrCode } from "./qr_code.ts";

/** What it is drawn with. */
export interface YoursOptions {
  readonly talk: Talk;
  readonly call: Call;
  readonly words: DrawerWords["settings"];
  /** The page's own address. */
  readonly page: string;
}

/**
 * Draws a link for another device into an element. @throws {Error} when the server gives none
 */
export async function drawDevice(
  place: HTMLElement,
  { call, words, page }: Omit<YoursOptions, "talk">,
): Promise<void> {
  const link = await deviceLink(call, page);
  const copy = () => void navigator.clipboard.writeText(link).catch(() => {});
  render(device(link, words, copy), place);
}

/** Draws it into an element that is empty. */
export function drawYours(place: HTMLElement, { talk, call, words, page }: YoursOptions): void {
  let link: string | undefined;
  let erasing: "not" | "asked" | "done" = "not";
  let said = "";
  let isBusy = false;

  /** Does something that may fail, one at a time. */
  async function attempt(act: () => Promise<string>): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    said = "";
    draw();
    said = await act().catch(() => words.failed);
    isBusy = false;
    draw();
  }
  const linkDevice = () =>
    attempt(async () => {
      link = await deviceLink(call, page);
      return "";
    });
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(link ?? "");
      return words.copied;
    });
  const download = () =>
    attempt(async () => {
      save(await ownMessages(call), "messages.jsonl");
      return "";
    });
  const eraseAll = () =>
    attempt(async () => {
      await erase(talk, call);
      erasing = "done";
      link = undefined;
      return words.erased;
    });
  /** Asks, or leaves it; the focus goes to what is there then. */
  function become(next: typeof erasing, focused: string): void {
    erasing = next;
    said = "";
    draw();
    place.querySelector<HTMLElement>(focused)?.focus();
  }

  function draw(): void {
    render(
      html`
        ${link === undefined
          ? html`<button class="setting-act" @click=${linkDevice}>${words.device}</button>`
          : device(link, words, copy)}
        <button class="setting-act" @click=${download}>${words.download}</button>
        ${erasing === "asked"
          ? html`
            <div class="erasing" role="group" aria-labelledby="erase-ask">
              <p id="erase-ask">${words.eraseAsk}</p>
              <button class="erase-now" @click=${eraseAll}>${words.eraseNow}</button>
              <button class="keep" @click=${() => become("not", ".erase")}>${words.keep}</button>
            </div>
          `
          : html`
            <button class="setting-act erase" @click=${() => become("asked", ".keep")}>
              ${words.erase}
            </button>
          `}
        <p class="drawer-note" role="status">${said}</p>
      `,
      place,
    );
  }
  draw();
}

function device(link: string, words: DrawerWords["settings"], copy: () => void): TemplateResult {
  const code = qrCode(link);
  return html`
    <div class="device">
      <p class="drawer-note" id="device-hint">${words.deviceHint}</p>
      ${code === undefined ? nothing : drawing(code, words.code)}
      <label class="setting-field">
        <span>${words.deviceLink}</span>
        <input
          readonly
          dir="ltr"
          .value=${link}
          aria-describedby="device-hint"
          @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
        >
      </label>
      <button class="setting-act" @click=${copy}>${words.copy}</button>
    </div>
  `;
}

/** Dark on light in both themes: cameras want it so. */
function drawing(code: QrCode, label: string): TemplateResult {
  const side = code.length + 8;
  const path = code.flatMap((row, y) =>
    row.map((dark, x) => dark ? `M${x + 4} ${y + 4}h1v1h-1z` : "")
  ).join("");
  return html`
    <svg class="qr-code" viewBox=${`0 0 ${side} ${side}`} role="img" aria-label=${label}>
      <path d=${path}></path>
    </svg>
  `;
}
