/**
 * How sites and rooms are settled: what is refused, and that one change is finished before the next
 * begins, so that no two sites ever name one origin.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { DEFAULT_SITE, isSiteId, type RoomId } from "../../../shared/chat/id.ts";
import type { RoomSettings, Site } from "../../../shared/chat/site.ts";
import type { SettledSite } from "../../../shared/chat/site_body.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { MAX_SET_ROOMS, MAX_SITES } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import { asRefusal, readSettings, SettingsError } from "./settings_fault.ts";
import { roomSettings, siteChange } from "./site_schema.ts";
import { siteOf, type Sites } from "./sites.ts";

/** What {@linkcode SiteEditing} is made with. */
export interface SiteEditingOptions {
  readonly sites: Sites;
  readonly store: Pick<Store, "life" | "held" | "readers">;
  readonly clock: Pick<Clock, "now">;
  /** Whether another instance is there, at which something may be settled. */
  readonly isAccompanied?: () => boolean;
  /** Hears why settings could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Settles what holds for sites and rooms. */
export class SiteEditing {
  readonly #options: SiteEditingOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: SiteEditingOptions) {
    this.#options = options;
  }

  /**
   * Adds a site, or settles all of it anew: what is left out is as by default.
   *
   * @param settings as they came; with a `version` they change nothing that is newer
   * @param author who settles it, if somebody does
   * @returns the site as it is now
   * @throws {Refused} `invalid-body`, `forbidden` when it stands in a file, `changed` when it is not
   *   that version any more, or `not-stored`
   */
  putSite(id: string, settings: unknown, author?: Pick<Sender, "name">): Promise<SettledSite> {
    return this.#inTurn(async ({ sites, clock }) => {
      if (!isSiteId(id)) throw invalid('an id of a–z, 0–9 and "-", at most 32 characters');
      this.#assertOurs(id);
      const { version, ...read } = checked(() => readSettings(settings, siteChange));
      if (version !== undefined) assertStill(version, sites.settled(id));
      const site = { ...read, id };
      if (!sites.has(id) && sites.all().length >= MAX_SITES) {
        throw invalid(`at most ${MAX_SITES} sites`);
      }
      const faults = overlaps(site, sites);
      if (faults.length > 0) throw asRefusal(new SettingsError(faults));
      await sites.put(site, author && { by: author.name, at: clock.now() });
      return sites.settled(id);
    });
  }

  /**
   * Forgets a site, what was settled for its rooms, and what its readers gave of themselves. One where
   * something was said or waits stays: its readers could not get at it any more.
   *
   * @throws {Refused} `forbidden`, `not-found` or `not-stored`
   */
  removeSite(id: string): Promise<void> {
    return this.#inTurn(async ({ sites, store }) => {
      if (id === DEFAULT_SITE) throw forbidden("Cannot remove the default site.");
      this.#assertOurs(id);
      if (!sites.has(id)) throw new Refused({ code: "not-found", message: "No such site." });
      if (await isSpokenIn(id, store)) throw spokenIn();
      const site = sites.get(id);
      await sites.remove(id);
      // What was on its way when its sockets were closed.
      if (await isSpokenIn(id, store)) {
        await sites.put(site);
        throw spokenIn();
      }
      for (const room of sites.setRoomsOf(id)) await sites.putRoom(room, {});
      await store.readers.clear(id);
    });
  }

  /**
   * Settles what holds in a room; nothing: as its site has it.
   *
   * @param settings as they came
   * @returns what is settled for the room now
   * @throws {Refused} `invalid-body`, `not-found` when there is no such site, or `not-stored`
   */
  putRoom(room: RoomId, settings: unknown): Promise<RoomSettings> {
    return this.#inTurn(async ({ sites }) => {
      if (!sites.has(siteOf(room))) {
        throw new Refused({ code: "not-found", message: "There is no such site." });
      }
      const read = checked(() => readSettings(settings, roomSettings));
      const isNew = Object.keys(sites.roomSettings(room)).length === 0;
      if (isNew && sites.setRooms >= MAX_SET_ROOMS) {
        throw invalid(`settings of at most ${MAX_SET_ROOMS} rooms`);
      }
      await sites.putRoom(room, read);
      return sites.roomSettings(room);
    });
  }

  #assertOurs(id: string): void {
    const file = this.#options.sites.fileOf(id);
    if (file === undefined) return;
    throw forbidden(`Cannot change the site here: it stands in ${file}. Change it there.`);
  }

  #inTurn<T>(work: (options: SiteEditingOptions) => Promise<T>): Promise<T> {
    const done = this.#last.then(() => kept(this.#do(work), this.#options.report, "change"));
    this.#last = done.catch(() => {});
    return done;
  }

  async #do<T>(work: (options: SiteEditingOptions) => Promise<T>): Promise<T> {
    const { sites, isAccompanied } = this.#options;
    // Another instance may just have settled something.
    if (isAccompanied?.()) await sites.load();
    return await work(this.#options);
  }
}

/** Whether anything that was said in a site is kept. */
async function isSpokenIn(id: string, { life, held }: SiteEditingOptions["store"]) {
  if ((await held.all()).some(({ room }) => siteOf(room) === id)) return true;
  // A room is remembered after all in it was erased.
  for (const room of await life.rooms()) {
    if (siteOf(room) === id && (await life.conversations(room)).length > 0) return true;
  }
  return false;
}

function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SettingsError ? asRefusal(error) : error;
  }
}

/** @throws {Refused} `changed`, with who did it, if that is known */
function assertStill(version: string, { version: now, changed }: SettledSite): void {
  if (version === now) return;
  throw new Refused({
    code: "changed",
    message: `Cannot save the settings: ${
      changed === undefined ? "they have changed" : `${changed.by} has changed them`
    } since you opened them. Look at what holds now, then change it again.`,
  });
}

/** What says that other sites name a site's origins, each with its place. */
function overlaps({ id, origins }: Site, sites: Sites): readonly string[] {
  return origins.flatMap((origin, n) => {
    const other = sites.namedBy(origin);
    return other === undefined || other === id
      ? []
      : [`origins[${n}]: ${origin} is of the site "${other}"`];
  });
}

function invalid(expected: string): Refused {
  return asRefusal(new SettingsError([`expected ${expected}`]));
}

function spokenIn(): Refused {
  return forbidden(
    "Cannot remove the site: it has conversations. Erase its rooms first, or close the site.",
  );
}

function forbidden(message: string): Refused {
  return new Refused({ code: "forbidden", message });
}
