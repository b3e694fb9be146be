/**
 * The blogs as an author settles them: what the server has, what is typed, and how one becomes the
 * other without undoing what somebody else has settled.
 *
 * @module
 */
import { PAGE_LIST, PAGES, SITES } from "../../../shared/chat/destination.ts";
import { isPageSight, isPageSightList, type PageSight } from "../../../shared/chat/page_sight.ts";
import {
  isSettledSite,
  isSiteList,
  isSitesEvent,
  type SettledSite,
} from "../../../shared/chat/site_body.ts";
import type { Link } from "../../state/link.ts";
import type { CallRefusal, ConsoleApi } from "../api/console_api.ts";

/** What a {@linkcode SiteBook} is made with. */
export interface SiteBookOptions {
  readonly api: Pick<ConsoleApi, "call">;
  readonly link: Pick<Link, "ask" | "follow" | "status" | "watch">;
  /** Is called whenever something is another. */
  readonly changed: () => void;
}

/** What came of saving. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly site: SettledSite }
  /** Somebody else was first. */
  | { readonly kind: "changed" }
  | { readonly kind: "refused"; readonly refusal: CallRefusal };

/** See the head of this file. */
export class SiteBook {
  /** The default one first; `undefined` until they have come. */
  sites: readonly SettledSite[] | undefined;
  /** Why they did not come. */
  refusal: CallRefusal | undefined;
  /** The ids of those that stand in a file. */
  fixed: readonly string[] = [];
  /** The origins of the default one that stand in the server's settings. */
  given: readonly string[] = [];
  /** The pages that were noticed, the newest first. */
  pages: readonly PageSight[] = [];
  /** Whether the server is reached over plain http. */
  plainHttp = false;
  readonly #options: SiteBookOptions;
  readonly #stops: (() => void)[];

  constructor(options: SiteBookOptions) {
    this.#options = options;
    const { link } = options;
    const ask = () => {
      if (link.status.kind === "online") this.#askForPages();
    };
    this.#stops = [
      link.follow(() => SITES, (body) => this.#heard(body)),
      link.follow(() => PAGES, (body) => this.#seen(body)),
      link.watch(ask),
    ];
    ask();
    this.load();
  }

  /** Asks the server for all of them. */
  async load(): Promise<void> {
    const outcome = await this.#options.api.call("GET", "/api/sites");
    if (outcome.ok && isSiteList(outcome.value)) {
      const { sites, fixed, given } = outcome.value;
      Object.assign(this, { sites, fixed, given, refusal: undefined });
    } else {
      this.refusal = outcome.ok ? { code: "unreachable", message: "" } : outcome.refusal;
    }
    this.#options.changed();
  }

  /** A site as the server has it. */
  get(id: string): SettledSite | undefined {
    return this.sites?.find((site) => site.id === id);
  }

  /** Settles a site, unless it is another version by now. */
  async save({ id, changed: _, ...settings }: SettledSite): Promise<SaveOutcome> {
    const outcome = await this.#options.api.call("PUT", `/api/sites/${id}`, settings);
    if (outcome.ok && isSettledSite(outcome.value)) {
      this.#put(outcome.value);
      return { kind: "saved", site: outcome.value };
    }
    if (outcome.ok) return { kind: "refused", refusal: { code: "unreachable", message: "" } };
    if (outcome.refusal.code !== "changed") return { kind: "refused", refusal: outcome.refusal };
    await this.load();
    return { kind: "changed" };
  }

  /** Adds a site. @returns why it could not be added, if so */
  async add(id: string, title: string): Promise<CallRefusal | undefined> {
    const outcome = await this.#options.api.call("PUT", `/api/sites/${id}`, { title });
    if (!outcome.ok) return outcome.refusal;
    if (isSettledSite(outcome.value)) this.#put(outcome.value);
    return undefined;
  }

  /** Forgets a site. @returns why it could not be, if so */
  async remove(id: string): Promise<CallRefusal | undefined> {
    const outcome = await this.#options.api.call("DELETE", `/api/sites/${id}`);
    if (!outcome.ok) return outcome.refusal;
    this.#remove(id);
    return undefined;
  }

  /** Hears nothing more. */
  close(): void {
    for (const stop of this.#stops) stop();
  }

  #askForPages(): void {
    this.#options.link.ask(PAGE_LIST, (answer) => {
      if (answer.kind !== "answered" || !isPageSightList(answer.body)) return;
      this.pages = answer.body.pages;
      this.plainHttp = answer.body.plainHttp;
      this.#options.changed();
    });
  }

  #heard(body: unknown): void {
    if (!isSitesEvent(body)) return;
    if (body.type === "site") this.#put(body.site);
    else if (body.type === "site-removed") this.#remove(body.id);
    // Which site a page is of may be another now.
    this.#askForPages();
  }

  #seen(body: unknown): void {
    if (!isPageSight(body)) return;
    this.pages = [body, ...this.pages.filter(({ origin }) => origin !== body.origin)];
    this.#options.changed();
  }

  #put(site: SettledSite): void {
    const others = (this.sites ?? []).filter(({ id }) => id !== site.id);
    const isFirst = site.id === this.sites?.[0]?.id;
    const rest = isFirst ? others : others.slice(1);
    const sorted = [...rest, ...isFirst ? [] : [site]].sort((a, b) => a.id < b.id ? -1 : 1);
    this.sites = isFirst ? [site, ...others] : [...others.slice(0, 1), ...sorted];
    this.#options.changed();
  }

  #remove(id: string): void {
    this.sites = this.sites?.filter((site) => site.id !== id);
    this.#options.changed();
  }
}

/**
 * The fields a refusal of settings names, by their first part: `theme.color: expected …` is `theme`.
 *
 * @example
 * ```ts
 * import { faultyFields } from "./site_book.ts";
 * const message = "Cannot take the settings: origins[0]: expected an origin; title: expected text.";
 * console.assert([...faultyFields(message)].join() === "origins,title");
 * ```
 */
export function faultyFields(message: string): ReadonlySet<string> {
  const [, faults = ""] = /^Cannot take the settings: (.*)$/s.exec(message) ?? [];
  const names = faults.split("; ").map((fault) => /^([a-zA-Z]+)[^:]*: /.exec(fault)?.[1] ?? "");
  return new Set(names.filter((name) => name !== ""));
}
