/**
 * One instance of a server as a process, as platforms run it: `main.ts`, and nothing around it.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { until } from "./patience.ts";
import { freePort } from "./started.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const READY = "smallTalk is ready";

/** How an instance has ended. */
export interface Ended {
  readonly signal: Deno.Signal;
  readonly code: number;
  /** What it has written. */
  readonly output: string;
  /** From the first signal, in milliseconds. */
  readonly afterMs: number;
}

/** A process that runs. */
export class Instance implements AsyncDisposable {
  readonly port: number;
  readonly #child: Deno.ChildProcess;
  readonly #ready = Promise.withResolvers<void>();
  readonly #ended: Promise<Pick<Ended, "code" | "output">>;
  #output = "";
  #hasEnded = false;
  #signalledAt: number | undefined;

  /**
   * Starts it on a port nobody listens on.
   *
   * @param env settings, in addition to the environment of the tests
   * @param flags of `deno run`, in addition to those of a platform
   */
  constructor(env: Readonly<Record<string, string>>, flags: readonly string[] = []) {
    const port = freePort();
    this.port = Number(port);
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", ...flags, MAIN],
      env: { ...env, PORT: port, NO_COLOR: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const read = Promise.all([this.#read(this.#child.stdout), this.#read(this.#child.stderr)]);
    this.#ready.promise.catch(() => {});
    this.#ended = Promise.all([this.#child.status, read]).then(([{ code }]) => {
      this.#hasEnded = true;
      this.#ready.reject(new Error(`The instance ended before it was ready:\n${this.#output}`));
      return { code, output: this.#output };
    });
  }

  /** Resolves once somebody listens, whether there is anything to answer yet or not. */
  async listens(): Promise<void> {
    await until("the instance listens", async () => {
      if (this.#hasEnded) await this.ready();
      try {
        const connection = await Deno.connect({ hostname: "127.0.0.1", port: this.port });
        connection.close();
        return true;
      } catch {
        return false;
      }
    });
  }

  /** Resolves once its data is open; rejects when it has ended instead. */
  async ready(): Promise<void> {
    await this.#ready.promise;
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Sends it a signal that does not end it. */
  signal(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Sends it a signal. Resolves when it has ended. */
  async end(signal: Deno.Signal): Promise<Ended> {
    this.#signalledAt ??= performance.now();
    try {
      this.#child.kill(signal);
    } catch {
      // It has ended already.
    }
    const ended = await this.#ended;
    return { ...ended, signal, afterMs: performance.now() - this.#signalledAt };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end("SIGKILL");
  }

  async #read(stream: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for await (const octets of stream) {
      this.#output += decoder.decode(octets, { stream: true });
      if (this.#output.includes(READY)) this.#ready.resolve();
    }
  }
}
