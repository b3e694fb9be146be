/**
 * What blogs are called, where conversations of several are in one list.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import { isSiteList } from "../../../shared/chat/site_body.ts";
import type { Desk } from "../shell/desk.ts";
import { siteOf } from "./place.ts";

/** By desk and id; asked for once. */
const titles = new WeakMap<object, ReadonlyMap<string, string>>();

/** What a site is called; its id while nothing else is known, as for moderators. */
export function siteTitle(desk: object, id: string): string {
  return titles.get(desk)?.get(id) || id;
}

/** Asks what sites are called. Fulfilled with whether something new is known. */
export async function loadSiteTitles(desk: Pick<Desk, "api">): Promise<boolean> {
  if (titles.has(desk)) return false;
  titles.set(desk, new Map());
  const outcome = await desk.api.call("GET", "/api/sites");
  if (!outcome.ok || !isSiteList(outcome.value)) return false;
  titles.set(desk, new Map(outcome.value.sites.map(({ id, title }) => [id, title])));
  return true;
}

/** The sites there are conversations of, in alphabetical order. */
export function sitesOf(rows: readonly Pick<ConversationRef, "room">[]): readonly string[] {
  return [...new Set(rows.map(siteOf))].sort();
}
