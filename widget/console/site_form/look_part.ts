/**
 * How the chat looks: its colour, light or dark, and the chat itself beside it.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../../shared/chat/site.ts";
import { selectField } from "../kit/field.ts";
import { faultOf, type SiteForm } from "./form.ts";

/** The widget's own, in the light. */
const OURS = "#2b63a8";

/** See the head of this file. */
export function lookPart(form: SiteForm): TemplateResult {
  const { site: { theme }, words, isFixed, change } = form;
  const { color = OURS } = theme;
  return html`
    <div class="field">
      <label for="site-color">${words.color}</label>
      <div class="color">
        <input
          id="site-color"
          type="color"
          .value=${color}
          ?disabled=${isFixed}
          aria-describedby="site-color-hint site-color-error"
          @input=${({ currentTarget }: Event) =>
            change({ theme: { ...theme, color: (currentTarget as HTMLInputElement).value } })}
        >
        <code dir="ltr">${color}</code>
        ${theme.color === undefined || isFixed ? nothing : html`
          <button
            type="button"
            class="plain"
            @click=${() => change({ theme: { mode: theme.mode } })}
          >${words.defaultColor}</button>
        `}
      </div>
      <p class="soft" id="site-color-hint">${words.colorHint}</p>
      <p class="failed" id="site-color-error">${faultOf(form, "theme")}</p>
    </div>
    ${selectField<Theme["mode"]>({
      id: "site-theme",
      label: words.themeMode,
      value: theme.mode,
      options: [
        ["auto", words.themes.auto],
        ["light", words.themes.light],
        ["dark", words.themes.dark],
      ],
      disabled: isFixed,
      change: (mode) => change({ theme: { ...theme, mode } }),
    })}
  `;
}
