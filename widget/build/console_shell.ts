/**
 * What makes the console an app that can be installed and opens without a connection: its manifest,
 * its icons, and the list of files its worker keeps.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltFile, Bundles } from "./bundler.ts";

/** The page, as a path of the server. */
const PAGE = "/console";
/** What is loaded when somebody uses it, and is large: it is kept then. */
const SELDOM = /emoji|highlight|^widget\/locale\/(?!.*(?:en|ko)\.ts$)/;
const ICONS = /\.(?:png|svg)$/;
const BUILD_LENGTH = 12;

/** What the worker has to know of a build. */
export interface Shell {
  /** Names the build: the same for the same files. */
  readonly build: string;
  /** As paths of the server. */
  readonly files: readonly string[];
}

/** The files with which the console opens, out of its bundle. */
export function shellOf({ entries, lazy }: Pick<Bundles, "entries" | "lazy">): Shell {
  const lazily = (lazy["console.js"] ?? []).filter(({ source }) => !SELDOM.test(source));
  const names = [...entries["console.js"] ?? [], ...lazily.flatMap(({ files }) => files)];
  const files = [PAGE, ...new Set(names.map((name) => `/${name}`))];
  const build = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, BUILD_LENGTH);
  return { build, files };
}

/** The manifest and the icons. @param root the folder of the project */
export async function installFiles(root: string): Promise<readonly BuiltFile[]> {
  const folder = join(root, "widget", "icon");
  const names = (await readdir(folder).catch(() => [])).filter((name) => ICONS.test(name));
  const icons = names.sort().map(async (name): Promise<BuiltFile> => ({
    path: `icons/${name}`,
    bytes: await readFile(join(folder, name)),
  }));
  return [manifest(), ...await Promise.all(icons)];
}

/** See the Web Application Manifest of the W3C. */
function manifest(): BuiltFile {
  const icon = (name: string, pixels: number, purpose: string) => ({
    src: `/icons/${name}`,
    sizes: `${pixels}x${pixels}`,
    type: "image/png",
    purpose,
  });
  const text = JSON.stringify(
    {
      id: PAGE,
      name: "smallTalk",
      short_name: "smallTalk",
      description: "Questions and answers on your posts",
      start_url: PAGE,
      scope: PAGE,
      display: "standalone",
      background_color: "#fffefb",
      theme_color: "#fffefb",
      icons: [
        icon("console-192.png", 192, "any"),
        icon("console-512.png", 512, "any"),
        icon("maskable-512.png", 512, "maskable"),
        { src: "/icons/mark.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      ],
      shortcuts: [
        { name: "Inbox", url: `${PAGE}#inbox` },
        { name: "This device", url: `${PAGE}#settings/device` },
      ],
    },
    null,
    2,
  );
  return { path: "console.webmanifest", bytes: new TextEncoder().encode(`${text}\n`) };
}
