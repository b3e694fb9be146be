/**
 * The files of the widget, which pages of blogs load. They need nothing but the build, so they are
 * there before anything else of a server is.
 *
 * @module
 */
import { ENTRY_HEADERS, HASHED_HEADERS } from "../response/page_header.ts";
import { serveDir, serveFile } from "../response/static.ts";

/** Answers a request. */
export type Answer = (request: Request) => Response | Promise<Response>;

const ENTRIES = [
  "small-talk.js",
  "small-talk-element.js",
  "small-talk.d.ts",
  "custom-elements.json",
];
const ASSETS = "/assets/";

/** What answers a GET, by address; one that ends with an asterisk stands for all that begin so. */
export function widgetFiles(widgetDir: string): Readonly<Record<string, Answer>> {
  const entry = (name: string): Answer => (request) =>
    serveFile(request, `${widgetDir}/${name}`, { headers: ENTRY_HEADERS });
  return {
    ...Object.fromEntries(ENTRIES.map((name) => [`/${name}`, entry(name)])),
    [`${ASSETS}*`]: (request) =>
      serveDir(request, {
        fsRoot: `${widgetDir}/assets`,
        urlRoot: "assets",
        headers: HASHED_HEADERS,
      }),
  };
}

/** Answers for a file of the widget; `undefined` for anything else. */
export function answerWithFile(
  request: Request,
  files: Readonly<Record<string, Answer>>,
): Response | Promise<Response> | undefined {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const { pathname } = new URL(request.url);
  const name = pathname.startsWith(ASSETS) ? `${ASSETS}*` : pathname;
  return Object.hasOwn(files, name) ? files[name]?.(request) : undefined;
}
