/**
 * A database that several processes reach by KV Connect, as they reach one on Deno Deploy: Deno's own
 * client speaks with it, over HTTP, and it may be as far away as one likes.
 *
 * @module
 */
import {
  type AtomicWrite,
  decode,
  encode,
  READ_SUCCESS,
  type ReadRange,
  WRITE,
} from "./datapath.ts";
import { OrderedEntries } from "./ordered_entries.ts";

/** What a {@linkcode KvConnectServer} is made with. */
export interface KvConnectOptions {
  /** How long an answer takes besides, in milliseconds. */
  readonly delayMs?: number;
  /** Where it listens; a free one if left out. */
  readonly port?: number;
}

/** Which keys somebody watches, and how to tell them. */
interface Watcher {
  readonly keys: readonly Uint8Array[];
  /** Nothing reaches it any more. */
  isForgotten?: true;
  tell(): void;
}

const TOKEN = "secret-of-the-test";
const MAX_VALUE = 65_536;
const MAX_MUTATIONS = 1_000;
const MAX_COMMIT = 819_200;
const MAX_CHECKS = 100;
const MAX_RANGES = 10;

/** A database at an address of its own. */
export class KvConnectServer implements AsyncDisposable {
  /** What clients open, with {@linkcode KvConnectServer.token} in `DENO_KV_ACCESS_TOKEN`. */
  readonly url: string;
  readonly token = TOKEN;
  /** How long an answer takes besides, in milliseconds. */
  delayMs: number;
  /** Whether the answer to a write that was done gets lost: its client asks again. */
  losesAnswer: () => boolean = () => false;
  /** What is answered to everything but the metadata while it is set. */
  refusal: { readonly status: number; readonly text: string } | undefined;
  /** How many answers wait until it is told to go on. */
  held = 0;
  /** How often was read, and written. */
  readonly counts = { reads: 0, writes: 0 };
  readonly #entries = new OrderedEntries();
  readonly #watchers = new Set<Watcher>();
  #mayAnswer: PromiseWithResolvers<void> | undefined;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor({ delayMs = 0, port = 0 }: KvConnectOptions = {}) {
    this.delayMs = delayMs;
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port, onListen: () => {} },
      (request) => this.#answer(request),
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}/`;
  }

  /** Answers nothing from now on; what was asked is done when it goes on. */
  hold(): void {
    this.#mayAnswer ??= Promise.withResolvers<void>();
  }

  /** Answers again. */
  goOn(): void {
    this.#mayAnswer?.resolve();
    this.#mayAnswer = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.goOn();
    await this.#server.shutdown();
  }

  /** Ends all watches, as a connection that breaks does. */
  breakWatches(): void {
    for (const watcher of this.#watchers) {
      this.#watchers.delete(watcher);
      watcher.tell();
    }
  }

  /** Tells nothing more to whoever watches now, and ends no watch, as a network that forgets them. */
  forgetWatches(): void {
    for (const watcher of this.#watchers) watcher.isForgotten = true;
  }

  /** Whether a text is in any key or value. */
  holds(text: string): boolean {
    return this.#entries.holds(new TextEncoder().encode(text));
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.headers.get("authorization") !== `Bearer ${TOKEN}`) {
      return new Response("Unknown access token", { status: 401 });
    }
    if (pathname === "/") {
      await request.body?.cancel();
      return Response.json({
        version: 3,
        databaseId: "11111111-2222-4333-8444-555555555555",
        uuid: "11111111-2222-4333-8444-555555555555",
        endpoints: [{ url: "/v3", consistency: "strong" }],
        token: TOKEN,
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
    }
    const body = await request.arrayBuffer().catch(() => undefined);
    // A client that was killed while it asked.
    if (body === undefined) return new Response("Half a request", { status: 400 });
    const octets = new Uint8Array(body);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    this.held++;
    await this.#mayAnswer?.promise;
    this.held--;
    if (this.refusal !== undefined) {
      return new Response(this.refusal.text, { status: this.refusal.status });
    }
    switch (pathname) {
      case "/v3/snapshot_read":
        return this.#read(octets);
      case "/v3/atomic_write":
        return this.#write(octets);
      case "/v3/watch":
        return this.#watch(octets);
      default:
        return new Response("Not found", { status: 404 });
    }
  }

  #read(octets: Uint8Array): Response {
    const { ranges } = decode<{ ranges: readonly ReadRange[] }>("SnapshotRead", octets);
    if (ranges.length > MAX_RANGES) return new Response("Too many ranges", { status: 400 });
    this.counts.reads++;
    return answer("SnapshotReadOutput", {
      ranges: ranges.map((range) => ({ values: this.#entries.range(range) })),
      readIsStronglyConsistent: true,
      status: READ_SUCCESS,
    });
  }

  #write(octets: Uint8Array): Response {
    const write = decode<AtomicWrite>("AtomicWrite", octets);
    const { checks, mutations } = write;
    const isTooMuch = checks.length > MAX_CHECKS || mutations.length > MAX_MUTATIONS ||
      octets.length > MAX_COMMIT ||
      mutations.some(({ value }) => (value?.data.length ?? 0) > MAX_VALUE);
    if (isTooMuch) return new Response("Over a limit", { status: 400 });
    this.counts.writes++;
    const result = this.#entries.write(write);
    if (!(result instanceof Uint8Array)) {
      return answer("AtomicWriteOutput", { status: WRITE.checkFailure, failedChecks: [...result] });
    }
    for (const watcher of this.#watchers) {
      if (!watcher.isForgotten) watcher.tell();
    }
    if (this.losesAnswer()) return new Response("The answer was lost", { status: 503 });
    return answer("AtomicWriteOutput", { status: WRITE.success, versionstamp: result });
  }

  #watch(octets: Uint8Array): Response {
    const { keys } = decode<{ keys: readonly { key: Uint8Array }[] }>("Watch", octets);
    let watcher: Watcher | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const told = new Map<number, Uint8Array | undefined>();
        watcher = {
          keys: keys.map(({ key }) => key),
          tell: () => {
            if (told.size > 0 && !this.#watchers.has(watcher as Watcher)) return controller.close();
            const outputs = keys.map(({ key }, index) => {
              const entry = this.#entries.get(key);
              const changed = !told.has(index) || told.get(index) !== entry?.versionstamp;
              told.set(index, entry?.versionstamp);
              return { changed, ...changed && entry && { entryIfChanged: entry } };
            });
            if (!outputs.some(({ changed }) => changed)) return;
            controller.enqueue(
              prefixed(encode("WatchOutput", { status: READ_SUCCESS, keys: outputs })),
            );
          },
        };
        this.#watchers.add(watcher);
        watcher.tell();
      },
      cancel: () => {
        if (watcher !== undefined) this.#watchers.delete(watcher);
      },
    });
    return new Response(body, { headers: { "content-type": "application/octet-stream" } });
  }
}

function answer(type: string, message: Record<string, unknown>): Response {
  return new Response(encode(type, message), {
    headers: { "content-type": "application/x-protobuf" },
  });
}

/** With its length before it, as a stream needs it. */
function prefixed(octets: Uint8Array): Uint8Array {
  const whole = new Uint8Array(4 + octets.length);
  new DataView(whole.buffer).setUint32(0, octets.length, true);
  whole.set(octets, 4);
  return whole;
}
