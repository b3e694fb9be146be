/**
 * `<small-talk-notice-choices>`: about what an author is told, and when.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  isNoticeSettings,
  NOTICE_CHOICES,
  NOTICE_DIGESTS,
  type NoticeChoice,
  type NoticeSettings,
} from "../../../../shared/chat/notice.ts";
import { define, LightElement } from "../../../component/light_element.ts";
import { selectField, switchField, textField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import type { Desk } from "../../shell/desk.ts";
import { type Quiet, readTime, showTime } from "./quiet.ts";
import type { NotificationsWords } from "./words.ts";

/** A site, and what it is called. */
export interface SiteName {
  readonly id: string;
  readonly name: string;
}

/** What is offered first. */
const NIGHT: Quiet = { from: 22 * 60, to: 7 * 60 };

/** See the head of this file. */
export class NoticeChoices extends LightElement {
  static override properties = {
    desk: { attribute: false },
    words: { attribute: false },
    settings: { attribute: false },
    sites: { attribute: false },
    draft: { attribute: false },
    status: { attribute: false },
  };

  declare desk: Desk;
  declare words: NotificationsWords;
  /** As the server has them. */
  declare settings: NoticeSettings;
  declare sites: readonly SiteName[];
  /** What is chosen and not saved yet. */
  declare protected draft: NoticeSettings;
  declare protected status: Status;
  #isTouched = false;

  constructor() {
    super();
    this.sites = [];
    this.status = IDLE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // What is being chosen stays when a channel was added meanwhile.
    if (changed.has("settings") && !this.#isTouched) this.draft = this.settings;
  }

  protected override render(): TemplateResult {
    const { words, draft, sites, status, desk } = this;
    return html`
      <section aria-labelledby="notices-choices">
        <h2 id="notices-choices">${words.choicesTitle}</h2>
        <p class="soft">${words.seen}</p>
        <form class="fields" novalidate @submit=${this.#save}>
          ${selectField({
            id: "notice-choice",
            label: words.choice,
            value: draft.choice,
            options: NOTICE_CHOICES.map((choice) => [choice, words.choices[choice]]),
            change: (choice) => this.#touch({ choice }),
          })}
          ${sites.length < 2 ? nothing : sites.map((site) => this.#siteField(site))}
          ${selectField({
            id: "notice-digest",
            label: words.digest,
            value: draft.digest,
            options: NOTICE_DIGESTS.map((digest) => [digest, words.digests[digest]]),
            change: (digest) => this.#touch({ digest }),
          })}
          ${this.#quietFields()}
          ${switchField({
            id: "notice-text",
            label: words.withText,
            hint: words.withTextHint,
            checked: draft.withText,
            change: (withText) => this.#touch({ withText }),
          })}
          ${selectField({
            id: "notice-language",
            label: words.language,
            value: draft.language,
            options: [["en", "English"], ["ko", "한국어"]],
            change: (language) => this.#touch({ language }),
          })}
          <div class="act">
            <button class="primary" aria-disabled=${status.kind === "busy"}>
              ${desk.locale.words.kit.save}
            </button>
            ${statusLine(status)}
          </div>
        </form>
      </section>
    `;
  }

  #siteField({ id: site, name }: SiteName): TemplateResult {
    const { words, draft } = this;
    return selectField<NoticeChoice | "">({
      id: `notice-site-${site}`,
      label: words.onSite(name),
      value: draft.sites[site] ?? "",
      options: [
        ["", words.asElsewhere],
        ...NOTICE_CHOICES.map((choice) => [choice, words.choices[choice]] as const),
      ],
      change: (choice) => {
        const { [site]: _, ...others } = this.draft.sites;
        this.#touch({ sites: choice === "" ? others : { ...others, [site]: choice } });
      },
    });
  }

  #quietFields(): TemplateResult {
    const { words, draft: { quiet, timeZone } } = this;
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const time = (id: string, label: string, end: keyof Quiet) =>
      textField({
        id,
        label,
        type: "time",
        value: showTime((quiet ?? NIGHT)[end]),
        change: (text) => {
          const minutes = readTime(text);
          if (minutes === undefined) return;
          this.#touch({ quiet: { ...this.draft.quiet ?? NIGHT, [end]: minutes } });
        },
      });
    return html`
      ${switchField({
        id: "notice-quiet",
        label: words.quiet,
        hint: words.quietHint,
        checked: quiet !== undefined,
        change: (isQuiet) => this.#setQuiet(isQuiet ? NIGHT : undefined, here),
      })}
      ${quiet === undefined ? nothing : html`
        <div class="hours">
          ${time("notice-from", words.from, "from")} ${time("notice-to", words.to, "to")}
        </div>
      `}
      ${selectField({
        id: "notice-zone",
        label: words.timeZone,
        value: timeZone,
        options: [...new Set([timeZone, here, "UTC"])].map((zone) => [zone, zone]),
        change: (zone) => this.#touch({ timeZone: zone }),
      })}
    `;
  }

  /** Who never said where they are is where they sit now. */
  #setQuiet(quiet: Quiet | undefined, here: string): void {
    const { quiet: _, ...others } = this.draft;
    const timeZone = others.timeZone === "UTC" ? here : others.timeZone;
    this.#isTouched = true;
    this.draft = { ...others, timeZone, ...quiet !== undefined && { quiet } };
    this.status = IDLE;
  }

  #touch(change: Partial<NoticeSettings>): void {
    this.#isTouched = true;
    this.draft = { ...this.draft, ...change };
    this.status = IDLE;
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status.kind === "busy") return;
    const { desk, draft } = this;
    const { kit } = desk.locale.words;
    this.status = { kind: "busy", text: kit.saving };
    const outcome = await desk.api.call("PUT", "/api/notifications", draft);
    if (!outcome.ok) {
      this.status = refusedStatus(outcome.refusal, kit);
      return;
    }
    this.#isTouched = false;
    if (isNoticeSettings(outcome.value)) this.draft = outcome.value;
    this.status = { kind: "done", text: kit.saved };
  }
}

define("small-talk-notice-choices", NoticeChoices);
