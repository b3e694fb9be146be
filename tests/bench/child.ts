/**
 * A process that answers lines with lines of JSON: a server under measure, or its clients.
 *
 * @module
 */

/** Programs of benchmarks are named from this folder. */
const FOLDER = new URL(".", import.meta.url);

/** See the module. */
export class Child implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;
  readonly #stdout: ReadableStreamDefaultReader<string>;
  #rest = "";

  /**
   * Starts a program with as many open files as the system allows.
   *
   * @param command the runtime, its options, the program as it is named in this folder, and arguments
   */
  constructor(command: readonly string[]) {
    this.#process = new Deno.Command("sh", {
      args: ["-c", 'ulimit -n "$(ulimit -Hn)"; exec "$0" "$@"', ...command],
      cwd: FOLDER,
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    this.#stdin = this.#process.stdin.getWriter();
    this.#stdout = this.#process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** The next answer. @throws {Error} when the process has ended */
  async next<T>(): Promise<T> {
    for (;;) {
      const end = this.#rest.indexOf("\n");
      if (end !== -1) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return JSON.parse(line);
      }
      const { value, done } = await this.#stdout.read();
      if (done) throw new Error("Cannot go on: a process of the benchmark has ended");
      this.#rest += value;
    }
  }

  /** Says a line and waits for the answer. */
  async ask<T>(line: string): Promise<T> {
    await this.#stdin.write(new TextEncoder().encode(`${line}\n`));
    return await this.next();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stdin.close().catch(() => {});
    await this.#stdout.cancel();
    await this.#process.status;
  }
}

/** Whether a program can be started. */
export async function isInstalled(program: string): Promise<boolean> {
  try {
    return (await new Deno.Command(program, { args: ["--version"], stdout: "null" }).output())
      .success;
  } catch {
    return false;
  }
}
