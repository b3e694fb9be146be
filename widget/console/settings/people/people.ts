/**
 * `<small-talk-people>`: who the authors are, and for the owner: inviting, changing and removing them.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  type AuthorInfo,
  type AuthorRole,
  isAuthorList,
  isInvitation,
} from "../../../../shared/chat/author.ts";
import { MAX_NAME_LENGTH } from "../../../../shared/limit.ts";
import { define } from "../../../component/light_element.ts";
import type { CallOutcome } from "../../api/console_api.ts";
import { confirm, type Question } from "../../kit/confirm.ts";
import { textField } from "../../kit/field.ts";
import { hasStayed } from "../../kit/focus.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import { showLink } from "./link_dialog.ts";
import { askAbout, type PersonAct, rolesField } from "./person_dialog.ts";
import { peopleStyle } from "./style.ts";
import { whenOf } from "./when.ts";
import type { PeopleWords } from "./words.ts";

/** See the head of this file. */
export class PeoplePage extends Section<PeopleWords> {
  static override properties = {
    ...Section.properties,
    people: { attribute: false },
    status: { attribute: false },
    inviting: { attribute: false },
    fault: { attribute: false },
    name: { attribute: false },
    role: { attribute: false },
  };

  declare people: readonly AuthorInfo[];
  /** What came of what was done about somebody. */
  declare status: Status;
  /** What came of inviting. */
  declare inviting: Status;
  /** What is wrong with the name. */
  declare fault: string;
  /** Of who is invited, as it is typed. */
  declare name: string;
  declare role: Exclude<AuthorRole, "owner">;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = peopleStyle;

  constructor() {
    super();
    this.people = [];
    this.status = this.inviting = IDLE;
    this.fault = this.name = "";
    this.role = "author";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { words, people, status } = this;
    return html`
      <div class="page">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p class="soft">${words.about}</p>
        </div>
        <div>
          <ul class="roster people" role="list">${people.map((person) => this.#person(person))}</ul>
          ${statusLine(status)}
        </div>
        ${people.length === 0
          ? nothing
          : this.#isOwner
          ? this.#invitation()
          : html`<p class="soft">${words.onlyOwner}</p>`}
      </div>
    `;
  }

  /** As the server says it: the server may have been handed over since one signed in. */
  get #isOwner(): boolean {
    return this.people.find(({ role }) => role === "owner")?.id === this.desk.author.id;
  }

  #person(person: AuthorInfo): TemplateResult {
    const { words, desk } = this;
    const { id, name, avatar, role, invited, linkExpiresAt } = person;
    const isSelf = id === desk.author.id;
    const facts = [
      words.roles[role],
      ...isSelf ? [words.you] : [],
      ...invited ? [words.invited] : [],
      ...linkExpiresAt !== undefined
        ? [words.linkUntil(whenOf(linkExpiresAt, desk))]
        : invited && this.#isOwner
        ? [words.noLink]
        : [],
    ];
    return html`
      <li>
        ${avatar === undefined
          ? html`<span class="initial" aria-hidden="true">${
            [...name.trim()][0]?.toLocaleUpperCase() ?? ""
          }</span>`
          : html`<span class="initial face" .style=${`background-image: url("${avatar}")`}></span>`}
        <div class="what">
          <bdi>${name}</bdi>
          <span class="soft">${facts.join(" · ")}</span>
        </div>
        ${this.#isOwner && !isSelf
          ? html`
            <button
              class="plain"
              aria-label=${words.manageNamed(name)}
              @click=${() => this.#manage(person)}
            >
              ${words.manage}
            </button>
          `
          : nothing}
      </li>
    `;
  }

  #invitation(): TemplateResult {
    const { words, name, role, fault, inviting } = this;
    return html`
      <section aria-labelledby="people-invite">
        <h2 id="people-invite">${words.inviteTitle}</h2>
        <form class="fields" novalidate @submit=${this.#invite}>
          ${textField({
            id: "people-name",
            label: words.name,
            hint: words.nameHint,
            error: fault,
            value: name,
            maxLength: MAX_NAME_LENGTH,
            change: (text) => this.name = text,
          })}
          ${rolesField({
            name: "people-role",
            words,
            role,
            change: (next) => this.role = next,
          })}
          <div class="act">
            <button class="primary" aria-disabled=${inviting.kind === "busy"}>${words
              .invite}</button>
            ${statusLine(inviting)}
          </div>
        </form>
      </section>
    `;
  }

  async #load(): Promise<void> {
    const outcome = await this.desk.api.call("GET", "/api/authors");
    if (outcome.ok && isAuthorList(outcome.value)) this.people = outcome.value.authors;
    else if (!outcome.ok) {
      this.status = refusedStatus(outcome.refusal, this.desk.locale.words.kit);
    }
  }

  async #invite(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.inviting.kind === "busy") return;
    const { desk, words, name, role } = this;
    this.fault = name.trim() === "" ? words.nameMissing : "";
    this.inviting = IDLE;
    if (this.fault !== "") return this.querySelector<HTMLElement>("#people-name")?.focus();
    const body = { name: name.trim(), role };
    this.inviting = { kind: "busy", text: desk.locale.words.kit.saving };
    const outcome = await desk.api.call("POST", "/api/authors", body);
    this.inviting = outcome.ok ? IDLE : refusedStatus(outcome.refusal, desk.locale.words.kit);
    if (!outcome.ok) return;
    this.name = "";
    await this.#show(outcome.value);
  }

  async #manage(person: AuthorInfo): Promise<void> {
    const { desk, words } = this;
    const { kit } = desk.locale.words;
    const act = await askAbout(this, person, { words, kit });
    if (act === undefined) return;
    const question = questionOf(act, person, words);
    if (question !== undefined && !await confirm(this, question, kit)) return;
    this.status = { kind: "busy", text: kit.saving };
    const outcome = await this.#call(act, person);
    this.status = outcome.ok ? doneStatus(act, person, words) : refusedStatus(outcome.refusal, kit);
    if (outcome.ok && act.kind === "link") return await this.#show(outcome.value);
    const opener = document.activeElement;
    await this.#load();
    await this.updateComplete;
    if (!hasStayed(opener)) return;
    // Whom it was about may be gone, and the button with them.
    const label = CSS.escape(words.manageNamed(person.name));
    const button = this.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
    (button ?? this.querySelector<HTMLElement>("h1"))?.focus();
  }

  #call(act: PersonAct, { id }: AuthorInfo): Promise<CallOutcome> {
    const { api } = this.desk;
    const path = `/api/authors/${encodeURIComponent(id)}`;
    switch (act.kind) {
      case "role":
        return api.call("PUT", `${path}/role`, { role: act.role });
      case "link":
        return api.call("POST", `${path}/link`);
      case "unlink":
        return api.call("DELETE", `${path}/link`);
      case "owner":
        return api.call("POST", `${path}/owner`);
      case "remove":
        return api.call("DELETE", path);
    }
  }

  async #show(invitation: unknown): Promise<void> {
    const { desk, words } = this;
    if (isInvitation(invitation)) await showLink(this, invitation, { desk, words });
    await this.#load();
  }
}

function questionOf(
  { kind }: PersonAct,
  { name }: AuthorInfo,
  { act }: PeopleWords,
): Question | undefined {
  if (kind === "owner") {
    const [title, text] = [act.ownerTitle(name), act.ownerText(name)];
    return { title, text, action: act.owner, typed: name };
  }
  if (kind !== "remove") return undefined;
  return { title: act.removeTitle(name), text: act.removeText, action: act.remove };
}

function doneStatus({ kind }: PersonAct, { name }: AuthorInfo, { act }: PeopleWords): Status {
  const texts = {
    role: act.roleSaved(name),
    link: "",
    unlink: act.takenBack,
    owner: act.ownerDone(name),
    remove: act.removed(name),
  };
  return { kind: "done", text: texts[kind] };
}

define("small-talk-people", PeoplePage);
