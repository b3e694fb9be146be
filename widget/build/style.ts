/**
 * Makes the style sheets smaller that stand in TypeScript, as `` css`…` `` or `` /* css *\/ `…` ``:
 * esbuild minifies the code around them, but leaves text alone.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { type Plugin, transform } from "esbuild";
import { squeezeMarkup } from "./markup.ts";

/** Browsers that know what the style sheets use: nesting, `light-dark()`, relative colours. */
const BROWSERS = ["chrome123", "firefox128", "safari17.5"];
/** Templates with escapes or insertions are left as they are. */
const SHEETS = /(?<=\bcss|\/\* css \*\/ )`([^`\\$]*)`/g;

/** Minifies the style sheets of the modules in `folder`. */
export function minifyStyles(folder: string): Plugin {
  return {
    name: "minify-styles",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(folder)) return undefined;
        const source = await readFile(path, "utf8");
        return { contents: squeezeMarkup(await minifySheets(source)), loader: "ts" };
      });
    },
  };
}

/** The source with its style sheets minified. */
export async function minifySheets(source: string): Promise<string> {
  const sheets = [...source.matchAll(SHEETS)];
  const small = await Promise.all(sheets.map(async ([, sheet = ""]) => {
    const { code } = await transform(sheet, { loader: "css", minify: true, target: BROWSERS });
    return code.trim();
  }));
  return source.replace(SHEETS, () => {
    const code = small.shift() ?? "";
    // What minifying brings in, in a template that is no String.raw.
    return "`" + code.replace(/[\\`$]/g, "\\$&") + "`";
  });
}
