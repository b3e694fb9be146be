/**
 * Programs of Deno that serve something, as processes, for tests.
 *
 * @module
 */

/** How a program is run. */
export interface ProgramOptions {
  /** Arguments of `deno`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it writes once it listens, its port in the first group; default: what Deno writes. */
  readonly greeting?: RegExp;
}

/** Runs a program until it listens, and kills it when `act` is done. */
export async function withProgram(
  { args, env, cwd, greeting = /Listening on http:\/\/127\.0\.0\.1:(\d+)/ }: ProgramOptions,
  act: (port: number) => Promise<void>,
): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1", ...env },
    ...cwd !== undefined && { cwd },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const listening = Promise.withResolvers<number>();
  let output = "";
  const read = async (stream: ReadableStream<Uint8Array>) => {
    for await (const chunk of stream) {
      output += new TextDecoder().decode(chunk);
      const port = greeting.exec(output)?.[1];
      if (port !== undefined) listening.resolve(Number(port));
    }
  };
  const ended = Promise.all([read(child.stdout), read(child.stderr)])
    .then(() => listening.reject(new Error(`The program has ended:\n${output}`)));
  try {
    await act(await listening.promise);
  } finally {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
    await Promise.all([ended, child.status]);
  }
}
