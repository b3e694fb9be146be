/**
 * Puts `widget/element/lit.ts` in the place of `lit`, which does a good deal the widget never uses.
 *
 * @module
 */
import { join } from "node:path";
import type { Plugin } from "esbuild";

/** For bundles of a project that has the smaller one. @param root the folder of the project */
export function slimLit(root: string): Plugin {
  return {
    name: "slim-lit",
    setup({ onResolve }) {
      onResolve({ filter: /^lit$/ }, () => ({ path: join(root, "widget/element/lit.ts") }));
    },
  };
}
