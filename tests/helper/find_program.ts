/**
 * Where a program is that tests can do without.
 *
 * @module
 */
import { delimiter, join } from "node:path";

/** Reads a variable of the environment. */
export type ReadEnv = (name: string) => string | undefined;

/**
 * The path of a program: what the variable says, else the first of the names on `PATH`.
 *
 * @returns `undefined` when there is none
 */
export function findProgram(
  names: readonly string[],
  variable: string,
  env: ReadEnv = (name) => Deno.env.get(name),
): string | undefined {
  const given = env(variable);
  if (given !== undefined && given !== "") return isFile(given) ? given : undefined;
  const folders = (env("PATH") ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isFile);
}

/** What to say where {@linkcode findProgram} finds nothing. */
export function notFound(what: string, names: readonly string[], variable: string): string {
  return `no ${what} found (looked at ${variable}, then on PATH for ${names.join(", ")})`;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
