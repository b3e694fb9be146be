/**
 * `deno task start` as a process, for tests.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { until } from "./patience.ts";

const START = fileURLToPath(new URL("../../server/start.ts", import.meta.url));

/** A running `deno task start`. */
export class Started implements AsyncDisposable {
  /** Where it listens, or would. */
  readonly port: number;
  readonly #child: Deno.ChildProcess;
  readonly #output: Promise<string>;

  /** @param env settings, in addition to the environment of the tests */
  constructor(env: Record<string, string>, args: readonly string[] = []) {
    this.port = Number(env["PORT"] ?? 8080);
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", START, ...args],
      env,
      stdin: "null",
      stdout: "piped",
    }).spawn();
    this.#output = new Response(this.#child.stdout).text();
  }

  /** Resolves once the server answers; rejects when it has ended instead. */
  async ready(): Promise<void> {
    let ended = false;
    this.#child.status.then(() => ended = true);
    await until("the server is ready", async () => {
      const response = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      await response?.body?.cancel();
      if (ended) throw new Error(`The server ended before it was ready:\n${await this.#output}`);
      return response?.ok === true;
    });
  }

  /** Sends a signal to it. */
  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Its exit code and all it has written to its standard output. */
  async ended(): Promise<{ readonly code: number; readonly output: string }> {
    const { code } = await this.#child.status;
    return { code, output: await this.#output };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGTERM");
    } catch {
      // It has ended already.
    }
    await this.ended();
  }
}

/** Below those that systems give away by themselves, to clients too: Linux from 32,768 on. */
const PORTS = { from: 20_000, count: 12_000 };

/** A port nobody listens on at the moment, nor is given by chance until a test listens there. */
export function freePort(): string {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return String(port);
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
}
