/**
 * `<small-talk-answers>`: the answers authors keep ready: writing, changing and forgetting them.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  type CannedAnswer,
  filledAnswer,
  isCannedAnswerList,
  type PutCannedAnswer,
  unknownVariables,
} from "../../../../shared/chat/canned.ts";
import { newId } from "../../../../shared/chat/id.ts";
import { isSiteList } from "../../../../shared/chat/site_body.ts";
import { MAX_CANNED_TITLE_LENGTH, MAX_TEXT_LENGTH } from "../../../../shared/limit.ts";
import { define } from "../../../component/light_element.ts";
import { confirm } from "../../kit/confirm.ts";
import { selectField, textArea, textField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import { answersStyle } from "./style.ts";
import type { AnswersWords } from "./words.ts";

/** What is being written. */
interface Draft {
  readonly id: string | undefined;
  readonly title: string;
  readonly text: string;
  /** Empty: for all. */
  readonly site: string;
}

const EMPTY: Draft = { id: undefined, title: "", text: "", site: "" };
const NO_FAULTS = { title: "", text: "" };

/** See the head of this file. */
export class AnswersPage extends Section<AnswersWords> {
  static override properties = {
    ...Section.properties,
    answers: { attribute: false },
    sites: { attribute: false },
    draft: { attribute: false },
    faults: { attribute: false },
    status: { attribute: false },
  };

  /** Once the server has said which there are. */
  declare protected answers: readonly CannedAnswer[] | undefined;
  declare protected sites: readonly string[];
  declare protected draft: Draft;
  declare protected faults: { readonly title: string; readonly text: string };
  declare protected status: Status;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = answersStyle;

  constructor() {
    super();
    this.sites = [];
    this.draft = EMPTY;
    this.faults = NO_FAULTS;
    this.status = IDLE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) void this.#load();
  }

  protected override render(): TemplateResult {
    const { words, answers } = this;
    return html`
      <div class="page answers">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p class="soft">${words.intro}</p>
        </div>
        ${this.#form()}
        <section aria-labelledby="answers-list">
          <h2 id="answers-list">${words.listTitle}</h2>
          ${answers?.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
          <ul role="list">${answers?.map((answer) => this.#row(answer))}</ul>
        </section>
      </div>
    `;
  }

  #form(): TemplateResult {
    const { words, draft, faults, status, desk } = this;
    const { kit } = desk.locale.words;
    const isNew = draft.id === undefined;
    const preview = filledAnswer(draft.text, words.example, words.example);
    return html`
      <section aria-labelledby="answers-form">
        <h2 id="answers-form">${isNew ? words.newTitle : words.editTitle}</h2>
        <form class="fields" novalidate @submit=${this.#save}>
          ${textField({
            id: "answer-title",
            label: words.name,
            hint: words.nameHint,
            error: faults.title,
            value: draft.title,
            maxLength: MAX_CANNED_TITLE_LENGTH,
            change: (title) => this.draft = { ...draft, title },
          })} ${textArea({
            id: "answer-text",
            label: words.text,
            hint: words.textHint,
            error: faults.text,
            value: draft.text,
            rows: 5,
            maxLength: MAX_TEXT_LENGTH,
            change: (text) => this.draft = { ...draft, text },
          })} ${this.sites.length < 2 ? nothing : this.#siteField()}
          ${draft.text.trim() === "" || unknownVariables(draft.text).length > 0 ? nothing : html`
            <div>
              <p class="soft">${words.preview}</p>
              <p class="preview" dir="auto">${preview}</p>
            </div>
          `}
          <div class="act">
            <button class="primary" aria-disabled=${status.kind === "busy"}>
              ${isNew ? words.add : kit.save}
            </button>
            ${isNew ? nothing : html`
              <button type="button" class="plain" @click=${() => this.#begin(EMPTY)}>
                ${kit.cancel}
              </button>
            `}
            ${statusLine(status)}
          </div>
        </form>
      </section>
    `;
  }

  #siteField(): TemplateResult {
    const { words, draft, sites } = this;
    const isGone = draft.site !== "" && !sites.includes(draft.site);
    return selectField({
      id: "answer-site",
      label: words.site,
      value: draft.site,
      options: [
        ["", words.allSites],
        ...sites.map((site) => [site, site] as const),
        ...isGone ? [[draft.site, words.gone(draft.site)] as const] : [],
      ],
      change: (site) => this.draft = { ...this.draft, site },
    });
  }

  #row(answer: CannedAnswer): TemplateResult {
    const { words } = this;
    const { title, text, site = "" } = answer;
    return html`
      <li>
        <p class="name" dir="auto">${title}</p>
        <p class="text" dir="auto">${text}</p>
        ${site === "" ? nothing : html`<p class="soft">${words.site}: ${site}</p>`}
        <div class="does">
          <button
            aria-label=${words.edit(title)}
            @click=${() => this.#begin({ ...answer, site })}
          >${words.editShort}</button>
          <button
            class="bad"
            aria-label=${words.delete(title)}
            @click=${() => this.#delete(answer)}
          >${words.deleteShort}</button>
        </div>
      </li>
    `;
  }

  async #load(): Promise<void> {
    const { api, locale } = this.desk;
    const [answers, sites] = await Promise.all([
      api.call("GET", "/api/canned-answers"),
      api.call("GET", "/api/sites"),
    ]);
    if (sites.ok && isSiteList(sites.value)) this.sites = sites.value.sites.map(({ id }) => id);
    if (answers.ok && isCannedAnswerList(answers.value)) this.answers = answers.value.answers;
    else if (!answers.ok) this.status = refusedStatus(answers.refusal, locale.words.kit);
  }

  async #begin(draft: Draft): Promise<void> {
    this.draft = draft;
    this.faults = NO_FAULTS;
    this.status = IDLE;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#answer-title")?.focus();
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status.kind === "busy") return;
    const { desk, words, draft } = this;
    const { kit } = desk.locale.words;
    const [unknown] = unknownVariables(draft.text);
    this.faults = {
      title: draft.title.trim() === "" ? words.nameMissing : "",
      text: draft.text.trim() === ""
        ? words.textMissing
        : unknown === undefined
        ? ""
        : words.unknown(unknown),
    };
    this.status = IDLE;
    const wrong = this.faults.title !== "" ? "title" : this.faults.text !== "" ? "text" : undefined;
    if (wrong !== undefined) return this.querySelector<HTMLElement>(`#answer-${wrong}`)?.focus();
    this.status = { kind: "busy", text: kit.saving };
    const { title, text, site, id = newId((bytes) => crypto.getRandomValues(bytes)) } = draft;
    const body: PutCannedAnswer = { title, text, ...site !== "" && { site } };
    const outcome = await desk.api.call("PUT", `/api/canned-answers/${id}`, body);
    if (!outcome.ok) {
      this.status = refusedStatus(outcome.refusal, kit);
      return;
    }
    await this.#load();
    await this.#begin(EMPTY);
    this.status = { kind: "done", text: kit.saved };
  }

  async #delete({ id, title }: CannedAnswer): Promise<void> {
    const { desk, words } = this;
    const { kit } = desk.locale.words;
    const isWanted = await confirm(this, {
      title: words.deleteTitle(title),
      text: words.deleteText,
      action: words.deleteShort,
    }, kit);
    if (!isWanted) return;
    const outcome = await desk.api.call("DELETE", `/api/canned-answers/${id}`);
    const isGone = outcome.ok || outcome.refusal.code === "not-found";
    if (isGone) this.answers = this.answers?.filter((answer) => answer.id !== id);
    else this.status = refusedStatus(outcome.refusal, kit);
    if (isGone && this.draft.id === id) this.draft = EMPTY;
    this.querySelector<HTMLElement>("h1")?.focus();
  }
}

define("small-talk-answers", AnswersPage);
