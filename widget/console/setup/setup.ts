/**
 * `<small-talk-setup>`: leads an author from a new server to a chat that works on their blog, step by
 * step. Each step is saved by itself, and can be left and come back to.
 *
 * @module
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import { define } from "../../component/light_element.ts";
import { selectField, textField } from "../kit/field.ts";
import { refusalText, statusLine } from "../kit/status.ts";
import { codeToCopy } from "../kit/tag_to_paste.ts";
import { addressOf } from "../shell/address.ts";
import { blogPart } from "../site_form/blog_part.ts";
import type { SiteForm } from "../site_form/form.ts";
import { hoursPart } from "../site_form/hours_part.ts";
import { keepLauncher, keptLauncher, type Launcher } from "../site_form/launcher.ts";
import { lookPart } from "../site_form/look_part.ts";
import { pagesPart } from "../site_form/pages_part.ts";
import { SiteSection } from "../site_form/site_section.ts";
import { siteFormStyle } from "../site_form/style.ts";
import { en } from "./en.ts";
import { judgePages, PATIENCE_MS } from "./judge.ts";
import { type Platform, PLATFORMS, recipeFor } from "./recipes.ts";
import { setupStyle } from "./style.ts";
import { verdictCard } from "./waiting.ts";
import type { SetupWords } from "./words.ts";

const STEPS = ["blog", "pages", "look", "hours", "tag"] as const;
type Step = typeof STEPS[number];

/** What the button says, at most, in UTF-16 units. */
const MAX_LABEL_LENGTH = 40;

/** See the head of this file. */
export class Setup extends SiteSection<SetupWords> {
  static override properties: PropertyDeclarations = {
    ...SiteSection.properties,
    platform: { attribute: false },
    launcher: { attribute: false },
    hasPreview: { attribute: false },
  };

  declare platform: Platform;
  declare launcher: Launcher;
  declare hasPreview: boolean;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = siteFormStyle;
  #shown: Step | undefined;
  #cancel = () => {};

  constructor() {
    super();
    this.platform = "html";
    this.launcher = keptLauncher();
    this.hasPreview = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptSheet(this, setupStyle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override render(): TemplateResult {
    const { desk, words, form, book, step } = this;
    const said = words.steps[step];
    const at = STEPS.indexOf(step);
    return html`
      <div class="page setup">
        <nav class="steps" aria-label=${words.stepsLabel}>
          <ol>
            ${STEPS.map((id) =>
              html`
                <li>
                  <a
                    href=${this.#addressOf(id)}
                    aria-current=${id === step ? "step" : "false"}
                  >${words.steps[id].name}</a>
                </li>
              `
            )}
          </ol>
        </nav>
        <div class="lead">
          <h1 tabindex="-1">
            <span class="unseen">${`${words.stepOf(at + 1, STEPS.length)}: `}</span>${said.title}
          </h1>
          <p class="soft">${said.text}</p>
        </div>
        ${form === undefined
          ? html`<p role="status">${
            book.refusal === undefined ? "" : refusalText(book.refusal, desk.locale.words.kit)
          }</p>`
          : html`
            <form class="fields" novalidate @submit=${this.#submit}>
              ${form.isFixed ? html`<p>${words.fixed}</p>` : nothing}
              ${this.#content(form)} ${this.behindNotice()} ${this.#ends(at)}
            </form>
          `}
      </div>
    `;
  }

  protected override updated(): void {
    const { step } = this;
    if (step === "look" && !this.hasPreview) {
      import("../site_form/preview.ts").then(() => this.hasPreview = true, () => {});
    }
    if (this.#shown !== undefined && this.#shown !== step) this.focus();
    this.#shown = step;
  }

  protected override get siteId(): string {
    return this.path?.[1] ?? DEFAULT_SITE;
  }

  #addressOf(step: Step): string {
    const { siteId } = this;
    return siteId === DEFAULT_SITE ? addressOf("setup", step) : addressOf("setup", step, siteId);
  }

  private get step(): Step {
    const [named] = this.path ?? [];
    return STEPS.find((step) => step === named) ?? "blog";
  }

  #content(form: SiteForm): TemplateResult {
    switch (this.step) {
      case "blog":
        return blogPart(form);
      case "pages":
        return pagesPart(form, this.pagesView);
      case "look":
        return html`
          <div class="beside">
            <div class="fields">${lookPart(form)} ${this.#launcherFields()}</div>
            ${this.#preview(form)}
          </div>
        `;
      case "hours":
        return hoursPart(form);
      case "tag":
        return this.#tag(form);
    }
  }

  #preview({ site }: SiteForm): TemplateResult | typeof nothing {
    return this.hasPreview
      ? html`
        <small-talk-stage
          .words=${this.words.form}
          .theme=${site.theme}
          .language=${site.language}
          .author=${this.desk.author}
          .launcher=${this.launcher}
        ></small-talk-stage>
      `
      : nothing;
  }

  /** They are of the tag, so the browser keeps them, not the server. */
  #launcherFields(): TemplateResult {
    const { words, launcher } = this;
    const put = (part: Partial<Launcher>) => {
      this.launcher = { ...launcher, ...part };
      keepLauncher(this.launcher);
    };
    return html`
      ${selectField<Launcher["side"]>({
        id: "setup-side",
        label: words.side,
        value: launcher.side,
        options: [["end", words.sides.end], ["start", words.sides.start]],
        change: (side) => put({ side }),
      })}
      ${textField({
        id: "setup-label",
        label: words.label,
        hint: words.labelHint,
        value: launcher.label,
        maxLength: MAX_LABEL_LENGTH,
        change: (label) => put({ label }),
      })}
    `;
  }

  #tag({ site, kit }: SiteForm): TemplateResult {
    const { words, desk, book, platform, launcher } = this;
    const { file, code } = recipeFor(platform, location.origin, launcher);
    const now = desk.clock.now();
    const verdict = judgePages({
      site: site.id,
      origins: site.origins,
      pages: book.pages,
      plainHttp: book.plainHttp,
      now,
    });
    // What does not come is known by waiting.
    this.#cancel();
    if (verdict.kind === "opening") {
      this.#cancel = desk.clock.after(PATIENCE_MS, () => this.requestUpdate());
    }
    return html`
      ${selectField({
        id: "setup-platform",
        label: words.platform,
        hint: file === undefined ? words.where[platform] : `${words.where[platform]} ${file}`,
        value: platform,
        options: PLATFORMS.map((id) => [id, words.platforms[id]] as const),
        change: (chosen) => this.platform = chosen,
      })}
      ${codeToCopy(code, kit)}
      <p class="soft">${words.policy}</p>
      ${verdictCard(verdict, {
        words,
        kit,
        timeOf: (at) => desk.locale.calendar.time(at),
        letIn: (origin) => this.#letIn(origin),
      })}
    `;
  }

  #ends(at: number): TemplateResult {
    const { words, status } = this;
    const [before, next] = [STEPS[at - 1], STEPS[at + 1]];
    return html`
      <div class="act last-step">
        ${next === undefined
          ? html`
            <button type="button" class="primary" @click=${() => this.desk.go(addressOf("inbox"))}>
              ${words.finish}
            </button>
          `
          : html`
            <button class="primary" ?disabled=${status.kind === "busy"}>${words.next}</button>
            <a href=${this.#addressOf(next)}>${words.later}</a>
          `}
        ${before === undefined
          ? nothing
          : html`<a href=${this.#addressOf(before)}>${words.back}</a>`}
        ${statusLine(status.kind === "done" ? { kind: "idle" } : status)}
      </div>
    `;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const next = STEPS[STEPS.indexOf(this.step) + 1];
    if (await this.save() && next !== undefined) this.desk.go(this.#addressOf(next));
  }

  /** Lets a page in at once: it is waited for. */
  async #letIn(origin: string): Promise<void> {
    this.pagesView.add(origin);
    await this.save();
    await this.updateComplete;
    // The button has done what it was there for.
    this.querySelector<HTMLElement>(".verdict h2")?.focus();
  }
}

define("small-talk-setup", Setup);
