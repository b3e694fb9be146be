/**
 * What the lazy parts of an entry import of its modules, and the names under which it is exported to
 * them: short ones, of which no two can be the same.
 *
 * @module
 */
import type { BuiltFile } from "./bundler.ts";

/** What is exported from the entry to its lazy parts. */
export class BorrowedNames {
  /** By module and name. */
  readonly #short = new Map<string, string>();

  /** @param names pairs of a source below the root and a name it exports */
  constructor(names: Iterable<readonly [source: string, name: string]>) {
    const keys = new Set([...names].map(([source, name]) => keyOf(source, name)));
    for (const key of [...keys].sort()) this.#short.set(key, `$${this.#short.size.toString(36)}`);
  }

  /** The entry as a module: its own exports, and those for its lazy parts. */
  exportsFor(entry: string): string {
    const exports = [...this.#short].map(([key, short]) => {
      const [source, name] = JSON.parse(key) as [string, string];
      return `export { ${name} as ${short} } from ${JSON.stringify(`./${source}`)};\n`;
    });
    return `export * from ${JSON.stringify(`./${entry}`)};\n${exports.join("")}`;
  }

  /**
   * A module that stands for one of the entry's.
   *
   * @param from the entry's file, seen from the part, and the text that uses the module
   */
  importsOf(source: string, { file, user }: { readonly file: string; readonly user: string }) {
    const names = [...this.#short].flatMap(([key, short]) => {
      const [from, name = ""] = JSON.parse(key) as readonly string[];
      return from === source && user.includes(name) ? [`${short} as ${name}`] : [];
    });
    return `export { ${names.join(", ")} } from ${JSON.stringify(file)};\n`;
  }
}

function keyOf(source: string, name: string): string {
  return JSON.stringify([source, name]);
}

/**
 * Reads the names out of bundled files, in which the entry's modules are imported as they are.
 *
 * @param prefix what stands before such a module's source
 * @throws {Error} when a module is imported otherwise than by names
 */
export function borrowedNames(files: readonly BuiltFile[], prefix: string): BorrowedNames {
  const names: [source: string, name: string][] = [];
  for (const { bytes } of files) {
    const text = new TextDecoder().decode(bytes);
    const module = `["']${prefix}([^"']+)["']`;
    const byName = new RegExp(`\\b(?:import|export)\\s*\\{([^}]*)\\}\\s*from\\s*${module}`, "g");
    const rest = text.replace(byName, (_, list: string, source: string) => {
      for (const part of list.split(",")) {
        const [name] = part.trim().split(/\s+as\s+/);
        if (name) names.push([source, name]);
      }
      return "";
    });
    const [, whole] = new RegExp(module).exec(rest) ?? [];
    if (whole !== undefined) {
      throw new Error(`Cannot import the whole of "${whole}" when it is needed: name what is used`);
    }
  }
  return new BorrowedNames(names);
}
