/**
 * What is told about sites: to authors all, to pages what readers may know; with guards.
 *
 * @module
 */
import { fieldsOf, isBoolean, isCount, isListOf, isObject, isOptional, isString } from "./guard.ts";
import type { RoomId } from "./id.ts";
import type { Hours, Moderation, RoomMode, RoomSettings, Site, Span, Theme } from "./site.ts";

/** A site as authors are told of it. */
export interface SettledSite extends Site {
  /** Names what is settled: other settings, another version. `PUT` with it changes nothing newer. */
  readonly version: string;
  /** Who settled it last; left out when that was before the server started. */
  readonly changed?: SiteChangeNote;
}

/** Who settled a site, and when. */
export interface SiteChangeNote {
  /** The author's name as it was then. */
  readonly by: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** `GET /api/sites` answers this. */
export interface SiteList {
  /** The default one first, then by their ids. */
  readonly sites: readonly SettledSite[];
  /** The ids of those that stand in a file, and are changed there. */
  readonly fixed: readonly string[];
  /** The origins of the default site that stand in the server's own settings, and are changed there. */
  readonly given: readonly string[];
}

/** MESSAGE on `SITES`: what was settled, as it is now. */
export type SitesEvent =
  | { readonly type: "site"; readonly site: SettledSite }
  | { readonly type: "site-removed"; readonly id: string }
  | { readonly type: "room-settings"; readonly room: RoomId; readonly settings: RoomSettings };

/** `GET /api/site` answers this: what pages may know of their site. */
export interface PublicSite {
  readonly id: string;
  readonly title: string;
  /** As a BCP 47 tag; empty: the reader's own. */
  readonly language: string;
  readonly theme: Theme;
  /** When the author usually answers. */
  readonly hours?: Hours;
  /** Whether readers may write, and read, in rooms without settings of their own. */
  readonly mode: RoomMode;
  /** Whether a new reader has to solve a puzzle first. */
  readonly proofOfWork: boolean;
  /** Readers who leave may be told of an answer by mail. Not checked: anything but `true` is no. */
  readonly mail?: true;
  /** The same by a push message, in their browser. Not checked either. */
  readonly push?: true;
}

/** Whether a body has the shape of a {@linkcode SiteList}. */
export function isSiteList(body: unknown): body is SiteList {
  const { sites, fixed, given } = fieldsOf<SiteList>(body);
  return isListOf(sites, isSettledSite) && isListOf(fixed, isString) && isListOf(given, isString);
}

/** Whether a body has the shape of a {@linkcode SitesEvent}. */
export function isSitesEvent(body: unknown): body is SitesEvent {
  const { type, site, id, room, settings } = fieldsOf<AnyEvent>(body);
  switch (type) {
    case "site":
      return isSettledSite(site);
    case "site-removed":
      return isString(id);
    case "room-settings":
      return isString(room) && isRoomSettings(settings);
    default:
      return false;
  }
}

/** Whether a body has the shape of a {@linkcode PublicSite}. */
export function isPublicSite(body: unknown): body is PublicSite {
  const { mode, proofOfWork } = fieldsOf<PublicSite>(body);
  return isShownSite(body) && isMode(mode) && isBoolean(proofOfWork);
}

/** Whether a body has the shape of a {@linkcode Site}. */
export function isSite(body: unknown): body is Site {
  const { origins, moderation, retentionDays } = fieldsOf<Site>(body);
  return isShownSite(body) && isListOf(origins, isString) && isModeration(moderation) &&
    isOptional(retentionDays, isCount);
}

/** Whether a body has the shape of a {@linkcode SettledSite}. */
export function isSettledSite(body: unknown): body is SettledSite {
  const { version, changed } = fieldsOf<SettledSite>(body);
  return isSite(body) && isString(version) && isOptional(changed, isChangeNote);
}

/** Whether a body has the shape of {@linkcode RoomSettings}. */
export function isRoomSettings(body: unknown): body is RoomSettings {
  const { mode, holdFirst, slowModeSeconds, retentionDays } = fieldsOf<RoomSettings>(body);
  return isObject(body) && isOptional(mode, isMode) && isOptional(holdFirst, isBoolean) &&
    isOptional(slowModeSeconds, isCount) && isOptional(retentionDays, isCount);
}

type AnyEvent = { readonly [Name in "type" | "site" | "id" | "room" | "settings"]: unknown };

function isShownSite(body: unknown): boolean {
  const { id, title, language, theme, hours } = fieldsOf<PublicSite>(body);
  return isString(id) && isString(title) && isString(language) && isTheme(theme) &&
    isOptional(hours, isHours);
}

function isChangeNote(value: unknown): value is SiteChangeNote {
  const { by, at } = fieldsOf<SiteChangeNote>(value);
  return isString(by) && isCount(at);
}

function isTheme(value: unknown): value is Theme {
  const { mode, color } = fieldsOf<Theme>(value);
  return (mode === "auto" || mode === "light" || mode === "dark") && isOptional(color, isString);
}

function isHours(value: unknown): value is Hours {
  const { timeZone, days } = fieldsOf<Hours>(value);
  return isString(timeZone) && isListOf(days, isDay);
}

function isDay(value: unknown): value is readonly Span[] {
  return isListOf(value, isSpan);
}

function isSpan(value: unknown): value is Span {
  const { from, to } = fieldsOf<Span>(value);
  return isCount(from) && isCount(to);
}

function isModeration(value: unknown): value is Moderation {
  const { mode, holdFirst, slowModeSeconds, words, proofOfWork } = fieldsOf<Moderation>(value);
  return isMode(mode) && isBoolean(holdFirst) && isCount(slowModeSeconds) &&
    isListOf(words, isString) && isBoolean(proofOfWork);
}

function isMode(value: unknown): value is RoomMode {
  return value === "open" || value === "read-only" || value === "closed";
}
