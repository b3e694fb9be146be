/**
 * A push service on this machine, for one browser: takes messages, and reads what the browser would.
 *
 * @module
 */
import { Arrivals } from "./arrivals.ts";
import { type PushBrowser, pushBrowser } from "./push_browser.ts";

/** A message as it came. */
export interface TakenPush {
  /** What the browser reads. */
  readonly text: string;
  readonly headers: Headers;
}

/** See the head of this file. */
export class PushService implements AsyncDisposable {
  readonly browser: PushBrowser = pushBrowser();
  readonly taken: Arrivals<TakenPush> = new Arrivals();
  /** What it answers. */
  status = 201;
  readonly #server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const body = new Uint8Array(await request.arrayBuffer());
      if (this.status === 201) {
        this.taken.push({ text: this.browser.read(body), headers: request.headers });
      }
      return new Response(null, { status: this.status });
    },
  );

  /** As `PUSH_HOSTS` has it. */
  get host(): string {
    return `127.0.0.1:${this.#server.addr.port}`;
  }

  /** What the browser tells the server. */
  get subscribing(): Readonly<Record<"endpoint" | "p256dh" | "auth", string>> {
    return { endpoint: `http://${this.host}/push/1`, ...this.browser.keys };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}
