/**
 * A project with as little in it as can be built.
 *
 * @module
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Sources by their paths below the project's folder. */
export type Sources = Readonly<Record<string, string>>;

const SOURCES: Sources = {
  "widget/tag.ts": "console.log('태그', ELEMENT_FILE, ELEMENT_NAME);",
  "widget/small_talk.ts": `
    import { word } from "../shared/word.ts";
    export const say = () => word;
    export const later = () => import("./feature/later.ts");
  `,
  "widget/feature/later.ts":
    `import { word } from "../../shared/word.ts"; export const late = word + "later";`,
  "widget/console/console.ts": `export { word } from "../../shared/word.ts";`,
  "shared/word.ts": `export const word: string = "Ask";`,
  "demo/greeting/greeting.ts": `console.log("greeting");`,
};

/** Runs `act` with the folder of a project, changed by `changes`, and removes it afterwards. */
export async function withSmallProject(
  act: (root: string) => Promise<void>,
  changes: Sources = {},
): Promise<void> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "project-")));
  try {
    for (const [path, source] of Object.entries({ ...SOURCES, ...changes })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), source);
    }
    await act(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
