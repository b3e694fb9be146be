/**
 * Serves the greeting guide alone: its STOMP server and its page, bundled in memory, under the
 * strictest rules a page can have.
 *
 * @module
 */
import { build } from "esbuild";
import { createGreetingServer } from "../../demo/greeting/greeting_server.ts";
import { withBundler } from "./bundler.ts";

const FOLDER = new URL("../../demo/greeting/", import.meta.url);
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:";

/** A running greeting guide. */
export interface GreetingSite {
  /** `http://127.0.0.1:1234`, where the page is `/greeting/`. */
  readonly origin: string;
  /** Where STOMP clients connect. */
  readonly brokerUrl: string;
  stop(): Promise<void>;
}

/** Starts it on a free port, or on the one given. */
export async function serveGreeting({ page = false, port = 0 } = {}): Promise<GreetingSite> {
  const script = page ? await bundle() : "";
  const stomp = createGreetingServer();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port, onListen: () => {} },
    (request, info) =>
      stomp.handle(request, info) ??
        file(new URL(request.url).pathname, script),
  );
  const host = `127.0.0.1:${server.addr.port}`;
  return {
    origin: `http://${host}`,
    brokerUrl: `ws://${host}/gs-guide-websocket`,
    async stop() {
      await stomp.drain({ deadlineMs: 2_000 });
      await server.shutdown();
    },
  };
}

async function file(path: string, script: string): Promise<Response> {
  const answer = (body: string, type: string) =>
    new Response(body, { headers: { "content-type": type, "content-security-policy": CSP } });
  const read = (name: string) => Deno.readTextFile(new URL(name, FOLDER));
  switch (path) {
    case "/greeting/":
      return answer(await read("index.html"), "text/html; charset=utf-8");
    case "/greeting/style.css":
      return answer(await read("style.css"), "text/css; charset=utf-8");
    case "/greeting/greeting.js":
      return answer(script, "text/javascript; charset=utf-8");
    default:
      return new Response("Nothing here.\n", { status: 404 });
  }
}

async function bundle(): Promise<string> {
  const { outputFiles } = await withBundler(() =>
    build({
      entryPoints: [new URL("greeting.ts", FOLDER).pathname],
      bundle: true,
      write: false,
      format: "esm",
      target: "es2022",
      legalComments: "none",
    })
  );
  return outputFiles[0]?.text ?? "";
}
