/**
 * `<small-talk-site>`: all that is settled for a blog, and which blogs there are.
 *
 * @module
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { DEFAULT_SITE } from "../../../../shared/chat/id.ts";
import type { SettledSite } from "../../../../shared/chat/site_body.ts";
import { adoptSheet } from "../../../component/feature_style.ts";
import { define } from "../../../component/light_element.ts";
import { confirm } from "../../kit/confirm.ts";
import { selectField } from "../../kit/field.ts";
import { refusalText, statusLine } from "../../kit/status.ts";
import { addressOf } from "../../shell/address.ts";
import { blogPart } from "../../site_form/blog_part.ts";
import type { SiteForm } from "../../site_form/form.ts";
import { hoursPart } from "../../site_form/hours_part.ts";
import { keepingPart } from "../../site_form/keeping_part.ts";
import { lookPart } from "../../site_form/look_part.ts";
import { pagesPart } from "../../site_form/pages_part.ts";
import { rulesPart } from "../../site_form/rules_part.ts";
import { SiteSection } from "../../site_form/site_section.ts";
import { siteFormStyle } from "../../site_form/style.ts";
import { askForSite } from "./add_site.ts";
import { en } from "./en.ts";
import { sitePageStyle } from "./style.ts";
import type { SitePageWords } from "./words.ts";

/** See the head of this file. */
export class SitePage extends SiteSection<SitePageWords> {
  static override properties: PropertyDeclarations = {
    ...SiteSection.properties,
    hasPreview: { attribute: false },
  };

  /** Whether the chat itself is there to be shown. */
  declare hasPreview: boolean;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = siteFormStyle;

  constructor() {
    super();
    this.hasPreview = false;
  }

  protected override get siteId(): string {
    const [id = DEFAULT_SITE] = this.path ?? [];
    return id;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptSheet(this, sitePageStyle);
    import("../../site_form/preview.ts").then(() => this.hasPreview = true, () => {});
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // What is said is of the blog it was said about.
    if (changed.get("path") !== undefined) this.reset();
  }

  /** The heading that had the focus is another once the settings are there: then that has it. */
  protected override update(changed: Map<PropertyKey, unknown>): void {
    const hadFocus = this.contains(document.activeElement);
    super.update(changed);
    if (!hadFocus || this.contains(document.activeElement)) return;
    this.querySelector<HTMLElement>("h1[tabindex]")?.focus();
  }

  protected override render(): TemplateResult {
    const { desk, words, form, book, status } = this;
    const { kit } = desk.locale.words;
    if (form === undefined) {
      const text = book.refusal === undefined ? "" : refusalText(book.refusal, kit);
      return html`
        <div class="page">
          <h1 tabindex="-1">${words.title}</h1>
          <p role="status">${text}</p>
        </div>
      `;
    }
    const { changed } = form.site;
    return html`
      <div class="page">
        <h1 tabindex="-1">${words.title}</h1>
        ${this.#choice()}
        ${form.isFixed ? html`<p>${words.fixed}</p>` : nothing}
        <form class="site-form" novalidate @submit=${this.#submit}>
          ${this.#part(words.blogTitle, blogPart(form))}
          ${this.#part(words.pagesTitle, pagesPart(form, this.pagesView))}
          ${this.#part(words.lookTitle, html`${lookPart(form)} ${this.#preview(form)}`)}
          ${this.#part(words.hoursTitle, hoursPart(form))}
          ${this.#part(words.rulesTitle, rulesPart(form))}
          ${this.#part(words.keepingTitle, keepingPart(form, this.keyView))}
          ${form.isFixed ? nothing : html`
            <div class="saving">
              ${this.behindNotice()}
              <div class="act">
                <button class="primary" aria-disabled=${status.kind === "busy"}>${kit.save}</button>
                ${this.isTyped
                  ? html`<button type="button" class="plain" @click=${() =>
                    this.forget()}>${words.undo}</button>`
                  : nothing}
                ${statusLine(status)}
                ${this.isTyped && status.kind === "idle"
                  ? html`<span class="soft">${words.unsaved}</span>`
                  : nothing}
              </div>
            </div>
          `}
        </form>
        ${changed === undefined ? nothing : html`
          <p class="soft" dir="auto">${words.lastChanged(
            changed.by,
            `${desk.locale.calendar.day(changed.at, desk.clock.now())}, ${
              desk.locale.calendar.time(changed.at)
            }`,
          )}</p>
        `}
        ${form.site.id === DEFAULT_SITE || form.isFixed ? nothing : html`
          <section>
            <h2>${words.removeSite}</h2>
            <p class="soft">${words.removeHint}</p>
            <button type="button" class="plain" @click=${() => this.#remove(form.site)}>
              ${words.removeSite}
            </button>
          </section>
        `}
      </div>
    `;
  }

  #choice(): TemplateResult {
    const { words, book } = this;
    const { sites = [] } = book;
    return html`
      <div class="which">
        ${sites.length < 2 ? nothing : selectField({
          id: "site-which",
          label: words.site,
          value: this.siteId,
          options: sites.map((site) => [site.id, this.#nameOf(site)] as const),
          change: (id) => this.desk.go(addressOf("settings", "site", id)),
        })}
        <div class="act">
          <a href=${addressOf("setup", "blog", this.siteId)}>${words.setUp}</a>
          <button type="button" class="plain" @click=${() => this.#add()}>${words.addSite}</button>
        </div>
      </div>
    `;
  }

  #part(title: string, content: TemplateResult): TemplateResult {
    return html`
      <section class="fields">
        <h2>${title}</h2>
        ${content}
      </section>
    `;
  }

  #preview({ site }: SiteForm): TemplateResult | typeof nothing {
    if (!this.hasPreview) return nothing;
    return html`
      <small-talk-stage
        .words=${this.words.form}
        .theme=${site.theme}
        .language=${site.language}
        .author=${this.desk.author}
      ></small-talk-stage>
    `;
  }

  #nameOf({ id, title }: SettledSite): string {
    const { words } = this;
    return title || (id === DEFAULT_SITE ? words.defaultName : words.unnamed(id));
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status.kind === "busy") return;
    await this.save();
  }

  async #add(): Promise<void> {
    const id = await askForSite(this, {
      words: this.words,
      kit: this.desk.locale.words.kit,
      taken: (this.book.sites ?? []).map((site) => site.id),
      add: (id, title) => this.book.add(id, title),
    });
    if (id !== undefined) this.desk.go(addressOf("settings", "site", id));
  }

  async #remove(site: SettledSite): Promise<void> {
    const { words, desk } = this;
    const { kit } = desk.locale.words;
    const question = {
      title: words.removeTitle(this.#nameOf(site)),
      text: words.removeText,
      action: words.remove,
      typed: site.id,
    };
    if (!await confirm(this, question, kit)) return;
    const refusal = await this.book.remove(site.id);
    if (refusal === undefined) return desk.go(addressOf("settings", "site"));
    const text = refusal.code === "forbidden" ? words.removeRefused : refusalText(refusal, kit);
    this.status = { kind: "failed", text };
  }
}

define("small-talk-site", SitePage);
