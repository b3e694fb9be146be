/**
 * `deno task start` as a process, for tests.
 *
 * @module
 */
import { fileURLToPath } from "node:url";

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
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok) return;
      if (ended) throw new Error(`The server ended before it was ready:\n${await this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
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

/** A port nobody listens on at the moment. */
export function freePort(): string {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return String(listener.addr.port);
}
