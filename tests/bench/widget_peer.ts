/**
 * Published widgets that talk on pages, each with the page its documentation shows and a server that
 * knows of no comment yet. They are fetched by npm when they are measured, and stay nowhere.
 *
 * @module
 */
import { extname, join } from "node:path";

/** One widget to compare with. */
export interface Peer {
  readonly name: string;
  /** As npm knows it, with its version. */
  readonly pack: string;
  /** The folder of its files within the package. */
  readonly folder: string;
  /** What it puts on a page. */
  readonly html: string;
  /** Becomes true on the page when one could begin to write, or press what opens it. */
  readonly ready: string;
  /** What its server answers, by the beginning of the path; the first that fits. */
  readonly answers: Readonly<Record<string, unknown>>;
}

const PLACE = `<div id="talk"></div>`;

/** Those that could be fetched when this was written. */
export const PEERS: readonly Peer[] = [
  {
    name: "Waline 3.15.2",
    pack: "@waline/client@3.15.2",
    folder: "dist",
    html: `<link rel="stylesheet" href="/waline.css">${PLACE}<script type="module">
      import { init } from "/waline.js";
      init({ el: "#talk", serverURL: location.origin, path: "/post", emoji: false });
    </script>`,
    ready: `document.querySelector("#talk textarea")`,
    answers: {
      "/api/": { errno: 0, data: { page: 1, totalPages: 0, pageSize: 10, count: 0, data: [] } },
    },
  },
  {
    name: "Artalk 2.9.1",
    pack: "artalk@2.9.1",
    folder: "dist",
    html: `<link rel="stylesheet" href="/Artalk.css">${PLACE}<script src="/Artalk.js"></script>
    <script>
      Artalk.init({ el: "#talk", pageKey: "/post", server: location.origin, site: "blog" });
    </script>`,
    ready: `document.querySelector("#talk textarea")`,
    answers: {
      "/api/v2/conf": { frontend_conf: {}, version: { version: "2.9.1" } },
      "/api/": { comments: [], count: 0, roots_count: 0, page: {} },
    },
  },
  {
    name: "Rocket.Chat Livechat 1.13.3",
    pack: "@rocket.chat/livechat@1.13.3",
    folder: "build",
    html: `<script>
      RocketChat = (command) => RocketChat._.push(command);
      RocketChat._ = [];
      RocketChat.url = location.origin + "/livechat";
    </script><script async src="/livechat/rocketchat-livechat.min.js"></script>`,
    ready: `document.querySelector("iframe")`,
    answers: { "/api/": { success: true, config: { enabled: true, online: true, settings: {} } } },
  },
];

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
};

/** A page with a widget, and the server behind it. */
export interface PeerSite extends AsyncDisposable {
  readonly url: string;
}

/** Fetches a widget and serves it. @throws {Error} when npm does not give it */
export async function servePeer(peer: Peer): Promise<PeerSite> {
  const folder = await Deno.makeTempDir();
  await run("npm", ["pack", "--silent", "--pack-destination", folder, peer.pack]);
  const [archive] = [...Deno.readDirSync(folder)];
  await run("tar", ["xzf", join(folder, archive?.name ?? ""), "-C", folder]);
  const files = join(folder, "package", peer.folder);
  const page = pageWith(peer.html);
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/post") return answer(page, ".html");
      const answers = Object.entries(peer.answers).find(([path]) => pathname.startsWith(path));
      if (answers !== undefined) return answer(JSON.stringify(answers[1]), ".json");
      const name = pathname.replace(/^\/livechat(?=\/|$)/, "").replace(/^\/?$/, "/index.html");
      const bytes = await Deno.readFile(join(files, name)).catch(() => undefined);
      if (bytes === undefined) return new Response(null, { status: 404 });
      return answer(bytes, extname(name));
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}/post`,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** A post, with something on it. */
export function pageWith(html: string): string {
  const text = "<p>It says something, and then a little more of it.</p>".repeat(20);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><title>A post</title>
<h1>A post</h1>${text}${html}</html>`;
}

/** In gzip, as every server has it. */
function answer(body: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  const stream = new Response(body).body?.pipeThrough(new CompressionStream("gzip"));
  return new Response(stream, {
    headers: {
      "content-type": `${TYPES[extension] ?? "application/octet-stream"}; charset=utf-8`,
      "content-encoding": "gzip",
      "cache-control": "max-age=600",
    },
  });
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const { success } = await new Deno.Command(command, { args: [...args], stdout: "null" }).output();
  if (!success) throw new Error(`Cannot go on without ${command} ${args.join(" ")}`);
}
