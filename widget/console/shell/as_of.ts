/**
 * How old what is shown is, while the server is not reached.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Clock } from "../../../shared/clock.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { Locale } from "../../locale/locale.ts";
import type { InboxState } from "../../state/model.ts";

/** Remembers when the server was reached last. */
export class AsOf {
  readonly #clock: Pick<Clock, "now">;
  #at: number | undefined;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Sees how the link is; to be called with each change of it. */
  see({ link }: Pick<InboxState, "link">): void {
    if (link.kind === "online") this.#at = this.#clock.now();
  }

  /** A sentence, while what is shown may be old. */
  draw(
    { link, loaded }: Pick<InboxState, "link" | "loaded">,
    { words, calendar }: Pick<Locale<ConsoleWords>, "words" | "calendar">,
  ): TemplateResult | typeof nothing {
    const at = this.#at;
    if (link.kind === "online" || !loaded || at === undefined) return nothing;
    return html`<p class="as-of soft">${words.asOf(calendar.time(at))}</p>`;
  }
}
