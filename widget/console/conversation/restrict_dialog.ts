/**
 * Asks for why and for how long somebody is muted or banned.
 *
 * @module
 */
import { html } from "lit";
import type { MeasureKind, Restrict } from "../../../shared/chat/moderation.ts";
import { MAX_REASON_LENGTH } from "../../../shared/limit.ts";
import type { KitWords } from "../../locale/console_words.ts";
import { openDialog } from "../kit/dialog.ts";
import { selectField, switchField, textField } from "../kit/field.ts";
import type { HandlingWords } from "./words.ts";

type HowLong = keyof HandlingWords["restrict"]["times"];

/** What is asked about. */
export interface RestrictQuestion {
  readonly kind: MeasureKind;
  /** What the reader is called. */
  readonly name: string;
  readonly words: HandlingWords["restrict"];
  readonly kit: KitWords;
}

/** Fulfilled with what was chosen; with nothing when it was given up. */
export async function askRestrict(
  host: Element,
  { kind, name, words, kit }: RestrictQuestion,
): Promise<Pick<Restrict, "reason" | "minutes" | "network"> | undefined> {
  let isWanted = false;
  const chosen: { reason: string; howLong: HowLong; network: boolean } = {
    reason: "",
    howLong: "1440",
    network: false,
  };
  const title = words[kind](name);
  const dialog = openDialog(host, {
    title,
    close: kit.close,
    draw: ({ close }) => {
      const submit = (event: SubmitEvent) => {
        event.preventDefault();
        isWanted = true;
        close();
      };
      return html`
        <form class="fields" novalidate @submit=${submit}>
          <p>${kind === "mute" ? words.muteText : words.banText}</p>
          ${selectField<HowLong>({
            id: "restrict-time",
            label: words.howLong,
            value: chosen.howLong,
            options: (["60", "1440", "10080", "43200", "forever"] as const)
              .map((time) => [time, words.times[time]] as const),
            change: (value) => chosen.howLong = value,
          })} ${textField({
            id: "restrict-why",
            label: words.why,
            hint: words.whyHint,
            value: chosen.reason,
            maxLength: MAX_REASON_LENGTH,
            change: (value) => chosen.reason = value,
          })} ${switchField({
            id: "restrict-network",
            label: words.network,
            hint: words.networkHint,
            checked: chosen.network,
            change: (value) => chosen.network = value,
          })}
          <div class="act">
            <button type="button" class="plain" @click=${close}>${kit.cancel}</button>
            <button class="primary grave">${title}</button>
          </div>
        </form>
      `;
    },
  });
  await dialog.closed;
  if (!isWanted) return undefined;
  const { reason, howLong, network } = chosen;
  return {
    reason: reason.trim(),
    ...howLong !== "forever" && { minutes: Number(howLong) },
    ...network && { network },
  };
}
