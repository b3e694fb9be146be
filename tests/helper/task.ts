/**
 * Tasks of deno.json as processes, for tests.
 *
 * @module
 */
import { fileURLToPath } from "node:url";

/** What became of a task. */
export interface TaskEnd {
  readonly code: number;
  /** What it wrote. */
  readonly text: string;
}

/** Runs a script of `server/task/` with settings and arguments. */
export async function runTask(
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<TaskEnd> {
  const path = fileURLToPath(new URL(`../../server/task/${script}`, import.meta.url));
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", path, ...args],
    env: { ...env },
    stdin: "null",
  }).output();
  return { code, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
}
