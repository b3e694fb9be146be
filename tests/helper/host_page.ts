/**
 * Pages that embed the widget, and the server the widget's files come from: each on a port of its
 * own, so that they are of different origins.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWidget, BUILT } from "./built_widget.ts";

const LOCAL = { hostname: "127.0.0.1", port: 0, onListen() {} };

/** Serves one page under every path. */
export class HostPage implements AsyncDisposable {
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  /** @param html made when it is asked for @param headers of each answer */
  constructor(html: string, headers: Readonly<Record<string, string>> = {}) {
    this.#server = Deno.serve(
      LOCAL,
      () =>
        new Response(`<!doctype html>${html}`, {
          headers: { "content-type": "text/html; charset=utf-8", ...headers },
        }),
    );
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/posts/a`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

/** Serves the files of the widget and nothing else, and keeps account of it. */
export class WidgetFiles implements AsyncDisposable {
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];
  /** Answers 503 to paths it fits. */
  failing: RegExp | undefined;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  private constructor() {
    this.#server = Deno.serve(LOCAL, async (request) => {
      const { pathname } = new URL(request.url);
      this.asked.push(pathname);
      if (this.failing?.test(pathname) === true) return new Response(null, { status: 503 });
      const file = await readFile(join(BUILT, pathname)).catch(() => undefined);
      if (file === undefined) return new Response(null, { status: 404 });
      return new Response(file.slice(), {
        headers: {
          "content-type": "text/javascript; charset=utf-8",
          "access-control-allow-origin": "*",
          "cache-control": "no-store",
        },
      });
    });
  }

  /** Builds the widget and serves it. */
  static async bundled(): Promise<WidgetFiles> {
    await buildWidget();
    return new WidgetFiles();
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  /** The tag as one writes it into a page. @param attributes of the script */
  tag(attributes = "async"): string {
    return `<script ${attributes} src="${this.origin}/small-talk.js"></script>`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}
