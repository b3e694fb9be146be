import { deepEqual, equal, match } from "node:assert/strict";
import { Hono } from "hono";
import { createApp } from "../../../server/http/app.ts";
import { OriginGate } from "../../../server/http/request/origin_gate.ts";
import { refuse } from "../../../server/http/response/refuse.ts";
import { memoryLog } from "../../helper/memory_log.ts";
import { sitePolicy } from "../../helper/site_policy.ts";

const BLOG = "https://blog.example";
const OWN = "https://talk.example";
const FILES = {
  "widget/small-talk.js": "tag",
  "widget/small-talk-element.js": "element",
  "widget/assets/panel-ABC.js": "panel",
  "widget/console.html": "console",
  "widget/greeting.js": "greeting script",
  "demo/blog/index.html": "blog",
  "demo/blog/posts/websocket.html": "post",
  "demo/greeting/index.html": "greeting",
};

interface Site {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly lines: readonly string[];
  readonly stop: () => void;
}

async function withApp(test: (site: Site) => Promise<void>, demo = true): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(FILES)) {
      await Deno.mkdir(`${folder}/${name.replace(/\/[^/]*$/, "")}`, { recursive: true });
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    const { log, lines } = memoryLog();
    const origins = sitePolicy({ own: [OWN], allowed: [BLOG] });
    let ready = true;
    const app = createApp({
      readerApi: new Hono()
        .post("/api/reader", async ({ req }) => Response.json(await req.text()))
        .get("/api/reader/unread", () => refuse(401, { code: "token-invalid", message: "No." })),
      lifeApi: new Hono(),
      siteApi: new Hono()
        .get("/api/site", (c) => c.json("site", 200, { "cache-control": "public, max-age=60" }))
        .put("/api/sites/:id", async ({ req }) => Response.json((await req.text()).length)),
      archiveApi: new Hono(),
      authorApi: new Hono()
        .get("/api/session", () => Response.json("session"))
        .delete("/api/session", () => Response.json("gone"))
        .post("/api/link", () => {
          throw new Error("canary");
        })
        .post("/api/audit", () => {
          throw new TypeError("canary");
        }),
      gate: new OriginGate(origins, { log, clock: { now: () => 0 } }),
      origins,
      widgetDir: `${folder}/widget`,
      demoDir: demo ? `${folder}/demo` : undefined,
      unready: () => Promise.resolve(ready ? undefined : "stopping"),
      refusalOf: (fault) =>
        fault instanceof TypeError
          ? { code: "not-stored", message: "Later.", retryAfterMs: 2_000 }
          : undefined,
      log,
    });
    await test({
      ask: async (path, init) => await app.request(OWN + path, init),
      lines,
      stop: () => ready = false,
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("app serves the tag to any page, kept for minutes, and its parts for ever", () =>
  withApp(async ({ ask }) => {
    const kept: [string, string, RegExp][] = [
      ["/small-talk.js", "tag", /max-age=300\b/],
      ["/small-talk-element.js", "element", /max-age=300\b/],
      ["/assets/panel-ABC.js", "panel", /immutable/],
    ];
    for (const [path, body, cache] of kept) {
      const response = await ask(path, { headers: { origin: "https://anybody.example" } });
      match(response.headers.get("content-type") ?? "", /^text\/javascript/);
      match(response.headers.get("cache-control") ?? "", cache);
      equal(response.headers.get("access-control-allow-origin"), "*");
      equal(response.headers.get("cross-origin-resource-policy"), "cross-origin");
      equal(await response.text(), body);
    }
  }));

Deno.test("app gives the console strict rules and never a frame", () =>
  withApp(async ({ ask }) => {
    const { headers, body } = await ask("/console", { method: "HEAD" });
    equal(body, null);
    const policy = headers.get("content-security-policy") ?? "";
    match(policy, /default-src 'none'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/);
    equal(policy.includes("unsafe"), false);
    equal(headers.get("x-content-type-options"), "nosniff");
    equal(headers.get("cross-origin-opener-policy"), "same-origin");
    equal(headers.get("referrer-policy"), "no-referrer");
    equal(headers.get("access-control-allow-origin"), null);
    equal((await ask("/console/")).headers.get("location"), "/console");
  }));

Deno.test("app serves the demo at / and the greeting guide, or neither", async () => {
  const pages = {
    "/": "blog",
    "/posts/websocket.html": "post",
    "/greeting/": "greeting",
    "/greeting/greeting.js": "greeting script",
  };
  await withApp(async ({ ask }) => {
    for (const [path, body] of Object.entries(pages)) {
      equal(await (await ask(path)).text(), body, path);
    }
  });
  await withApp(async ({ ask }) => {
    for (const path of Object.keys(pages)) equal((await ask(path)).status, 404, path);
    equal((await ask("/small-talk.js", { method: "HEAD" })).status, 200);
  }, false);
});

Deno.test("app answers the icon every browser asks for, so that no page shows an error", () =>
  withApp(async ({ ask }) => {
    equal((await ask("/favicon.ico")).status, 204);
  }));

Deno.test("app tells that it lives, and whether it takes new clients", () =>
  withApp(async ({ ask, stop }) => {
    deepEqual(await (await ask("/healthz")).json(), { status: "alive" });
    deepEqual(await (await ask("/readyz")).json(), { status: "ready" });
    stop();
    equal((await ask("/readyz")).status, 503);
    equal((await ask("/healthz")).status, 200);
  }));

Deno.test("app lets allowed pages call the reader's API and says so to the browser", () =>
  withApp(async ({ ask }) => {
    const preflight = await ask("/api/reader", {
      method: "OPTIONS",
      headers: { origin: BLOG, "access-control-request-method": "POST" },
    });
    equal(preflight.status, 204);
    equal(preflight.headers.get("access-control-allow-origin"), BLOG);
    match(preflight.headers.get("access-control-allow-headers") ?? "", /authorization/i);
    const response = await ask("/api/reader", {
      method: "POST",
      headers: { origin: BLOG },
      body: "x",
    });
    equal(await response.json(), "x");
    equal(response.headers.get("access-control-allow-origin"), BLOG);
    equal(response.headers.get("access-control-allow-credentials"), null);
    match(response.headers.get("vary") ?? "", /origin/i);
    equal(response.headers.get("cache-control"), "no-store");
  }));

Deno.test("app lets allowed pages ask what their reader has not seen, and hear why they are not told", () =>
  withApp(async ({ ask }) => {
    const preflight = await ask("/api/reader/unread", {
      method: "OPTIONS",
      headers: {
        origin: BLOG,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      },
    });
    equal(preflight.status, 204);
    equal(preflight.headers.get("access-control-allow-origin"), BLOG);
    match(preflight.headers.get("access-control-allow-methods") ?? "", /\bGET\b/);
    match(preflight.headers.get("access-control-allow-headers") ?? "", /authorization/i);
    equal(preflight.headers.get("access-control-max-age"), "600");
    const { headers, status } = await ask("/api/reader/unread", { headers: { origin: BLOG } });
    equal(status, 401);
    equal(headers.get("access-control-allow-origin"), BLOG);
    equal(headers.get("cache-control"), "no-store");
  }));

Deno.test("app lets allowed pages read what holds for their site, and keep it as long as they are told", () =>
  withApp(async ({ ask }) => {
    const response = await ask("/api/site", { headers: { origin: BLOG } });
    equal(await response.json(), "site");
    equal(response.headers.get("access-control-allow-origin"), BLOG);
    match(response.headers.get("vary") ?? "", /origin/i);
    equal(response.headers.get("cache-control"), "public, max-age=60");
    // What the server's own page has read is not given to another page by a cache between.
    match((await ask("/api/site")).headers.get("vary") ?? "", /origin/i);
    const put = { method: "PUT", headers: { origin: OWN } };
    equal(await (await ask("/api/sites/a", { ...put, body: "x".repeat(262_144) })).json(), 262_144);
    equal((await ask("/api/sites/a", { ...put, body: "x".repeat(262_145) })).status, 413);
    equal((await ask("/api/sites/a", { ...put, headers: { origin: BLOG } })).status, 403);
  }));

Deno.test("app refuses foreign pages before anything else, and logs the setting", () =>
  withApp(async ({ ask, lines }) => {
    const headers = { origin: "https://other.example" };
    for (const path of ["/api/reader", "/api/session", "/api/none"]) {
      for (const method of ["GET", "POST", "OPTIONS"]) {
        const response = await ask(path, { method, headers });
        equal(response.status, 403, `${method} ${path}`);
        equal(response.headers.get("access-control-allow-origin"), null);
        equal((await response.json()).code, "forbidden");
      }
    }
    equal(lines.length, 1);
  }));

Deno.test("app lets only its own pages call the author's API", () =>
  withApp(async ({ ask }) => {
    const call = async (
      origin: string,
    ) => (await ask("/api/session", {
      method: "DELETE",
      headers: { origin, cookie: "a=b" },
    }));
    equal(await (await call(OWN)).json(), "gone");
    const response = await call(BLOG);
    equal(response.status, 403);
    match((await response.json()).message, /^Only the console may do this.*open https:\/\/talk/);
  }));

Deno.test("app answers a wrong method with the right ones", () =>
  withApp(async ({ ask }) => {
    const response = await ask("/api/reader", { method: "PUT" });
    equal(response.status, 405);
    equal(response.headers.get("allow"), "POST");
    equal((await response.json()).message, "Cannot PUT /api/reader: only POST.");
    const session = await ask("/api/session", { method: "PUT" });
    equal(session.headers.get("allow"), "GET, HEAD, DELETE");
    equal((await ask("/small-talk.js", { method: "POST" })).status, 405);
  }));

Deno.test("app answers what is not there with a refusal", () =>
  withApp(async ({ ask }) => {
    for (const path of ["/none", "/api/none", "/api/reader/none", "/assets/none.js", "/assets/"]) {
      const response = await ask(path);
      equal(response.status, 404, path);
      equal((await response.json()).code, "not-found", path);
    }
    equal((await ask("/api/none", { method: "POST" })).status, 404);
  }));

Deno.test("app takes no body over the limit, whether its length is told or not", () =>
  withApp(async ({ ask }) => {
    const big = "x".repeat(65_537);
    const stream = new Blob([big]).stream();
    for (const body of [big, stream]) {
      const response = await ask("/api/reader", { method: "POST", body });
      equal(response.status, 413);
      equal((await response.json()).message, "The body is too large: at most 65536 bytes.");
    }
    equal((await ask("/api/reader", { method: "POST", body: "x".repeat(65_536) })).status, 200);
  }));

Deno.test("app tells nobody what broke but the log", () =>
  withApp(async ({ ask, lines }) => {
    const response = await ask("/api/link", { method: "POST" });
    equal(response.status, 500);
    equal((await response.text()).includes("canary"), false);
    match(lines.join(), /request-failed.*canary/);
  }));

Deno.test("app tells of a fault that was seen to what there is to tell, and when to try again", () =>
  withApp(async ({ ask, lines }) => {
    const response = await ask("/api/audit", { method: "POST" });
    deepEqual([response.status, response.headers.get("retry-after")], [503, "2"]);
    equal((await response.json()).code, "not-stored");
    deepEqual(lines, []);
  }));
