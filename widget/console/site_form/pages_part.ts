/**
 * Which pages may show the chat: those that may, those that asked and were not let in, and a field for
 * another.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import type { SettledSite } from "../../../shared/chat/site_body.ts";
import type { PageSight } from "../../../shared/chat/page_sight.ts";
import { textField } from "../kit/field.ts";
import { faultOf, type SiteForm } from "./form.ts";
import { originOf } from "./origin_text.ts";

/** What else is known, and what is typed. */
export interface PagesView {
  /** The origins that stand in the server's settings. */
  readonly given: readonly string[];
  readonly pages: readonly PageSight[];
  /** All blogs: no two name one origin. */
  readonly sites: readonly Pick<SettledSite, "id" | "title" | "origins">[];
  /** The field for another one. */
  readonly typed: string;
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
  readonly add: (origin: string) => void;
  /** What is typed is none. */
  readonly wrong: () => void;
}

/** See the head of this file. */
export function pagesPart(form: SiteForm, view: PagesView): TemplateResult {
  const { site: { id, origins }, words, isFixed, change } = form;
  const isDefault = id === DEFAULT_SITE;
  const knocking = isFixed
    ? []
    : view.pages.filter(({ origin, site }) => site === undefined && !origins.includes(origin));
  return html`
    <div class="origins" role="group" aria-labelledby="site-origins">
      <p id="site-origins" class="label">${words.origins}</p>
      <p class="soft">${words.originsHint}</p>
      ${origins.length === 0
        ? html`<p>${isDefault ? words.noOriginsDefault : words.noOrigins}</p>`
        : html`
          <ul role="list">${origins.map((origin) =>
            html`
              <li>
                <span dir="ltr">${origin}</span>
                ${ownerOf(origin, id, view) === undefined ? nothing : html`
                  <span class="failed">${words.ofAnother(ownerOf(origin, id, view) ?? "")}</span>
                `}
                ${isDefault && view.given.includes(origin)
                  ? html`<span class="soft">${words.givenOrigin}</span>`
                  : html`
                    <button
                      type="button"
                      class="plain"
                      ?disabled=${isFixed}
                      aria-label=${words.removeOrigin(origin)}
                      @click=${() =>
                        change({ origins: origins.filter((other) => other !== origin) })}
                    >${words.remove}</button>
                  `}
              </li>
            `
          )}</ul>
        `}
      <p class="failed">${faultOf(form, "origins")}</p>
      ${knocking.slice(0, 5).map(({ origin }) =>
        html`
          <p class="knock">
            <span dir="auto">${words.knocked(origin)}</span>
            <button type="button" class="plain" @click=${() => view.add(origin)}>${words
              .letIn}</button>
          </p>
        `
      )}
      ${isFixed ? nothing : html`
        <div class="adding" @keydown=${(event: KeyboardEvent) => entered(event, view)}>
          ${textField({
            id: "site-origin",
            label: words.addOriginLabel,
            error: view.isWrong ? words.notAnOrigin : "",
            value: view.typed,
            type: "url",
            placeholder: "https://blog.example",
            change: view.type,
          })}
          <button type="button" class="plain" @click=${() => take(view)}>${words.addOrigin}</button>
        </div>
      `}
    </div>
  `;
}

/** The blog an origin is of, if that is another one. */
function ownerOf(origin: string, id: string, { sites }: PagesView): string | undefined {
  const owner = sites.find((site) => site.id !== id && site.origins.includes(origin));
  return owner && (owner.title || owner.id);
}

/** Enter in the field adds, and does not save the form. */
function entered(event: KeyboardEvent, view: PagesView): void {
  const { key, isComposing, target } = event;
  if (key !== "Enter" || isComposing || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  take(view);
}

function take(view: PagesView): void {
  const origin = originOf(view.typed);
  if (origin === undefined) view.wrong();
  else view.add(origin);
}
