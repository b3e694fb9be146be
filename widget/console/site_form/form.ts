/**
 * What the parts of the form are given, and how what is typed becomes settings.
 *
 * @module
 */
import type { SettledSite } from "../../../shared/chat/site_body.ts";
import { MAX_RETENTION_DAYS, MAX_SLOW_MODE_SECONDS } from "../../../shared/limit.ts";
import type { KitWords } from "../../locale/console_words.ts";
import { fits } from "./hours.ts";
import type { SiteFormWords } from "./words.ts";

/** Other values for some fields; `undefined` takes one away. */
export type SitePart = { readonly [Name in keyof SettledSite]?: SettledSite[Name] | undefined };

/** A blog that is being settled. */
export interface SiteForm {
  readonly site: SettledSite;
  /** Whether it stands in a file, and cannot be changed here. */
  readonly isFixed: boolean;
  readonly words: SiteFormWords;
  readonly kit: KitWords;
  /** Fields that do not fit. */
  readonly faults: ReadonlySet<string>;
  /** Puts other values into the form; nothing is saved. */
  readonly change: (part: SitePart) => void;
}

/** What is said of a field that does not fit. */
export function faultOf({ faults, words }: SiteForm, name: string): string {
  return faults.has(name) ? words.faulty : "";
}

/** A site with other values. */
export function withPart(site: SettledSite, part: SitePart): SettledSite {
  const rows = Object.entries({ ...site, ...part }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(rows) as unknown as SettledSite;
}

/** The site as it is sent: lines that say nothing are no words. */
export function toBeSaved(site: SettledSite): SettledSite {
  const words = site.moderation.words.map((word) => word.trim()).filter((word) => word !== "");
  return { ...site, moderation: { ...site.moderation, words } };
}

/** The fields in which the form itself sees what does not fit. */
export function faultsIn({ hours, retentionDays, moderation }: SettledSite): ReadonlySet<string> {
  const faults = new Set<string>();
  if (hours !== undefined && !fits(hours)) faults.add("hours");
  if (retentionDays !== undefined && !isCount(retentionDays, 1, MAX_RETENTION_DAYS)) {
    faults.add("retentionDays");
  }
  if (!isCount(moderation.slowModeSeconds, 0, MAX_SLOW_MODE_SECONDS)) faults.add("slowMode");
  return faults;
}

/** Whether a number is whole and within bounds. */
export function isCount(n: number, least: number, most: number): boolean {
  return Number.isInteger(n) && n >= least && n <= most;
}
