/**
 * Files over HTTP. `serveDir` has the signature of the one in `@std/http`, as far as it goes, and
 * serves what a build compressed beforehand (`file.js.br`, `file.js.gz`) to whoever takes it.
 *
 * @module
 */
import { extname, join } from "node:path";
import { refuse } from "./refuse.ts";

/** How {@linkcode serveDir} serves. */
export interface ServeDirOptions {
  /** The folder of the files. */
  readonly fsRoot: string;
  /** The part of the path that stands for the folder, without slashes around it. */
  readonly urlRoot?: string;
  /** Added to every answer with a file, each as in `"cache-control: no-cache"`. */
  readonly headers?: readonly string[];
}

/** A file as it is sent. */
interface Variant {
  readonly path: string;
  readonly size: number;
  readonly etag: string;
  /** For `Content-Encoding`. */
  readonly coding: "br" | "gzip" | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * Serves the file a GET or HEAD names, a folder's `index.html` for a path that ends in a slash.
 * Answers conditional requests.
 *
 * @example
 * ```ts
 * import { serveDir } from "./static.ts";
 * const answer = await serveDir(new Request("http://localhost/x/none"), { fsRoot: ".", urlRoot: "x" });
 * console.assert(answer.status === 404);
 * ```
 */
export async function serveDir(request: Request, options: ServeDirOptions): Promise<Response> {
  const url = new URL(request.url);
  const path = filePath(url.pathname, options);
  if (path === undefined) return notFound(url.pathname);
  const info = await Deno.stat(path).catch(() => undefined);
  if (info?.isDirectory) {
    return new Response(null, {
      status: 301,
      headers: { location: url.pathname + "/" + url.search },
    });
  }
  return info?.isFile ? await serveFile(request, path, options) : notFound(url.pathname);
}

/** Serves one file to a GET or HEAD. It must exist when the answer is to be more than 404. */
export async function serveFile(
  request: Request,
  path: string,
  { headers = [] }: Pick<ServeDirOptions, "headers"> = {},
): Promise<Response> {
  const variant = await chooseVariant(path, request.headers.get("accept-encoding") ?? "");
  if (variant === undefined) return notFound(new URL(request.url).pathname);
  const answer = new Headers(headers.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  }));
  answer.set("etag", variant.etag);
  answer.set("vary", "Accept-Encoding");
  if (isUnchanged(request.headers.get("if-none-match"), variant.etag)) {
    return new Response(null, { status: 304, headers: answer });
  }
  answer.set("content-type", TYPES[extname(path)] ?? "application/octet-stream");
  answer.set("x-content-type-options", "nosniff");
  // Small as they are, they are read whole: who reads slowly, or went away, holds no file open.
  const body = request.method === "HEAD" ? null : await Deno.readFile(variant.path);
  answer.set("content-length", String(body?.byteLength ?? variant.size));
  if (variant.coding !== undefined) answer.set("content-encoding", variant.coding);
  return new Response(body, { headers: answer });
}

/** The smallest form of the file that the client takes, or `undefined` when there is no file. */
async function chooseVariant(path: string, accepted: string): Promise<Variant | undefined> {
  const qualities = readQualities(accepted);
  const forms = [["br", ".br"], ["gzip", ".gz"], [undefined, ""]] as const;
  const found = await Promise.all(forms.map(async ([coding, suffix]) => {
    const taken = coding === undefined || (qualities.get(coding) ?? qualities.get("*") ?? 0) > 0;
    const info = taken ? await Deno.stat(path + suffix).catch(() => undefined) : undefined;
    if (!info?.isFile) return undefined;
    const etag = `"${info.size.toString(36)}-${
      (info.mtime?.getTime() ?? 0).toString(36)
    }${suffix}"`;
    return { path: path + suffix, size: info.size, etag, coding };
  }));
  return found.find((variant) => variant !== undefined);
}

/** The codings of an `Accept-Encoding` with their weights (RFC 9110, section 12.5.3). */
function readQualities(accepted: string): Map<string, number> {
  const qualities = new Map<string, number>();
  for (const item of accepted.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = item.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    qualities.set(coding, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return qualities;
}

/** Weakly compared, as RFC 9110, section 13.1.2 asks. */
function isUnchanged(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === "*" || tag === etag);
}

/** Where the file of a path lies, or `undefined` when the path leads out of the folder. */
function filePath(pathname: string, { fsRoot, urlRoot }: ServeDirOptions): string | undefined {
  const root = urlRoot === undefined || urlRoot === "" ? "/" : `/${urlRoot}/`;
  if (!pathname.startsWith(root)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(pathname.slice(root.length));
  } catch {
    return undefined;
  }
  // A part that starts with a dot is hidden or leads upwards; an empty one could name a host.
  if (/[\0\\]|(?:^|\/)[./]/.test(path)) return undefined;
  return join(fsRoot, path.endsWith("/") || path === "" ? path + "index.html" : path);
}

function notFound(pathname: string): Response {
  return refuse(404, { code: "not-found", message: `There is nothing at ${pathname}.` });
}
