/**
 * A server that is asked before it is there: requests wait for it, as those do that a platform starts
 * it for, and what keeps its data may come later than itself.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Talk } from "../compose.ts";
import { refuse } from "../http/response/refuse.ts";
import { type Log, toError } from "../ops/log.ts";
import { StoreError } from "../storage/store.ts";
import { within } from "../../shared/within.ts";

/** What a {@linkcode Startup} needs. */
export interface StartupOptions {
  /** Composes the server. */
  readonly start: () => Promise<Talk>;
  /** Answers for what needs no data: the widget's files. */
  readonly answerWithFile: (request: Request) => Response | Promise<Response> | undefined;
  /** Whether it may work later without anybody changing the settings. */
  readonly mayPass: (error: unknown) => boolean;
  /** What is told where that takes long, and what to do; nothing if left out. */
  readonly slowness?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** So long a request waits for the server. */
const WAIT_MS = 8_000;
/** After which it is told that what keeps the data gives no answer. */
const SLOW_MS = 20_000;
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 5_000;

/** Composes a server, again and again if need be, and answers for it meanwhile. */
export class Startup {
  readonly #options: StartupOptions;
  readonly #done = Promise.withResolvers<Talk>();
  #talk: Talk | undefined;
  #attempt: Promise<void> | undefined;
  #isStopped = false;
  #told = "";
  #cancel = () => {};
  #cancelSlow = () => {};

  constructor(options: StartupOptions) {
    this.#options = options;
  }

  /** The server, once it is there. */
  get talk(): Talk | undefined {
    return this.#talk;
  }

  /** Begins, unless it has; the first request does so, too. See {@linkcode whenThere}. */
  begin(): Promise<Talk> {
    if (this.#attempt === undefined) this.#try(FIRST_RETRY_MS);
    return this.whenThere();
  }

  /** Resolves with the server; rejects with what will not pass by itself. */
  whenThere(): Promise<Talk> {
    return this.#done.promise;
  }

  /** Tries no more. */
  stop(): void {
    this.#isStopped = true;
    this.#cancel();
    this.#cancelSlow();
  }

  /** Answers any request, for the server if that is there. */
  handle(...[request, info]: Parameters<Talk["handle"]>): ReturnType<Talk["handle"]> {
    if (this.#talk !== undefined) return this.#talk.handle(request, info);
    switch (new URL(request.url).pathname) {
      case "/healthz":
        return health(200, "alive");
      case "/readyz":
        this.#wanted();
        return health(503, this.#told === "" ? "starting" : "cannot open its data");
      default:
        return this.#options.answerWithFile(request) ?? this.#whenThere(request, info);
    }
  }

  async #whenThere(...[request, info]: Parameters<Talk["handle"]>): Promise<Response> {
    this.#wanted();
    await within(this.#attempt ?? Promise.resolve(), WAIT_MS, this.#options.clock);
    if (this.#talk !== undefined) return await this.#talk.handle(request, info);
    if (isOfPerson(request)) return notThereYet();
    return refuse(503, {
      code: "not-stored",
      message: "The server starts, and cannot reach its data yet. Try again in a moment.",
      retryAfterMs: MAX_RETRY_MS,
    });
  }

  /** Somebody asks for more than files, so it is begun. */
  #wanted(): void {
    // That it cannot be is told to whoever waits for the server.
    this.begin().catch(() => {});
  }

  #try(retryMs: number): void {
    const { start, slowness, clock } = this.#options;
    if (slowness !== undefined) {
      const reason = `${slowness}. The server goes on by itself`;
      this.#cancelSlow = clock.after(SLOW_MS, () => this.#tell(slowness, { reason }));
    }
    this.#attempt = start().then(
      (talk) => this.#started(talk),
      (error) => this.#failed(error, retryMs),
    );
  }

  #started(talk: Talk): void {
    this.#cancelSlow();
    this.#talk = talk;
    if (this.#told !== "") this.#options.log.info("started");
    this.#done.resolve(talk);
  }

  #failed(thrown: unknown, retryMs: number): void {
    const { clock, mayPass } = this.#options;
    this.#cancelSlow();
    if (!mayPass(thrown)) return this.#done.reject(thrown);
    const error = toError(thrown);
    const reason = `${error.message}. The server tries again by itself`;
    this.#tell(error.message, error instanceof StoreError ? { reason } : { error });
    if (this.#isStopped) return;
    const next = Math.min(2 * retryMs, MAX_RETRY_MS);
    this.#cancel = clock.after(retryMs, () => this.#try(next));
  }

  /** Says why it is not there; the same once. */
  #tell(what: string, fields: Parameters<Log["error"]>[1]): void {
    if (what !== this.#told) this.#options.log.error("not-started", fields);
    this.#told = what;
  }
}

/** Whether somebody waits before a browser, and no program. */
function isOfPerson({ method, headers }: Request): boolean {
  return method === "GET" && headers.get("accept")?.includes("text/html") === true;
}

/** What whoever has just put the server somewhere sees, who may not know of the log. */
function notThereYet(): Response {
  const seconds = String(MAX_RETRY_MS / 1_000);
  const text = "smallTalk is running, and cannot reach its data yet.\n\n" +
    "The log of the server says why, and what to do.\n" +
    `This page asks again every ${seconds} seconds.\n`;
  return new Response(text, {
    status: 503,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "retry-after": seconds,
      "refresh": seconds,
    },
  });
}

function health(status: number, state: string): Response {
  return Response.json({ status: state }, { status, headers: { "cache-control": "no-store" } });
}
