/**
 * What files lend to others is exported under the names it has in them: a second, as in
 * `export { a as $0 }`, would cost its bytes for each.
 *
 * @module
 */
import type { BuiltFile } from "./bundler.ts";

/** Names a file is asked for by others of the build, and by nobody else. */
const LENT = /^\$[\da-z]+$/;

/**
 * The files with names of their own for what is lent. Other exports keep their names.
 *
 * @param lenders the names of the files that lend, as others import them: without a folder
 */
export function plainNames(
  files: readonly BuiltFile[],
  lenders: readonly string[],
): readonly BuiltFile[] {
  return lenders.reduce(plainNamesOf, files);
}

function plainNamesOf(files: readonly BuiltFile[], lender: string): readonly BuiltFile[] {
  const names = new Map<string, string>();
  const lent = changed(
    files,
    ({ path }) => path.endsWith(`/${lender}`),
    (text) =>
      text.replace(/\bexport\s*\{([^}]*)\}(?!\s*from)/, (_, list: string) => {
        const pairs = pairsOf(list);
        const kept = new Set(pairs.filter(([, as]) => !LENT.test(as)).map(([, as]) => as));
        const plain = pairs.map(([name, as]) => {
          if (!LENT.test(as) || kept.has(name)) return named(name, as);
          names.set(as, name);
          kept.add(name);
          return name;
        });
        return `export{${plain.join()}}`;
      }),
  );
  const file = lender.replace(/[.$]/g, "\\$&");
  const borrowing = new RegExp(
    `\\b(import|export)\\s*\\{([^}]*)\\}\\s*from\\s*["']\\./${file}["']`,
    "g",
  );
  return changed(
    lent,
    () => true,
    (text) =>
      text.replace(borrowing, (_, how: string, list: string) => {
        const pairs = pairsOf(list).map(([name, as]) => named(names.get(name) ?? name, as));
        return `${how}{${pairs.join()}}from"./${lender}"`;
      }),
  );
}

/** What stands between the braces: names, each with the one after `as`, or once more its own. */
function pairsOf(list: string): readonly (readonly [name: string, as: string])[] {
  return list.split(",").map((part) => part.trim()).filter((part) => part !== "").map((part) => {
    const [name = "", as = name] = part.split(/\s+as\s+/);
    return [name, as];
  });
}

function named(name: string, as: string): string {
  return name === as ? name : `${name} as ${as}`;
}

function changed(
  files: readonly BuiltFile[],
  isMeant: (file: BuiltFile) => boolean,
  change: (text: string) => string,
): readonly BuiltFile[] {
  return files.map((file) =>
    file.path.endsWith(".js") && isMeant(file)
      ? { ...file, bytes: new TextEncoder().encode(change(new TextDecoder().decode(file.bytes))) }
      : file
  );
}
