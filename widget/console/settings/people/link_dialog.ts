/**
 * Shows a link that was just made, to be copied or read by a camera.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Invitation } from "../../../../shared/chat/author.ts";
import { type QrCode, qrCode } from "../../../feature/settings/qr_code.ts";
import "../../kit/copy_button.ts";
import { openDialog } from "../../kit/dialog.ts";
import type { Desk } from "../../shell/desk.ts";
import { whenOf } from "./when.ts";
import type { PeopleWords } from "./words.ts";

/** Empty modules around a code, without which cameras do not find it. */
const MARGIN = 4;

/** Fulfilled once the owner has closed it. */
export async function showLink(
  place: Element,
  { author, link, expiresAt }: Invitation,
  { desk, words }: { readonly desk: Desk; readonly words: PeopleWords },
): Promise<void> {
  const { kit } = desk.locale.words;
  const code = qrCode(link);
  const dialog = openDialog(place, {
    title: words.link.title(author.name),
    close: kit.close,
    draw: () =>
      html`
        <div class="fields invitation">
          <p>${words.link.text(whenOf(expiresAt, desk))}</p>
          ${code === undefined ? nothing : drawing(code, words.link.code)}
          <div class="field">
            <label for="invitation-link">${words.link.label}</label>
            <input
              id="invitation-link"
              readonly
              dir="ltr"
              .value=${link}
              @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
            >
          </div>
          <div class="act">
            <small-talk-copy .words=${kit} .text=${link}></small-talk-copy>
          </div>
        </div>
      `,
  });
  await dialog.closed;
}

function drawing(code: QrCode, label: string): TemplateResult {
  const side = code.length + 2 * MARGIN;
  const path = code.flatMap((row, y) =>
    row.map((dark, x) => dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : "")
  ).join("");
  return html`
    <svg class="code" viewBox=${`0 0 ${side} ${side}`} role="img" aria-label=${label}>
      <path d=${path}></path>
    </svg>
  `;
}
