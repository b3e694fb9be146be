import { deepEqual, equal, notEqual } from "node:assert/strict";
import { join } from "node:path";
import { serveDir, type ServeDirOptions } from "../../../../server/http/response/static.ts";

interface Ask {
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly options?: Partial<ServeDirOptions>;
}

/** Serves a folder with a few files to one test. */
async function withFolder(
  test: (get: (path: string, ask?: Ask) => Promise<Response>, folder: string) => Promise<void>,
): Promise<void> {
  const outer = await Deno.makeTempDir();
  const folder = join(outer, "site");
  try {
    await Deno.mkdir(join(folder, "posts"), { recursive: true });
    await Deno.writeTextFile(join(outer, "secret.txt"), "secret");
    await Deno.writeTextFile(join(folder, "index.html"), "<!doctype html>home");
    await Deno.writeTextFile(join(folder, "posts", "index.html"), "posts");
    await Deno.writeTextFile(join(folder, "글 1.txt"), "한국어");
    await Deno.writeTextFile(join(folder, ".hidden"), "hidden");
    await Deno.writeTextFile(join(folder, "file.xyz"), "?");
    await Deno.writeTextFile(join(folder, "app.js"), "plain");
    await Deno.writeTextFile(join(folder, "app.js.gz"), "gz");
    await Deno.writeTextFile(join(folder, "app.js.br"), "b");
    await test((path, { headers = {}, method = "GET", options = {} } = {}) => {
      const request = new Request("http://localhost" + path, { headers, method });
      return serveDir(request, { fsRoot: folder, ...options });
    }, folder);
  } finally {
    await Deno.remove(outer, { recursive: true });
  }
}

Deno.test("static serves a file with its type and length", () =>
  withFolder(async (get) => {
    const response = await get("/app.js");
    equal(response.status, 200);
    equal(response.headers.get("content-type"), "text/javascript; charset=utf-8");
    equal(response.headers.get("content-length"), "5");
    equal(response.headers.get("x-content-type-options"), "nosniff");
    equal(await response.text(), "plain");
    const unknown = await get("/file.xyz");
    equal(unknown.headers.get("content-type"), "application/octet-stream");
    await unknown.body?.cancel();
  }));

Deno.test("static answers HEAD with the headers of GET and no body", () =>
  withFolder(async (get) => {
    const response = await get("/app.js", { method: "HEAD" });
    equal(response.headers.get("content-length"), "5");
    equal(response.body, null);
  }));

// Whether a file is open at its end, the test itself finds.
Deno.test("static holds no file open for somebody who reads nothing of it", () =>
  withFolder(async (get) => {
    equal((await get("/app.js")).status, 200);
  }));

Deno.test("static serves index.html for a folder, and sends a path without its slash there", () =>
  withFolder(async (get) => {
    equal(await (await get("/")).text(), "<!doctype html>home");
    equal(await (await get("/posts/")).text(), "posts");
    const response = await get("/posts?x=1");
    equal(response.status, 301);
    equal(response.headers.get("location"), "/posts/?x=1");
  }));

Deno.test("static finds a file whose name is percent-encoded", () =>
  withFolder(async (get) => {
    equal(await (await get("/%EA%B8%80%201.txt")).text(), "한국어");
  }));

Deno.test("static takes the part of the path that stands for the folder off", () =>
  withFolder(async (get) => {
    const options = { urlRoot: "assets" };
    equal(await (await get("/assets/app.js", { options })).text(), "plain");
    for (const path of ["/app.js", "/assetsapp.js", "/other/app.js"]) {
      equal((await get(path, { options })).status, 404, path);
    }
  }));

const NOT_SERVED = [
  "/none",
  "/app.js/",
  "/app.js/x",
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e%2fsecret.txt",
  "/posts/..%2f..%2fsecret.txt",
  "/..%5csecret.txt",
  "/.hidden",
  "/posts/..%2f.hidden",
  "/app.js%00.txt",
  "/%ff",
  "//etc/passwd",
  "//posts",
  "/posts//",
];

Deno.test("static serves nothing from outside, nothing hidden, nothing that is not there", () =>
  withFolder(async (get) => {
    for (const path of NOT_SERVED) {
      const response = await get(path);
      equal(response.status, 404, path);
      equal((await response.json()).code, "not-found", path);
    }
  }));

Deno.test("static sends the compressed form the client takes, brotli first", () =>
  withFolder(async (get) => {
    const cases: [string, string | null, string][] = [
      ["gzip, deflate, br, zstd", "br", "b"],
      ["gzip", "gzip", "gz"],
      ["GZIP;q=0.5", "gzip", "gz"],
      ["br;q=0, gzip", "gzip", "gz"],
      ["*", "br", "b"],
      ["*;q=0", null, "plain"],
      ["br;q=0, *", "gzip", "gz"],
      ["identity", null, "plain"],
      ["", null, "plain"],
      ["broken;q=x", null, "plain"],
    ];
    for (const [accepted, coding, body] of cases) {
      const response = await get("/app.js", { headers: { "accept-encoding": accepted } });
      equal(response.headers.get("content-encoding"), coding, accepted);
      equal(response.headers.get("content-type"), "text/javascript; charset=utf-8");
      equal(response.headers.get("vary"), "Accept-Encoding");
      equal(await response.text(), body, accepted);
    }
  }));

Deno.test("static gives each form its own ETag, and a changed file another", () =>
  withFolder(async (get, folder) => {
    const etagOf = async (accepted: string) => {
      const response = await get("/app.js", {
        headers: { "accept-encoding": accepted },
        method: "HEAD",
      });
      return response.headers.get("etag");
    };
    const before = await etagOf("");
    notEqual(before, await etagOf("br"));
    await Deno.writeTextFile(join(folder, "app.js"), "changed");
    notEqual(before, await etagOf(""));
  }));

Deno.test("static answers 304 when the client has it", () =>
  withFolder(async (get) => {
    const etag = (await get("/app.js", { method: "HEAD" })).headers.get("etag") ?? "";
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const response = await get("/app.js", { headers: { "if-none-match": known } });
      equal(response.status, 304, known);
      equal(response.headers.get("etag"), etag);
      equal(response.body, null);
    }
    const response = await get("/app.js", { headers: { "if-none-match": '"other"' } });
    equal(await response.text(), "plain");
  }));

Deno.test("static adds the headers it is given", () =>
  withFolder(async (get) => {
    const headers = ["cache-control: public, max-age=60", "access-control-allow-origin: *"];
    const response = await get("/app.js", { method: "HEAD", options: { headers } });
    deepEqual(
      ["cache-control", "access-control-allow-origin"].map((name) => response.headers.get(name)),
      ["public, max-age=60", "*"],
    );
  }));
