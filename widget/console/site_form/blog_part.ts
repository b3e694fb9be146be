/**
 * What a blog is called, and which language its chat speaks.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import { MAX_SITE_TITLE_LENGTH } from "../../../shared/limit.ts";
import { selectField, textField } from "../kit/field.ts";
import { faultOf, type SiteForm } from "./form.ts";

/** The languages of the widget, each in itself. */
const LANGUAGES: readonly (readonly [tag: string, name: string])[] = [
  ["ar", "العربية"],
  ["de", "Deutsch"],
  ["en", "English"],
  ["es", "Español"],
  ["fr", "Français"],
  ["he", "עברית"],
  ["ja", "日本語"],
  ["ko", "한국어"],
  ["pt", "Português"],
  ["zh", "中文"],
];

/** See the head of this file. */
export function blogPart(form: SiteForm): TemplateResult {
  const { site, words, isFixed, change } = form;
  const known = LANGUAGES.some(([tag]) => tag === site.language) || site.language === "";
  return html`
    ${textField({
      id: "site-title",
      label: words.title,
      hint: words.titleHint,
      error: faultOf(form, "title"),
      value: site.title,
      maxLength: MAX_SITE_TITLE_LENGTH,
      disabled: isFixed,
      change: (title) => change({ title }),
    })}
    ${selectField({
      id: "site-language",
      label: words.language,
      hint: words.languageHint,
      error: faultOf(form, "language"),
      value: site.language,
      options: [
        ["", words.anyLanguage],
        ...LANGUAGES,
        ...known ? [] : [[site.language, site.language] as const],
      ],
      disabled: isFixed,
      change: (language) => change({ language }),
    })}
  `;
}
