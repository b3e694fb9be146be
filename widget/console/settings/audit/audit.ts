/**
 * `<small-talk-audit>`: what authors did, the newest first.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  AUDIT_ACTS,
  type AuditItem,
  type AuditKind,
  type AuditPage,
  isAuditPage,
} from "../../../../shared/chat/audit.ts";
import { type AuthorInfo, isAuthorList } from "../../../../shared/chat/author.ts";
import { define } from "../../../component/light_element.ts";
import { selectField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { addressOf } from "../../shell/address.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import { sentenceOf } from "./sentence.ts";
import { auditStyle } from "./style.ts";
import type { AuditWords } from "./words.ts";

const KINDS = ["all", ...Object.keys(AUDIT_ACTS) as AuditKind[]] as const;

/** See the head of this file. */
export class AuditView extends Section<AuditWords> {
  static override properties = {
    ...Section.properties,
    entries: { attribute: false },
    next: { attribute: false },
    days: { attribute: false },
    people: { attribute: false },
    kind: { attribute: false },
    by: { attribute: false },
    status: { attribute: false },
  };

  /** `undefined` until the server has answered. */
  declare entries: readonly AuditItem[] | undefined;
  declare next: number | undefined;
  declare days: number;
  declare people: readonly AuthorInfo[];
  declare kind: "all" | AuditKind;
  /** Whose; everybody's when it is empty. */
  declare by: string;
  declare status: Status;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = auditStyle;

  constructor() {
    super();
    this.days = 365;
    this.people = [];
    this.kind = "all";
    this.by = "";
    this.status = IDLE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    void this.#loadPeople();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { words, entries = [], people, kind, by, next, status } = this;
    return html`
      <div class="page">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p class="soft">${words.about(this.days)}</p>
        </div>
        <div class="filters">
          ${selectField({
            id: "audit-kind",
            label: words.kind,
            value: kind,
            options: KINDS.map((each) => [each, words.kinds[each]] as const),
            change: (value) => this.#filter({ kind: value }),
          })}
          ${selectField({
            id: "audit-by",
            label: words.who,
            value: by,
            options: [
              ["", words.everybody],
              ...people.map(({ id, name }) => [id, name] as const),
            ],
            change: (value) => this.#filter({ by: value }),
          })}
        </div>
        <div>
          <ol class="roster" role="list" aria-label=${words.list}>
            ${entries.map((entry) => this.#entry(entry))}
          </ol>
          ${this.entries?.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
          <div class="act">
            ${next === undefined
              ? nothing
              : html`<button class="plain" @click=${() => this.#load(next)}>${words.more}</button>`}
            ${statusLine(status)}
          </div>
        </div>
        <p class="files">
          <a href=${this.#path("csv")} download="audit.csv">${words.asTable}</a>
          <a href=${this.#path("jsonl")} download="audit.jsonl">${words.asLines}</a>
        </p>
      </div>
    `;
  }

  #entry(entry: AuditItem): TemplateResult {
    const { words, desk, people } = this;
    const { clock, locale: { calendar } } = desk;
    const { at, by, room } = entry;
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const sentence = sentenceOf(entry, { words, names });
    const [, ...path] = room?.split("/") ?? [];
    return html`
      <li>
        <div class="what">
          <span><bdi class="who">${by.name}</bdi> ${sentence}</span>
          <span class="soft">
            ${`${calendar.day(at, clock.now())}, ${calendar.time(at)}`}
            ${room === undefined
              ? nothing
              : html`<a href=${addressOf("inbox", room)} dir="ltr">${`/${path.join("/")}`}</a>`}
          </span>
        </div>
      </li>
    `;
  }

  #filter(change: { readonly kind?: "all" | AuditKind; readonly by?: string }): void {
    this.kind = change.kind ?? this.kind;
    this.by = change.by ?? this.by;
    void this.#load();
  }

  /** @param before where to go on; from the newest if left out */
  async #load(before?: number): Promise<void> {
    const { desk } = this;
    const asked = this.#path("json", before);
    const outcome = await desk.api.call("GET", asked);
    // Something else may have been asked for meanwhile.
    if (asked !== this.#path("json", before)) return;
    if (!outcome.ok) {
      this.status = refusedStatus(outcome.refusal, desk.locale.words.kit);
      return;
    }
    this.status = IDLE;
    if (isAuditPage(outcome.value)) this.#take(outcome.value, before);
  }

  #take({ entries, next, days }: AuditPage, before: number | undefined): void {
    const shown = before === undefined ? [] : this.entries ?? [];
    this.entries = [...shown, ...entries];
    this.next = next;
    this.days = days;
  }

  async #loadPeople(): Promise<void> {
    const outcome = await this.desk.api.call("GET", "/api/authors");
    if (outcome.ok && isAuthorList(outcome.value)) this.people = outcome.value.authors;
  }

  #path(format: "json" | "csv" | "jsonl", before?: number): string {
    const { kind, by } = this;
    const query = new URLSearchParams({
      ...format !== "json" && { format },
      ...kind !== "all" && { kind },
      ...by !== "" && { by },
      ...before !== undefined && { before: String(before) },
    });
    return query.size === 0 ? "/api/audit" : `/api/audit?${query}`;
  }
}

define("small-talk-audit", AuditView);
