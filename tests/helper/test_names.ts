/**
 * The names of the project's tests, read from their sources.
 *
 * @module
 */

const TESTS = new URL("../", import.meta.url);

/** A name that a table or a contract completes: `${…}` stands for what is put in. */
interface Template {
  readonly text: string;
  /** What fits it; each group is something that was put in. */
  readonly pattern: RegExp;
  /** Whether that can have been put in: it stands where such things stand. */
  readonly canBe: (part: string) => boolean;
}

/** Says which names are those of a test. */
export class TestNames {
  readonly #plain = new Set<string>();
  readonly #templates: Template[] = [];

  /** Reads every file below `tests/`. */
  constructor() {
    const files = Array.from(sources(TESTS), (url) => ({ url, text: Deno.readTextFileSync(url) }));
    const all = files.map(({ text }) => text).join("\n");
    const contracts = files.filter(({ url }) => url.pathname.includes("/tests/contract/"))
      .map(({ text }) => text).join("\n");
    for (const { url, text } of files) {
      const isContract = url.pathname.includes("/tests/contract/");
      for (const [, literal = ""] of text.matchAll(NAME)) {
        // A contract's rules stand behind the name of what has to keep it, never alone.
        if (literal.startsWith('"') && !isContract) this.#plain.add(String(JSON.parse(literal)));
        if (!literal.startsWith("`")) continue;
        const canBe = (part: string) =>
          isContract
            ? contracts.includes(`test(${JSON.stringify(part)}`) || all.includes(`name: "${part}"`)
            : /^\d+$/.test(part) || text.includes(JSON.stringify(part));
        this.#templates.push(template(literal.slice(1, -1), canBe));
      }
    }
  }

  /** How many there are, tables counted once. */
  get size(): number {
    return this.#plain.size + this.#templates.length;
  }

  /** Whether a test has that name, as it is written or as a table or a contract completes it. */
  has(name: string): boolean {
    return this.#plain.has(name) || this.#templates.some(({ text, pattern, canBe }) => {
      if (text === name) return true;
      const parts = pattern.exec(name)?.slice(1);
      return parts !== undefined && parts.every(canBe);
    });
  }
}

const NAME = /\btest\(\s*("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g;

function template(text: string, canBe: Template["canBe"]): Template {
  const fixed = text.split(/\$\{[^}]*\}/);
  const escaped = fixed.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return { text, canBe, pattern: new RegExp(`^${escaped.join("(.+)")}$`) };
}

function* sources(folder: URL): Generator<URL> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const url = new URL(isDirectory ? `${name}/` : name, folder);
    if (isDirectory) yield* sources(url);
    else if (name.endsWith(".ts")) yield url;
  }
}
