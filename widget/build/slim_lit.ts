/**
 * What the project has of its own in the place of Lit: `widget/element/lit.ts`, elements and
 * templates that do what the widget uses and nothing else.
 *
 * @module
 */
import { join } from "node:path";
import type { Plugin } from "esbuild";

/** For bundles of a project that has the smaller elements. @param root the folder of the project */
export function slimLit(root: string): Plugin {
  return {
    name: "slim-lit",
    setup({ onResolve }) {
      onResolve({ filter: /^lit$/ }, () => ({ path: join(root, "widget/element/lit.ts") }));
    },
  };
}
