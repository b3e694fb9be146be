import { deepEqual, equal } from "node:assert/strict";
import { ShellCache } from "../../../../widget/console/worker/shell_cache.ts";

const ORIGIN = "https://talk.example";

/** A request as browsers make them for a page; programs cannot make one. */
function request(path: string, mode: RequestMode = "no-cors", method = "GET"): Request {
  return { url: ORIGIN + path, mode, method } as Request;
}

function setUp() {
  const stored = new Map<string, Map<string, Response>>();
  const pathOf = (from: RequestInfo | URL) =>
    new URL(typeof from === "object" && "url" in from ? from.url : from, ORIGIN).pathname;
  const open = (name: string) => {
    const entries = stored.get(name) ?? new Map<string, Response>();
    stored.set(name, entries);
    return {
      match: (from: RequestInfo) => Promise.resolve(entries.get(pathOf(from))?.clone()),
      put: (from: RequestInfo, answer: Response) =>
        Promise.resolve(void entries.set(pathOf(from), answer)),
    };
  };
  const caches = {
    open: (name: string) => Promise.resolve(open(name)),
    keys: () => Promise.resolve([...stored.keys()]),
    delete: (name: string) => Promise.resolve(stored.delete(name)),
    match: (from: RequestInfo) =>
      Promise.resolve([...stored.values()].flatMap((each) => each.get(pathOf(from)) ?? [])[0]),
  } as unknown as CacheStorage;
  let server: (path: string) => Promise<Response> = (path) =>
    Promise.resolve(new Response(`new ${path}`));
  let isPatient = true;
  const asked: string[] = [];
  const shell = (build: string) =>
    new ShellCache({
      caches,
      fetch(request) {
        asked.push(pathOf(request));
        return server(pathOf(request));
      },
      elapsed: () => isPatient ? new Promise(() => {}) : Promise.resolve(),
      build,
      files: ["/console", "/assets/console-1.js"],
    });
  return {
    shell,
    stored,
    asked,
    keep: (name: string, path: string, text: string) =>
      void open(name).put(ORIGIN + path, new Response(text)),
    answerWith: (next: typeof server) => server = next,
    loseHope: () => isPatient = false,
  };
}

const CURRENT = "small-talk-console-b";

Deno.test("the page is the server's, and the kept one where no server answers, or only its proxy", async () => {
  const { shell, keep, answerWith } = setUp();
  keep(CURRENT, "/console", "kept");
  const open = async () => await (await shell("b").answer(request("/console", "navigate")))?.text();
  equal(await open(), "new /console");
  answerWith(() => Promise.resolve(new Response("bad gateway", { status: 502 })));
  equal(await open(), "kept");
  answerWith(() => Promise.reject(new TypeError("offline")));
  equal(await open(), "kept");
});

Deno.test("a connection that takes too long is as good as none", async () => {
  const { shell, keep, answerWith, loseHope } = setUp();
  keep(CURRENT, "/console", "kept");
  answerWith(() => new Promise(() => {}));
  loseHope();
  equal(await (await shell("b").answer(request("/console", "navigate")))?.text(), "kept");
});

Deno.test("a file of the build comes from the device, another is kept once it was loaded", async () => {
  const { shell, keep, asked, stored } = setUp();
  keep(CURRENT, "/assets/console-1.js", "kept");
  const cache = shell("b");
  equal(await (await cache.answer(request("/assets/console-1.js")))?.text(), "kept");
  equal(
    await (await cache.answer(request("/assets/other-1.js")))?.text(),
    "new /assets/other-1.js",
  );
  await cache.answer(request("/assets/other-1.js"));
  deepEqual(asked, ["/assets/other-1.js"]);
  equal(stored.get(CURRENT)?.has("/assets/other-1.js"), true);
});

Deno.test("nothing that people say is ever touched, so none of it is kept", () => {
  const { shell, asked } = setUp();
  for (
    const [path, mode, method] of [
      ["/api/session", "cors", "GET"],
      ["/api/answers", "cors", "POST"],
      ["/avatars/a.png", "no-cors", "GET"],
      ["/stomp", "websocket", "GET"],
      ["/console-worker.js", "same-origin", "GET"],
      ["/console/other", "navigate", "GET"],
      ["/", "navigate", "GET"],
      ["/console", "navigate", "POST"],
      ["/assets/console-1.js", "cors", "POST"],
    ] as const
  ) equal(shell("b").answer(request(path, mode as RequestMode, method)), undefined, path);
  deepEqual(asked, []);
});

Deno.test("files that could not be loaded are not kept", async () => {
  const { shell, answerWith, stored } = setUp();
  answerWith(() => Promise.resolve(new Response("gone", { status: 404 })));
  equal((await shell("b").answer(request("/assets/other-1.js")))?.status, 404);
  equal(stored.get(CURRENT)?.size ?? 0, 0);
});

Deno.test("the build before stays, since a page of it may be open; those before it go", async () => {
  const { shell, keep, stored } = setUp();
  for (const build of ["x", "y", "z"]) keep(`small-talk-console-${build}`, "/console", build);
  keep("somebody-else", "/console", "theirs");
  keep(CURRENT, "/console", "b");
  await shell("b").tidy();
  deepEqual([...stored.keys()], ["small-talk-console-z", "somebody-else", CURRENT]);
});
