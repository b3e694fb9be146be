/**
 * The project's source files and what they import, for tests about its structure.
 *
 * @module
 */
import { fileURLToPath } from "node:url";

/** One file of the project. */
export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Without comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** One import, of values or types. */
export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The path of a {@linkcode SourceFile}, or the specifier when it is none. */
  readonly target: string;
}

const ROOT = new URL("../../", import.meta.url);
const FOLDERS = ["shared", "server", "widget", "demo"];
const NO_SOURCE = new Set(["dist", "node_modules"]);

interface Dependency {
  readonly specifier: string;
  readonly code?: { readonly specifier?: string };
  readonly type?: { readonly specifier?: string };
}

interface ModuleInfo {
  readonly specifier: string;
  readonly dependencies?: readonly Dependency[];
}

/** All TypeScript of `shared/`, `server/`, `widget/` and `demo/`, with their imports. */
export async function sourceTree(): Promise<readonly SourceFile[]> {
  const paths = FOLDERS.flatMap((folder) => [...sources(folder)]).sort();
  const modules = await moduleInfo(paths.map((path) => new URL(path, ROOT).href));
  return paths.map((path) => {
    const text = Deno.readTextFileSync(new URL(path, ROOT));
    const info = modules.get(new URL(path, ROOT).href);
    return {
      path,
      text,
      code: text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ""),
      lines: text.trimEnd().split("\n").length,
      imports: (info?.dependencies ?? []).map(({ specifier, code, type }) => ({
        specifier,
        target: fromRoot(code?.specifier ?? type?.specifier ?? specifier),
      })),
    };
  });
}

/** Whether the project has a file. */
export function exists(path: string): boolean {
  try {
    return Deno.statSync(new URL(path, ROOT)).isFile;
  } catch {
    return false;
  }
}

function* sources(folder: string): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(new URL(folder, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory && !NO_SOURCE.has(name)) yield* sources(path);
    else if (name.endsWith(".ts")) yield path;
  }
}

/** One run for the whole tree: the root is a module that imports them all. */
async function moduleInfo(urls: readonly string[]): Promise<Map<string, ModuleInfo>> {
  const root = urls.map((url) => `import ${JSON.stringify(url)};`).join("");
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", `data:application/typescript,${encodeURIComponent(root)}`],
    cwd: fileURLToPath(ROOT),
    stderr: "inherit",
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as { modules: ModuleInfo[] };
  return new Map(modules.map((module) => [module.specifier, module]));
}

function fromRoot(specifier: string): string {
  return specifier.startsWith(ROOT.href) ? specifier.slice(ROOT.href.length) : specifier;
}
