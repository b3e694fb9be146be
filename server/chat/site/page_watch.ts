/**
 * Notices which pages have the tag, and how far each gets, by what they ask for anyhow: so that an
 * author who sets the chat up sees that it works, or why it does not. It is kept in memory, for an
 * hour, and names no reader.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util";
import type { PageSight, PageSightList } from "../../../shared/chat/page_sight.ts";
import { roomOfSegment } from "../../../shared/chat/destination.ts";
import type { Clock } from "../../../shared/clock.ts";
import { AttemptLimit } from "../attempt_limit.ts";
import { isOrigin } from "./web_origin.ts";

/** Something a page got to. */
export type PageStep =
  | { readonly kind: "refused" | "tag" | "element" | "reader" }
  | { readonly kind: "connected"; readonly carrier: "websocket" | "sockjs" }
  | { readonly kind: "joined"; readonly path: string };

/** What a {@linkcode PageWatch} is made with. */
export interface PageWatchOptions {
  /** The site whose pages are at an origin, if they are let in. */
  readonly siteOfOrigin: (origin: string) => string | undefined;
  /** Where readers and authors reach the server. */
  readonly publicUrl: string;
  readonly clock: Pick<Clock, "now">;
}

/** Of pages that are let in, and of those that are not: strangers must not push out the former. */
export const MAX_WATCHED_ORIGINS = 50;
/** For how long a page is remembered. */
export const WATCH_MS = 60 * 60_000;
/** A page that does again what it did is told of after this time. */
const AGAIN_MS = 10_000;
/** How often something is told in all: whoever makes up origins shall not flood authors. */
const TELLING = { burst: 20, intervalMs: 500 };
const MAX_ORIGIN_LENGTH = 300;

const MOMENTS = ["refusedAt", "tagAt", "elementAt", "readerAt", "connectedAt"] as const;

/** Hears of a page; whether it was seen at another instance. */
type Listener = (sight: PageSight, isElsewhere: boolean) => void;

/** See the head of this file. */
export class PageWatch {
  readonly #options: PageWatchOptions;
  /** By origin, longest unseen first. */
  readonly #seen = new Map<string, { readonly sight: PageSight; readonly at: number }>();
  readonly #told = new Map<string, number>();
  readonly #listeners = new Set<Listener>();
  readonly #telling: AttemptLimit;

  constructor(options: PageWatchOptions) {
    this.#options = options;
    this.#telling = new AttemptLimit(TELLING, options.clock);
  }

  /** A page got to something. What is no origin is nobody's page. */
  see(origin: string, step: PageStep): void {
    if (origin.length > MAX_ORIGIN_LENGTH || !isOrigin(origin)) return;
    const at = this.#options.clock.now();
    const before = this.#seen.get(origin)?.sight ?? { origin };
    const sight = stepped(before, step, at);
    this.#seen.delete(origin);
    this.#seen.set(origin, { sight, at });
    this.#forget(at);
    if (isNews(before, sight) || at - (this.#told.get(origin) ?? 0) > AGAIN_MS) {
      if (this.#telling.take("") > 0) return;
      this.#told.set(origin, at);
      this.#tell(sight);
    }
  }

  /** Pages got to something at another instance. */
  seenElsewhere(sights: readonly PageSight[]): void {
    const now = this.#options.clock.now();
    for (const { site: _, ...sight } of sights.slice(0, 2 * MAX_WATCHED_ORIGINS)) {
      const { origin } = sight;
      if (origin.length > MAX_ORIGIN_LENGTH || !isOrigin(origin)) continue;
      const before = this.#seen.get(origin)?.sight ?? { origin };
      const both = merged(before, sight);
      if (isDeepStrictEqual(both, before)) continue;
      this.#seen.delete(origin);
      this.#seen.set(origin, { sight: both, at: now });
      this.#tell(both, true);
    }
    this.#forget(now);
  }

  #tell(sight: PageSight, isElsewhere = false): void {
    for (const listener of this.#listeners) listener(this.#ofNow(sight), isElsewhere);
  }

  /** What was noticed within the last hour, the newest first. */
  list(): PageSightList {
    this.#forget(this.#options.clock.now());
    return {
      pages: [...this.#seen.values()].reverse().map(({ sight }) => this.#ofNow(sight)),
      plainHttp: this.#options.publicUrl.startsWith("http:"),
    };
  }

  /** Hears what is noticed from now on. A listener must not throw. Returns how to stop. */
  onSeen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** With the site as it is settled now. */
  #ofNow(sight: PageSight): PageSight {
    const site = this.#options.siteOfOrigin(sight.origin);
    return site === undefined ? sight : { ...sight, site };
  }

  #forget(now: number): void {
    const counts = { in: 0, out: 0 };
    for (const [origin, { at }] of [...this.#seen].reverse()) {
      const side = this.#options.siteOfOrigin(origin) === undefined ? "out" : "in";
      if (++counts[side] <= MAX_WATCHED_ORIGINS && now - at < WATCH_MS) continue;
      this.#seen.delete(origin);
      this.#told.delete(origin);
    }
  }
}

/**
 * What a destination says of the page that subscribes to it: the path of a room that is joined.
 *
 * @example
 * ```ts
 * import { joinedPath } from "./page_watch.ts";
 * console.assert(joinedPath("/app/rooms/default%2Fposts%2Fa") === "/posts/a");
 * console.assert(joinedPath("/user/queue/errors") === undefined);
 * ```
 */
export function joinedPath(destination: string): string | undefined {
  const [, segment = ""] = /^\/app\/rooms\/([^/]+)$/.exec(destination) ?? [];
  const room = roomOfSegment(segment);
  return room?.slice(room.indexOf("/"));
}

function stepped(sight: PageSight, step: PageStep, at: number): PageSight {
  switch (step.kind) {
    case "refused":
      return { ...sight, refusedAt: at };
    case "tag":
      return { ...sight, tagAt: at };
    case "element":
      return { ...sight, elementAt: at };
    case "reader":
      return { ...sight, readerAt: at };
    case "connected":
      return { ...sight, connectedAt: at, carrier: step.carrier };
    case "joined":
      return { ...sight, path: step.path };
  }
}

/** What two instances have seen of a page: the later moment of each step, and where it got later. */
function merged(one: PageSight, other: PageSight): PageSight {
  const [earlier, later] = lastMoment(one) > lastMoment(other) ? [other, one] : [one, other];
  const moments = MOMENTS.flatMap((name) => {
    const at = Math.max(one[name] ?? 0, other[name] ?? 0);
    return at === 0 ? [] : [[name, at]];
  });
  return { ...earlier, ...later, ...Object.fromEntries(moments) };
}

function lastMoment(sight: PageSight): number {
  return Math.max(0, ...MOMENTS.map((name) => sight[name] ?? 0));
}

/** Whether something is there that was not, or is another. */
function isNews(before: PageSight, sight: PageSight): boolean {
  return Object.keys(sight).some((name) => !Object.hasOwn(before, name)) ||
    before.carrier !== sight.carrier || before.path !== sight.path;
}
