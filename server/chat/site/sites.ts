/**
 * The blogs this server serves, and what was settled for each and for single rooms. All of it is
 * kept in memory too: who may embed and what readers may do is asked at every request.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util";
import { DEFAULT_SITE, type RoomId } from "../../../shared/chat/id.ts";
import {
  DEFAULT_MODERATION,
  type Moderation,
  type RoomSettings,
  type Site,
} from "../../../shared/chat/site.ts";
import type { Store } from "../../storage/store.ts";
import type { SettledSite, SiteChangeNote } from "../../../shared/chat/site_body.ts";
import { OwnChanges } from "../own_changes.ts";
import { siteVersion } from "./site_version.ts";
import { isLoopbackOrigin } from "./web_origin.ts";

/** What {@linkcode Sites} are made with. */
export interface SitesOptions {
  readonly store: Pick<Store, "sites" | "roomSettings">;
  /** The origins of the server's own pages. */
  readonly ownOrigins: readonly string[];
  /**
   * Origins of the default site, besides those of its settings; `undefined`: every page of this
   * machine, as long as its settings name no origin.
   */
  readonly allowedOrigins: readonly string[] | undefined;
  /** Sites that stand in a file, which wins over what is kept. */
  readonly fixed?: { readonly file: string; readonly sites: readonly Site[] };
}

/** What holds in a room: its own settings over its site's. */
export interface RoomRules {
  readonly moderation: Moderation;
  /** Left out: messages are kept for ever. */
  readonly retentionDays?: number;
}

/** What has changed; `elsewhere`: it was settled at another instance, or read again. */
export type SiteChange =
  & ({ readonly kind: "site"; readonly id: string } | {
    readonly kind: "room";
    readonly room: RoomId;
  })
  & { readonly elsewhere?: true };

/** A change as its own instance tells it. */
export type SiteSignal =
  | { readonly kind: "site"; readonly id: string; readonly changed?: SiteChangeNote }
  | { readonly kind: "room"; readonly room: RoomId };

/** All sites. The default one is always there. */
export class Sites {
  readonly #options: SitesOptions;
  readonly #sites = new Map<string, Site>();
  /** Who settled a site last, since the server started. */
  readonly #changed = new Map<string, SiteChangeNote>();
  readonly #rooms = new Map<RoomId, RoomSettings>();
  /** Which site names an origin. */
  readonly #byOrigin = new Map<string, string>();
  readonly #fixed: ReadonlySet<string>;
  readonly #listeners = new Set<(change: SiteChange) => void>();
  readonly #changes = new OwnChanges();

  constructor(options: SitesOptions) {
    this.#options = options;
    const { sites = [] } = options.fixed ?? {};
    for (const site of sites) this.#sites.set(site.id, site);
    this.#fixed = new Set(this.#sites.keys());
    this.#indexOrigins();
  }

  /** Reads what is kept, and tells what is another than before. */
  async load(): Promise<void> {
    await Promise.all([this.#loadSites(), this.#loadRooms()]);
  }

  /** Something was settled at another instance. */
  async heard(change: SiteSignal): Promise<void> {
    if (change.kind === "room") return await this.#loadRooms();
    const { id, changed } = change;
    if (changed !== undefined) this.#changed.set(id, changed);
    await this.#loadSites();
  }

  /** Who settled a site last, as far as this program knows. */
  noteOf(id: string): SiteChangeNote | undefined {
    return this.#changed.get(id);
  }

  async #loadSites(): Promise<void> {
    const kept = await this.#changes.read(() => this.#options.store.sites.all());
    const read = new Map(kept.map((site) => [site.id, completed(site)]));
    const ids = new Set([...this.#sites.keys(), ...read.keys()]);
    const changed = [...ids].filter((id) =>
      !this.#fixed.has(id) && !isDeepStrictEqual(this.#sites.get(id), read.get(id))
    );
    for (const id of changed) {
      const site = read.get(id);
      if (site !== undefined) this.#sites.set(id, site);
      else {
        this.#sites.delete(id);
        this.#changed.delete(id);
      }
    }
    this.#indexOrigins();
    for (const id of changed) this.#tell({ kind: "site", id, elsewhere: true });
  }

  async #loadRooms(): Promise<void> {
    const kept = await this.#changes.read(() => this.#options.store.roomSettings.all());
    const read = new Map(kept.map(({ room, settings }) => [room, settings]));
    const rooms = new Set([...this.#rooms.keys(), ...read.keys()]);
    const changed = [...rooms].filter((room) =>
      !isDeepStrictEqual(this.#rooms.get(room), read.get(room))
    );
    for (const room of changed) {
      const settings = read.get(room);
      if (settings === undefined) this.#rooms.delete(room);
      else this.#rooms.set(room, settings);
    }
    for (const room of changed) this.#tell({ kind: "room", room, elsewhere: true });
  }

  /** A site; one without settings, also one that is unknown, as it is when nothing is settled. */
  get(id: string): Site {
    const site = this.#sites.get(id) ?? bareSite(id);
    const { allowedOrigins = [] } = this.#options;
    return id !== DEFAULT_SITE || allowedOrigins.length === 0
      ? site
      : { ...site, origins: [...new Set([...allowedOrigins, ...site.origins])] };
  }

  /** A site as authors are told of it. */
  settled(id: string): SettledSite {
    const site = this.get(id);
    const changed = this.#changed.get(id);
    return { ...site, version: siteVersion(site), ...changed !== undefined && { changed } };
  }

  /** Whether there is such a site. */
  has(id: string): boolean {
    return id === DEFAULT_SITE || this.#sites.has(id);
  }

  /** All sites, the default one first, then by their ids. */
  all(): readonly Site[] {
    const ids = [...this.#sites.keys()].filter((id) => id !== DEFAULT_SITE).sort();
    return [DEFAULT_SITE, ...ids].map((id) => this.get(id));
  }

  /** The file a site stands in, if it does; then it is changed there. */
  fileOf(id: string): string | undefined {
    return this.#fixed.has(id) ? this.#options.fixed?.file : undefined;
  }

  /** The origins of the default site by the server's own settings. */
  get given(): readonly string[] {
    return this.#options.allowedOrigins ?? [];
  }

  /** The origins a site names in vain, since another one's count. */
  overlappedOrigins(id: string): readonly string[] {
    return this.get(id).origins.filter((origin) => this.namedBy(origin) !== id);
  }

  /** What holds in a room. */
  settingsOf(room: RoomId): RoomRules {
    const site = this.#sites.get(siteOf(room));
    const moderation = site?.moderation ?? DEFAULT_MODERATION;
    const { retentionDays = site?.retentionDays ?? 0, ...own } = this.#rooms.get(room) ?? {};
    return { moderation: { ...moderation, ...own }, ...retentionDays > 0 && { retentionDays } };
  }

  /** How many rooms have settings of their own. */
  get setRooms(): number {
    return this.#rooms.size;
  }

  /** The rooms of a site that have settings of their own. */
  setRoomsOf(id: string): readonly RoomId[] {
    return [...this.#rooms.keys()].filter((room) => siteOf(room) === id);
  }

  /** What was settled for a room itself. */
  roomSettings(room: RoomId): RoomSettings {
    return this.#rooms.get(room) ?? {};
  }

  /** The site that names an origin, whether or not pages of others may embed the chat too. */
  namedBy(origin: string): string | undefined {
    return this.#byOrigin.get(origin);
  }

  /**
   * The id of the site whose pages are at an origin, or `undefined` when such pages may not embed the
   * chat. The server's own pages are of the default site unless another names them.
   */
  siteOfOrigin(origin: string): string | undefined {
    const { allowedOrigins } = this.#options;
    const named = this.namedBy(origin);
    if (named !== undefined) return named;
    const isOpen = allowedOrigins === undefined && this.get(DEFAULT_SITE).origins.length === 0;
    return this.isOwnOrigin(origin) || isOpen && isLoopbackOrigin(origin)
      ? DEFAULT_SITE
      : undefined;
  }

  /** Whether an origin is one of the server's own pages, which speak for any site. */
  isOwnOrigin(origin: string): boolean {
    return this.#options.ownOrigins.includes(origin);
  }

  /**
   * Whether a page may speak for readers of a site.
   *
   * @param origin of the page; `null`: no page, but a program
   */
  admits(id: string, origin: string | null): boolean {
    if (!this.has(id)) return false;
    return origin === null || this.isOwnOrigin(origin) || this.siteOfOrigin(origin) === id;
  }

  /**
   * Settles what holds for a site, unchecked: `SiteEditing` says who may settle what. Origins that are
   * the default site's by the server's settings are not kept with it.
   *
   * @param changed who does it
   */
  async put({ origins, ...rest }: Site, changed?: SiteChangeNote): Promise<void> {
    const given = rest.id === DEFAULT_SITE ? this.#options.allowedOrigins ?? [] : [];
    const site = { ...rest, origins: origins.filter((origin) => !given.includes(origin)) };
    await this.#options.store.sites.put(site);
    this.#sites.set(site.id, site);
    if (changed !== undefined) this.#changed.set(site.id, changed);
    this.#indexOrigins();
    this.#tell({ kind: "site", id: site.id });
  }

  /** Forgets a site's settings. */
  async remove(id: string): Promise<void> {
    await this.#options.store.sites.remove(id);
    this.#sites.delete(id);
    this.#changed.delete(id);
    this.#indexOrigins();
    this.#tell({ kind: "site", id });
  }

  /** Settles what holds in a room; nothing: as its site has it. */
  async putRoom(room: RoomId, settings: RoomSettings): Promise<void> {
    const { roomSettings } = this.#options.store;
    if (Object.keys(settings).length === 0) {
      await roomSettings.remove(room);
      this.#rooms.delete(room);
    } else {
      await roomSettings.put({ room, settings });
      this.#rooms.set(room, settings);
    }
    this.#tell({ kind: "room", room });
  }

  /** Hears what has changed from now on. A listener must not throw. Returns how to stop. */
  onChanged(listener: (change: SiteChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: SiteChange): void {
    if (!change.elsewhere) this.#changes.note();
    for (const listener of this.#listeners) listener(change);
  }

  #indexOrigins(): void {
    this.#byOrigin.clear();
    const all = this.all();
    // Where two name one origin, since a file was written by hand: the settings first, then the file.
    const rows: readonly Pick<Site, "id" | "origins">[] = [
      { id: DEFAULT_SITE, origins: this.#options.allowedOrigins ?? [] },
      ...all.filter(({ id }) => this.#fixed.has(id)),
      ...all,
    ];
    for (const { id, origins } of rows) {
      for (const origin of origins) {
        if (!this.#byOrigin.has(origin)) this.#byOrigin.set(origin, id);
      }
    }
  }
}

/** A site nobody has settled anything for. */
function bareSite(id: string): Site {
  return {
    id,
    title: "",
    origins: [],
    language: "",
    theme: { mode: "auto" },
    moderation: DEFAULT_MODERATION,
  };
}

/** A site as it was kept, with what newer programs settle too as by default. */
function completed(site: Site): Site {
  return {
    ...bareSite(site.id),
    ...site,
    moderation: { ...DEFAULT_MODERATION, ...site.moderation },
  };
}

/** The site a room is of. */
export function siteOf(room: RoomId): string {
  return room.slice(0, room.indexOf("/"));
}
