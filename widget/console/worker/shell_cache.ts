/**
 * Keeps the console's page and its scripts, so that it opens without a connection. Nothing anybody has
 * said is ever kept here: what is neither the page nor a file of the build is not touched.
 *
 * @module
 */

/** The console's page. */
const PAGE = "/console";
/** Files whose name says what is in them. */
const HASHED = /^\/assets\//;
const PREFIX = "small-talk-console-";
/** The files of so many builds are kept: a page of the one before may be open yet. */
const KEPT_BUILDS = 2;
/** A connection that takes longer is as good as none. */
const PATIENCE_MS = 4_000;

/** What a {@linkcode ShellCache} is made with. */
export interface ShellCacheOptions {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Resolves after so many milliseconds. */
  readonly elapsed: (delayMs: number) => Promise<void>;
  /** Names the build. */
  readonly build: string;
  /** Its files, as paths; the page among them. */
  readonly files: readonly string[];
}

/** See the head of this file. */
export class ShellCache {
  readonly #options: ShellCacheOptions;

  constructor(options: ShellCacheOptions) {
    this.#options = options;
  }

  /** Keeps all files of this build, or none. */
  async install(): Promise<void> {
    const { caches, files } = this.#options;
    const cache = await caches.open(this.#name);
    // The page must be the server's own, not what the browser has kept of an earlier one.
    await cache.addAll(files.map((path) => path === PAGE ? fresh(path) : path));
  }

  /** Forgets the builds before the last one. */
  async tidy(): Promise<void> {
    const { caches } = this.#options;
    const names = (await caches.keys()).filter((name) =>
      name.startsWith(PREFIX) && name !== this.#name
    );
    const kept = names.slice(-(KEPT_BUILDS - 1));
    await Promise.all(
      names.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)),
    );
  }

  /** What answers a request, or `undefined` where the browser shall do what it would do alone. */
  answer(request: Request): Promise<Response> | undefined {
    if (request.method !== "GET") return undefined;
    const { pathname } = new URL(request.url);
    if (request.mode === "navigate") return pathname === PAGE ? this.#page(request) : undefined;
    return HASHED.test(pathname) ? this.#file(request) : undefined;
  }

  /** The server's page, which names the newest files; the kept one where there is no server. */
  async #page(request: Request): Promise<Response> {
    const { caches, fetch, elapsed } = this.#options;
    const answer = fetch(request).catch(() => undefined);
    const first = await Promise.race([answer, elapsed(PATIENCE_MS)]);
    if (first !== undefined && first.status < 500) return first;
    const cache = await caches.open(this.#name);
    return await cache.match(PAGE) ?? await answer ?? Response.error();
  }

  async #file(request: Request): Promise<Response> {
    const { caches, fetch } = this.#options;
    const kept = await caches.match(request.url, { ignoreVary: true });
    if (kept !== undefined) return kept;
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(this.#name)).put(request.url, answer.clone());
    return answer;
  }

  get #name(): string {
    return PREFIX + this.#options.build;
  }
}

function fresh(path: string): Request {
  return new Request(path, { cache: "reload" });
}
