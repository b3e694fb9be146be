/**
 * The base of what settles a blog: the form as it is typed, over what the server has.
 *
 * @module
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import type { SettledSite } from "../../../shared/chat/site_body.ts";
import { IDLE, refusedStatus, type Status } from "../kit/status.ts";
import type { Desk } from "../shell/desk.ts";
import { Section } from "../shell/section.ts";
import { faultsIn, type SiteForm, type SitePart, toBeSaved, withPart } from "./form.ts";
import { keyOf, type KeyView } from "./keeping_part.ts";
import type { PagesView } from "./pages_part.ts";
import { faultyFields, SiteBook } from "./site_book.ts";
import type { SiteFormWords } from "./words.ts";

/** What every such section says. */
export interface WithForm {
  readonly form: SiteFormWords;
}

/** What is typed and not saved, by blog, for as long as its author is at the desk. */
const unsaved = new WeakMap<Desk, Map<string, SettledSite>>();

/** See the head of this file. */
export abstract class SiteSection<Words extends WithForm> extends Section<Words> {
  static override properties: PropertyDeclarations = {
    ...Section.properties,
    faults: { attribute: false },
    status: { attribute: false },
    isBehind: { attribute: false },
    typedOrigin: { attribute: false },
    isOriginWrong: { attribute: false },
    typedKey: { attribute: false },
  };

  declare protected faults: ReadonlySet<string>;
  declare protected status: Status;
  /** Whether somebody else has settled it since. */
  declare protected isBehind: boolean;
  declare protected typedOrigin: string;
  declare protected isOriginWrong: boolean;
  declare protected typedKey: string | undefined;
  #book: SiteBook | undefined;

  constructor() {
    super();
    this.reset();
    this.typedOrigin = "";
    this.isOriginWrong = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#book?.close();
    this.#book = undefined;
  }

  /** What is typed; `undefined` while it is what the server has. It outlives the section. */
  protected get draft(): SettledSite | undefined {
    return unsaved.get(this.desk)?.get(this.siteId);
  }

  #type(draft: SettledSite | undefined): void {
    const drafts = unsaved.get(this.desk) ?? new Map<string, SettledSite>();
    if (draft === undefined) drafts.delete(this.siteId);
    else drafts.set(this.siteId, draft);
    unsaved.set(this.desk, drafts);
    this.requestUpdate();
  }

  /** The blogs, from the time they are first asked for. */
  protected get book(): SiteBook {
    return this.#book ??= new SiteBook({
      ...this.desk,
      changed: () => {
        this.#compare();
        this.requestUpdate();
      },
    });
  }

  /** The blog that is settled. */
  protected get siteId(): string {
    return DEFAULT_SITE;
  }

  /** The form, once the server has said what there is. */
  protected get form(): SiteForm | undefined {
    const site = this.draft ?? this.book.get(this.siteId);
    return site && {
      site,
      isFixed: this.book.fixed.includes(site.id),
      words: this.words.form,
      kit: this.desk.locale.words.kit,
      faults: this.faults,
      change: (part) => this.change(part),
    };
  }

  /** What the pages' part of the form is given. */
  protected get pagesView(): PagesView {
    return {
      given: this.book.given,
      pages: this.book.pages,
      sites: this.book.sites ?? [],
      typed: this.typedOrigin,
      isWrong: this.isOriginWrong,
      type: (text) => {
        this.typedOrigin = text;
        this.isOriginWrong = false;
      },
      add: (origin) => this.#letIn(origin),
      wrong: () => {
        this.isOriginWrong = true;
        this.#focus("#site-origin");
      },
    };
  }

  /** What the key's part of the form is given. */
  protected get keyView(): KeyView {
    const { typedKey } = this;
    return {
      typed: typedKey,
      isWrong: this.faults.has("identityKey"),
      type: (text) => {
        this.typedKey = text;
        const key = keyOf(text);
        const faults = new Set(this.faults);
        faults.delete("identityKey");
        this.faults = key === "wrong" ? faults.add("identityKey") : faults;
        if (key !== "wrong") this.change({ identityKey: key });
      },
    };
  }

  /** Whether something is typed that is not saved. */
  protected get isTyped(): boolean {
    return this.draft !== undefined;
  }

  /** Goes back to what the server has. */
  protected forget(): void {
    this.#type(undefined);
    this.reset();
  }

  /** Forgets what was said about what is typed. */
  protected reset(): void {
    this.faults = new Set();
    this.status = IDLE;
    this.isBehind = false;
    this.typedKey = undefined;
  }

  /** Puts other values into the form. */
  protected change(part: SitePart): void {
    const site = this.draft ?? this.book.get(this.siteId);
    if (site === undefined) return;
    this.#type(withPart(site, part));
    const faults = new Set(this.faults);
    for (const name of Object.keys(part)) faults.delete(name);
    if (part.moderation !== undefined) faults.delete("slowMode");
    this.faults = faults;
    this.status = IDLE;
  }

  /** Saves what is typed. @returns whether all of it is saved now */
  protected async save(): Promise<boolean> {
    const { draft } = this;
    const { kit } = this.desk.locale.words;
    // What was typed as an address and not added is meant, too.
    if (this.typedOrigin.trim() !== "") {
      this.isOriginWrong = true;
      await this.#focus("#site-origin");
      return false;
    }
    if (draft === undefined) return true;
    const faults = new Set([...faultsIn(draft), ...this.faults]);
    this.faults = faults;
    if (faults.size > 0) {
      await this.#focus("[aria-invalid=true], .failed:not(:empty)");
      return false;
    }
    this.status = { kind: "busy", text: kit.saving };
    const outcome = await this.book.save(toBeSaved(draft));
    switch (outcome.kind) {
      case "saved":
        this.forget();
        this.status = { kind: "done", text: this.words.form.saved };
        return true;
      case "changed":
        this.status = IDLE;
        this.isBehind = true;
        return false;
      case "refused":
        this.status = refusedStatus(outcome.refusal, kit);
        this.faults = faultyFields(outcome.refusal.message);
        await this.#focus("[aria-invalid=true]");
        return false;
    }
  }

  /** That somebody else has settled it, and what can be done. */
  protected behindNotice(): TemplateResult | typeof nothing {
    if (!this.isBehind) return nothing;
    const { form } = this.words;
    const by = this.book.get(this.siteId)?.changed?.by;
    return html`
      <div class="behind" role="alert">
        <p dir="auto">${by === undefined ? form.changed : form.changedBy(by)}</p>
        <button type="button" class="plain" @click=${() => this.forget()}>
          ${form.showChanged}
        </button>
      </div>
    `;
  }

  /** What is typed is of settings that hold no longer. */
  #compare(): void {
    const now = this.#book?.get(this.siteId);
    if (this.draft !== undefined && now !== undefined && now.version !== this.draft.version) {
      this.isBehind = true;
    }
  }

  #letIn(origin: string): void {
    const site = this.draft ?? this.book.get(this.siteId);
    if (site === undefined) return;
    this.typedOrigin = "";
    this.isOriginWrong = false;
    if (!site.origins.includes(origin)) this.change({ origins: [...site.origins, origin] });
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}
