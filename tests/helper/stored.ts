/**
 * Texts that are stored beside the tests and read by people before they are: what a test makes now
 * is compared with them.
 *
 * @module
 */
import { fileURLToPath } from "node:url";

const UPDATES = Deno.env.get("UPDATE_SNAPSHOTS") === "1";
/** How many lines around a difference are shown. */
const AROUND = 2;

/** The texts of a folder, by name. */
export class Stored {
  readonly #folder: URL;
  readonly #texts: ReadonlyMap<string, string>;

  private constructor(folder: URL, texts: ReadonlyMap<string, string>) {
    this.#folder = folder;
    this.#texts = texts;
  }

  static async read(folder: URL): Promise<Stored> {
    return new Stored(folder, await readAll(folder));
  }

  /** What is stored under a name; `undefined` also where all are to be stored again. */
  textOf(name: string): string | undefined {
    return UPDATES ? undefined : this.#texts.get(fileOf(name));
  }

  /**
   * Compares texts, by name, with those that are stored. With `UPDATE_SNAPSHOTS=1` they are stored
   * instead, and those nobody makes any more are removed.
   *
   * @returns what differs, each for people to read
   */
  async compare(texts: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const names = new Map([...texts.keys()].map((name) => [fileOf(name), name]));
    const left = [...this.#texts.keys()].filter((file) => !names.has(file));
    if (UPDATES) {
      await Deno.mkdir(this.#folder, { recursive: true });
      for (const [file, name] of names) {
        await Deno.writeTextFile(new URL(file, this.#folder), texts.get(name) ?? "");
      }
      for (const file of left) await Deno.remove(new URL(file, this.#folder));
      return [];
    }
    const faults = left.map((file) => `${file} is stored, but nothing makes it any more`);
    for (const [file, name] of names) {
      const before = this.#texts.get(file);
      const now = texts.get(name) ?? "";
      if (before === undefined) faults.push(`${name}: nothing is stored`);
      else if (before !== now) faults.push(`${name} (${file}):\n${difference(before, now)}`);
    }
    return faults;
  }
}

/** What to do about a difference. */
export function howToStore(test: ImportMeta): string {
  return "Read what differs as who hears it. If it is right, store it:\n" +
    `UPDATE_SNAPSHOTS=1 deno test -A ${fileURLToPath(test.url)}`;
}

/** The lines in which two texts differ, with some around them. */
export function difference(before: string, now: string): string {
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (
    end < old.length - start && end < fresh.length - start &&
    old.at(-1 - end) === fresh.at(-1 - end)
  ) end++;
  const show = (sign: string, lines: readonly string[]) => lines.map((line) => `${sign} ${line}`);
  return [
    ...show(" ", old.slice(Math.max(0, start - AROUND), start)),
    ...show("-", old.slice(start, old.length - end)),
    ...show("+", fresh.slice(start, fresh.length - end)),
    ...show(" ", old.slice(old.length - end, old.length - end + AROUND)),
  ].join("\n");
}

function fileOf(name: string): string {
  return `${name.replaceAll(/[^\w]+/g, "_").replace(/_$/, "").toLowerCase()}.txt`;
}

async function readAll(folder: URL): Promise<ReadonlyMap<string, string>> {
  const stored = new Map<string, string>();
  try {
    for await (const { name } of Deno.readDir(folder)) {
      stored.set(name, await Deno.readTextFile(new URL(name, folder)));
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return stored;
}
