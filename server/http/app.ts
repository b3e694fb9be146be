/**
 * Everything that is plain HTTP: the API, the widget's files, the console, health, and the demo. The
 * STOMP endpoints are taken before it. What an answer says is decided elsewhere.
 *
 * @module
 */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { type Refusal, Refused } from "../../shared/refusal.ts";
import type { Log } from "../ops/log.ts";
import { isAllowedOrigin, type SitePolicy } from "./request/origin.ts";
import type { OriginGate } from "./request/origin_gate.ts";
import {
  CONSOLE_HEADERS,
  DEMO_HEADERS,
  INSTALL_HEADERS,
  WORKER_HEADERS,
} from "./response/page_header.ts";
import { refuse } from "./response/refuse.ts";
import { answerRefused } from "./response/refused_error.ts";
import { serveDir, serveFile } from "./response/static.ts";
import { type Answer, widgetFiles } from "./page/widget_files.ts";

/** The largest body of a call of the API. */
const MAX_BODY_BYTES = 65_536;
/** The same of a site's settings, which hold many words. */
const MAX_SITE_BYTES = 262_144;
/** What only the server's own pages may call. */
const CONSOLE_PATHS = [
  "/api/session/*",
  "/api/sessions/*",
  "/api/authors/*",
  "/api/door",
  "/api/link/*",
  "/api/passkeys/*",
  "/api/audit",
  "/api/push/*",
  "/api/answers",
  "/api/notifications/*",
  "/api/follow",
  "/api/readers/*",
  "/api/rooms/*",
  "/api/sites/*",
  "/api/canned-answers/*",
  "/api/statistics",
  "/api/inbox",
  "/api/export",
  "/api/backup",
  "/api/import",
  "/api/doctor",
  "/api/check/*",
];
/** The same of a mail, which may have a picture in it that nobody looks at. */
const MAX_MAIL_BYTES = 1_048_576;
/** Takes more than others, and says itself how much. */
const IMPORT_PATH = "/api/import";
/** Where answers by mail come in. */
const MAIL_PATH = "/api/inbound/mail";
/** Where `deno task doctor` asks. */
const DOCTOR_PATH = "/api/doctor";
/** Where the owner's console looks how much of a body comes through. */
const CHECK_PATH = "/api/check/body";
/** How long a browser may remember what the API allows. */
const PREFLIGHT_SECONDS = 600;

/** What an app is made with. */
export interface AppOptions {
  /** The calls readers make, from any page that embeds the chat. */
  readonly readerApi: Hono;
  /** The calls of the console, from the server's own pages. */
  readonly authorApi: Hono;
  /** The calls that take data along, or erase it. */
  readonly lifeApi: Hono;
  /** The calls about sites. */
  readonly siteApi: Hono;
  /** The calls that export and import conversations. */
  readonly archiveApi: Hono;
  readonly gate: OriginGate;
  readonly origins: SitePolicy;
  /** The folder of the built widget. */
  readonly widgetDir: string;
  /** The folder of the demo; `undefined` leaves it out. */
  readonly demoDir: string | undefined;
  /** Why the server is not ready for new clients, in a word; `undefined` when it is. */
  readonly unready: () => Promise<string | undefined>;
  /** What is told of a fault that is known, and was seen to; `undefined` of any other. */
  readonly refusalOf: (fault: Error) => Refusal | undefined;
  readonly log: Log;
}

/** The app; its `fetch` answers every request. */
export function createApp(options: AppOptions): Hono {
  const { gate, origins, refusalOf, log } = options;
  const app = new Hono();

  app.use("/api/*", async (context, next) => {
    const refusal = gate.refuseCall(context.req.raw);
    if (refusal === undefined) await next();
    if (!context.res.headers.has("cache-control")) context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
    return refusal;
  });
  app.on("ALL", CONSOLE_PATHS, async ({ req }, next) => {
    const refusal = gate.refuseForeignPage(req.raw);
    if (refusal === undefined) await next();
    return refusal;
  });
  app.on(
    "ALL",
    ["/api/reader/*", "/api/site"],
    cors({
      origin: (origin) => isAllowedOrigin(origin, origins) ? origin : null,
      allowMethods: ["GET", "POST", "DELETE"],
      allowHeaders: ["authorization", "content-type"],
      maxAge: PREFLIGHT_SECONDS,
    }),
  );
  const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => tooLarge(MAX_BODY_BYTES) });
  const limitSite = bodyLimit({ maxSize: MAX_SITE_BYTES, onError: () => tooLarge(MAX_SITE_BYTES) });
  const limitMail = bodyLimit({ maxSize: MAX_MAIL_BYTES, onError: () => tooLarge(MAX_MAIL_BYTES) });
  app.use("/api/*", (context, next) => {
    if (context.req.path === IMPORT_PATH) return next();
    const { path } = context.req;
    // The doctor and the console look whether as much as that gets through.
    const isLarge = path.startsWith("/api/sites/") || path === DOCTOR_PATH || path === CHECK_PATH;
    const limit = path === MAIL_PATH ? limitMail : isLarge ? limitSite : limitBody;
    return limit(context, next);
  });

  app.route("/", options.readerApi);
  app.route("/", options.authorApi);
  app.route("/", options.lifeApi);
  app.route("/", options.siteApi);
  app.route("/", options.archiveApi);
  for (const [path, answer] of Object.entries(pages(options))) {
    app.get(path, ({ req }) => answer(req.raw));
  }
  refuseOtherMethods(app);
  app.notFound(({ req }) =>
    refuse(404, { code: "not-found", message: `There is nothing at ${req.path}.` })
  );
  app.onError((error) => {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return answerRefused(new Refused(refusal));
    log.error("request-failed", { error });
    return refuse(500, {
      code: "internal",
      message: "Something went wrong on the server. Try again.",
    });
  });
  return app;
}

/** Everything that is read with GET, by address; the first that fits answers. */
function pages({ widgetDir, demoDir, unready }: AppOptions): Readonly<Record<string, Answer>> {
  return {
    "/healthz": () => health(200, "alive"),
    "/readyz": async () => {
      const state = await unready();
      return state === undefined ? health(200, "ready") : health(503, state);
    },
    ...widgetFiles(widgetDir),
    "/console": (request) =>
      serveFile(request, `${widgetDir}/console.html`, { headers: CONSOLE_HEADERS }),
    "/console-worker.js": (request) =>
      serveFile(request, `${widgetDir}/console-worker.js`, { headers: WORKER_HEADERS }),
    "/follow": (request) =>
      serveFile(request, `${widgetDir}/follow.html`, { headers: CONSOLE_HEADERS }),
    "/follow.js": (request) =>
      serveFile(request, `${widgetDir}/follow.js`, { headers: WORKER_HEADERS }),
    "/follow-worker.js": (request) =>
      serveFile(request, `${widgetDir}/follow-worker.js`, { headers: WORKER_HEADERS }),
    "/console.webmanifest": (request) =>
      serveFile(request, `${widgetDir}/console.webmanifest`, { headers: INSTALL_HEADERS }),
    "/icons/*": (request) =>
      serveDir(request, {
        fsRoot: `${widgetDir}/icons`,
        urlRoot: "icons",
        headers: INSTALL_HEADERS,
      }),
    "/favicon.ico": () =>
      new Response(null, { status: 204, headers: { "cache-control": "public, max-age=86400" } }),
    "/console/": () => new Response(null, { status: 301, headers: { location: "/console" } }),
    ...demoDir !== undefined && {
      "/greeting/greeting.js": (request) =>
        serveFile(request, `${widgetDir}/greeting.js`, { headers: DEMO_HEADERS }),
      "/greeting/*": (request) =>
        serveDir(request, {
          fsRoot: `${demoDir}/greeting`,
          urlRoot: "greeting",
          headers: DEMO_HEADERS,
        }),
      "/*": (request) => serveDir(request, { fsRoot: `${demoDir}/blog`, headers: DEMO_HEADERS }),
    },
  };
}

/** Answers 405 where an address is right and the method is not. */
function refuseOtherMethods(app: Hono): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of app.routes) {
    // "ALL" is a middleware; "/*" is where nothing else fits.
    if (method === "ALL" || path === "/*") continue;
    methods.set(path, [...methods.get(path) ?? [], method === "GET" ? "GET, HEAD" : method]);
  }
  for (const [path, allowed] of methods) {
    const allow = allowed.join(", ");
    app.all(path, ({ req }) => {
      const message = `Cannot ${req.method} ${req.path}: only ${allow}.`;
      return refuse(405, { code: "not-found", message }, { allow });
    });
  }
}

function tooLarge(maxBytes: number): Response {
  const message = `The body is too large: at most ${maxBytes} bytes.`;
  // The rest of the body is not read, so nothing more can come over this connection.
  return refuse(413, { code: "invalid-body", message }, { connection: "close" });
}

function health(status: number, state: string): Response {
  return Response.json({ status: state }, { status, headers: { "cache-control": "no-store" } });
}
