/**
 * `<small-talk-numbers>`: what readers asked and how long they waited, in sentences first.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Site } from "../../../shared/chat/site.ts";
import { isSiteList } from "../../../shared/chat/site_body.ts";
import {
  isStatistics,
  type Statistics,
  STATISTICS_DAYS,
  type StatisticsDays,
} from "../../../shared/chat/statistics.ts";
import { define } from "../../component/light_element.ts";
import type { CallRefusal } from "../api/console_api.ts";
import { selectField } from "../kit/field.ts";
import { refusedStatus, statusLine } from "../kit/status.ts";
import { dataTable } from "../kit/table.ts";
import { addressOf } from "../shell/address.ts";
import { Section } from "../shell/section.ts";
import "./chart.ts";
import { en } from "./en.ts";
import { askedSentences, limitSentences, nowSentences, whisperSentences } from "./sentences.ts";
import { numbersStyle } from "./style.ts";
import type { NumbersWords } from "./words.ts";

/** What is shown. */
type Shown =
  | { readonly kind: "counting" }
  | { readonly kind: "failed"; readonly refusal: CallRefusal }
  | { readonly kind: "counted"; readonly counted: Statistics };

/** Stands for all sites where one chooses; no site is called so. */
const ALL = "";

/** See the head of this file. */
export class NumbersView extends Section<NumbersWords> {
  static override properties = {
    ...Section.properties,
    shown: { attribute: false },
    days: { attribute: false },
    site: { attribute: false },
    sites: { attribute: false },
  };

  declare shown: Shown;
  declare days: StatisticsDays;
  /** The id of the site, or {@linkcode ALL}. */
  declare site: string;
  declare sites: readonly Site[];
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = numbersStyle;

  constructor() {
    super();
    this.shown = { kind: "counting" };
    this.days = 30;
    this.site = ALL;
    this.sites = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) void this.#listSites();
    if (["desk", "days", "site"].some((name) => changed.has(name))) void this.#count();
  }

  protected override render(): TemplateResult {
    const { words, shown } = this;
    return html`
      <div class="page numbers" aria-busy=${shown.kind === "counting" ? "true" : "false"}>
        <h1 tabindex="-1">${words.title}</h1>
        <div class="count-choices">${this.#siteChoice()} ${this.#spanChoice()}</div>
        ${this.#content()}
      </div>
    `;
  }

  #siteChoice(): TemplateResult | typeof nothing {
    const { words, sites, site } = this;
    if (sites.length < 2) return nothing;
    return selectField({
      id: "numbers-site",
      label: words.site,
      value: site,
      options: [
        [ALL, words.allSites] as const,
        ...sites.map(({ id, title }) => [id, title === "" ? id : title] as const),
      ],
      change: (chosen) => this.site = chosen,
    });
  }

  #spanChoice(): TemplateResult {
    const { words, days } = this;
    return html`
      <fieldset class="span-choice">
        <legend>${words.span}</legend>
        ${STATISTICS_DAYS.map((each) =>
          html`
            <label>
              <input
                type="radio"
                name="numbers-days"
                value=${each}
                .checked=${each === days}
                @change=${() => this.days = each}
              ><span>${words.days(each)}</span>
            </label>
          `
        )}
      </fieldset>
    `;
  }

  #content(): TemplateResult {
    const { words, shown, desk: { locale } } = this;
    if (shown.kind === "counting") return html`<p class="soft" role="status">${words.counting}</p>`;
    if (shown.kind === "failed") {
      return html`
        <div class="act">
          ${statusLine(refusedStatus(shown.refusal, locale.words.kit))}
          <button class="plain" @click=${() => this.#count()}>${words.again}</button>
        </div>
      `;
    }
    const { counted } = shown;
    return html`
      <section aria-labelledby="numbers-now">
        <h2 id="numbers-now">${words.nowTitle}</h2>
        <p class="said">${nowSentences(counted, words).join(" ")}</p>
        ${counted.open.count === 0
          ? nothing
          : html`<a href=${addressOf("inbox")}>${words.toInbox}</a>`}
      </section>
      <section aria-labelledby="numbers-asked">
        <h2 id="numbers-asked">${words.askedTitle}</h2>
        <p class="said">${askedSentences(counted, words).join(" ")}</p>
        ${counted.whispers.count === 0
          ? nothing
          : html`<p class="said">${whisperSentences(counted, words).join(" ")}</p>`}
        ${limitSentences(counted, words, (moment) => this.#dateOf(moment)).map((sentence) =>
          html`<p class="soft">${sentence}</p>`
        )}
        ${counted.questions.count + counted.whispers.count === 0 ? nothing : html`
          <small-talk-chart
            lang=${locale.lang}
            .counted=${counted}
            .words=${words}
          ></small-talk-chart>
        `}
      </section>
      ${counted.rooms.length === 0 ? nothing : this.#posts(counted)} ${this.#take(counted)}
    `;
  }

  #posts({ rooms }: Statistics): TemplateResult {
    const { words, words: { columns } } = this;
    return html`
      <section>
        <h2>${words.postsTitle}</h2>
        ${dataTable({
          caption: words.postsTitle,
          columns: [columns.post, columns.questions, columns.open],
          rows: rooms.map(({ room, page, questions, open }) => [
            html`<a href=${addressOf("inbox", room)}>${page.title === "" ? room : page.title}</a>`,
            questions,
            open,
          ]),
        })}
      </section>
    `;
  }

  #take({ at, unit }: Statistics): TemplateResult {
    const { words, desk: { locale } } = this;
    const time = new Intl.DateTimeFormat(locale.lang, { timeStyle: "short" }).format(at);
    const link = (query: string, label: string) =>
      html`<a href=${this.#path(query)} download="">${label}</a>`;
    return html`
      <section aria-labelledby="numbers-take">
        <h2 id="numbers-take">${words.takeTitle}</h2>
        <p class="soft">${words.takeText}</p>
        <p class="count-files">
          ${link("format=csv&table=periods", words.takePeriods(unit))}
          ${link("format=csv&table=posts", words.takePosts)}
          ${link("format=json", words.takeAll)}
        </p>
        <p class="soft">${words.countedAt(time, zoneOf())}</p>
        <button class="plain" @click=${() => this.#count()}>${words.again}</button>
      </section>
    `;
  }

  #dateOf(moment: number): string {
    return new Intl.DateTimeFormat(this.desk.locale.lang, { dateStyle: "long" }).format(moment);
  }

  #path(more: string): string {
    const { days, site } = this;
    const query = new URLSearchParams({ days: String(days), zone: zoneOf() });
    if (site !== ALL) query.set("site", site);
    return `/api/statistics?${query}&${more}`;
  }

  async #listSites(): Promise<void> {
    const outcome = await this.desk.api.call("GET", "/api/sites");
    if (outcome.ok && isSiteList(outcome.value)) this.sites = outcome.value.sites;
  }

  async #count(): Promise<void> {
    const { desk, days, site } = this;
    if (this.shown.kind === "failed") this.shown = { kind: "counting" };
    const outcome = await desk.api.call("GET", this.#path("format=json"));
    // Meanwhile something else may have been asked for.
    if (days !== this.days || site !== this.site || desk !== this.desk) return;
    if (!outcome.ok) this.shown = { kind: "failed", refusal: outcome.refusal };
    else if (isStatistics(outcome.value)) this.shown = { kind: "counted", counted: outcome.value };
    else this.shown = { kind: "failed", refusal: { code: "unreachable", message: "" } };
  }
}

/** The time zone of the author's machine. */
function zoneOf(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

define("small-talk-numbers", NumbersView);
