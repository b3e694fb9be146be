/**
 * The rules of the house that a program can check: who may import whom, what shared code may touch,
 * how large a file may be, and that every file has its test.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { exists, type SourceFile, sourceTree } from "./helper/source_tree.ts";

const TREE = await sourceTree();

/** What all routes stand on. */
const UNDER_ROUTES = [
  "server/http/request/",
  "server/http/response/",
  "server/chat/",
  "!server/chat/controller/",
  "server/ops/",
  // What a store throws.
  "server/storage/store.ts",
  "shared/",
  "node:",
  "hono",
  "valibot",
];
/** What uses the wiring. */
const NOT_ABOVE_WIRING = [
  "!server/main.ts",
  "!server/start.ts",
  "!server/compose.ts",
  "!server/process/",
];
/** The stores that one is chosen from. */
const NO_STORE = ["!server/storage/sqlite/", "!server/storage/memory/memory_store.ts"];

/**
 * What the files of an area may import: paths begin with one of these, packages and built-ins are
 * named as they are written. The first area that fits a file is its own.
 */
const AREAS: readonly (readonly [area: string, mayImport: readonly string[]])[] = [
  ["shared/", ["shared/"]],
  ["server/messaging/", ["server/messaging/", "shared/", "node:"]],
  ["server/ops/", ["server/ops/", "shared/", "node:"]],
  // Deno KV: calls on it, then conversations, then parts and the log, then the store.
  ["server/storage/kv/database/", [
    "server/storage/kv/database/",
    "server/storage/store.ts",
    "server/storage/text.ts",
    "shared/",
    "node:",
  ]],
  ["server/storage/kv/conversation/", [
    "server/storage/",
    "!server/storage/kv/log/",
    "!server/storage/kv/part/",
    "shared/",
    "node:",
  ]],
  ["server/storage/", ["server/storage/", "shared/", "node:"]],
  ["server/chat/controller/", [
    "server/chat/",
    "server/messaging/mod.ts",
    "shared/",
    "valibot",
  ]],
  ["server/chat/", [
    "server/chat/",
    "!server/chat/controller/",
    "server/storage/store.ts",
    "server/storage/port/",
    "shared/",
    "node:",
    "jose/",
    "valibot",
    "altcha-lib",
    "@simplewebauthn/server",
    "postal-mime",
  ]],
  // What reaches the outside. Its ports are declared where they are called.
  ["server/outbound/", [
    "server/outbound/",
    "server/chat/notification/",
    "shared/",
    "node:",
    "jose/",
    "nodemailer",
  ]],
  // What a response is made of, what a request says; then the routes, a folder for whom they serve.
  ["server/http/response/", [
    "server/http/response/",
    "server/chat/notification/reader/words.ts",
    "shared/",
    "node:",
    "hono",
  ]],
  ["server/http/request/", ["server/http/request/", ...UNDER_ROUTES]],
  ...["author", "desk", "notification", "page", "reader", "task"].map((folder) =>
    [`server/http/${folder}/`, [`server/http/${folder}/`, ...UNDER_ROUTES]] as const
  ),
  ["server/http/app.ts", ["server/http/", "server/ops/", "shared/", "hono"]],
  // The settings, what is put together of them, what is done in the course of time.
  ["server/setting/", [
    "server/setting/",
    "server/chat/reader/",
    "server/chat/site/",
    "server/http/request/",
    "server/ops/",
    "server/outbound/",
    "server/storage/store.ts",
    "shared/",
    "node:",
  ]],
  ["server/rounds/", [
    "server/rounds/",
    "server/chat/",
    "!server/chat/controller/",
    "server/ops/",
    "server/storage/store.ts",
    "shared/",
  ]],
  // What chooses a store.
  ["server/wiring/open_storage.ts", ["server/", ...NOT_ABOVE_WIRING, "shared/"]],
  ["server/wiring/", ["server/", ...NOT_ABOVE_WIRING, ...NO_STORE, "shared/", "node:"]],
  ["server/compose.ts", [
    "server/",
    "!server/main.ts",
    "!server/start.ts",
    "!server/process/",
    "demo/",
    "shared/",
    "node:",
  ]],
  ["server/routes.ts", ["server/", "!server/main.ts", "!server/start.ts", "demo/", "shared/"]],
  ["server/start.ts", ["server/setting/", "server/ops/", "node:"]],
  // What is done with the data file of a server that is stopped.
  ["server/task/backup.ts", ["server/", "!server/main.ts", "!server/start.ts", "shared/", "node:"]],
  ["server/task/doctor/check/data_file.ts", ["server/", "!server/main.ts", "node:"]],
  ["server/task/restore.ts", [
    "server/",
    "!server/main.ts",
    "!server/start.ts",
    "shared/",
    "node:",
  ]],
  ["server/", ["server/", "!server/start.ts", ...NO_STORE, "shared/", "node:"]],
  ["widget/build", ["widget/build", "node:", "esbuild", "terser"]],
  ["widget/state/", ["widget/state/", "shared/", "lit"]],
  ["widget/connection/", ["widget/connection/", "widget/state/", "shared/"]],
  ["widget/feature/rich_text/highlight.ts", ["shared/", "@speed-highlight/core"]],
  ["widget/component/", ["widget/", "!widget/connection/", "!widget/build", "shared/", "lit"]],
  ["widget/", ["widget/", "!widget/build", "shared/", "lit"]],
  // What a stranger could write.
  ["demo/walk/", ["demo/walk/", "shared/", "node:url", "@stomp/stompjs"]],
  ["demo/", ["demo/", "server/messaging/mod.ts", "shared/", "@stomp/stompjs", "hono", "valibot"]],
];

function mayImport(path: string, target: string): boolean {
  const [, rules = []] = AREAS.find(([area]) => path.startsWith(area)) ?? [];
  const forbidden = rules.some((rule) => rule.startsWith("!") && target.startsWith(rule.slice(1)));
  return !forbidden && rules.some((rule) => target.startsWith(rule));
}

Deno.test("imports keep to the walls between the layers", () => {
  const crossings = TREE.flatMap(({ path, imports }) =>
    imports
      .map(({ specifier, target }) =>
        TREE.some((file) => file.path === target) ? target : specifier
      )
      .filter((target) => !mayImport(path, target))
      .map((target) => `${path} imports ${target}`)
  );
  none(crossings);
});

Deno.test("shared and messaging import relatively, so that a copy of their folders works", () => {
  const absolute = filesIn("shared/", "server/messaging/").flatMap(({ path, imports }) =>
    imports.filter(({ specifier }) => !/^(?:\.|node:)/.test(specifier))
      .map(({ specifier }) => `${path} imports ${specifier}`)
  );
  none(absolute);
});

Deno.test("no import leads back to where it started", () => {
  const files = new Map(TREE.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const visit = (path: string, way: readonly string[]): string | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path].join(" → ");
    if (finished.has(path)) return undefined;
    for (const { target } of files.get(path)?.imports ?? []) {
      const cycle = visit(target, [...way, path]);
      if (cycle !== undefined) return cycle;
    }
    finished.add(path);
    return undefined;
  };
  equal(TREE.map(({ path }) => visit(path, [])).find((cycle) => cycle !== undefined), undefined);
});

Deno.test("shared code is pure: no runtime, no page, no timer, no clock, no chance", () => {
  const impure =
    /\b(?:Deno|document|window|navigator|localStorage|fetch|setTimeout|setInterval|crypto|performance)\b|Date\.now|new Date\(\)|Math\.random/;
  none(offences(filesIn("shared/"), impure));
});

Deno.test("pages are never made from text", () => {
  const risky =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|eval)\b|document\.write|new Function/;
  none(offences(filesIn("widget/", "demo/"), risky));
});

Deno.test("styles know no left and no right, since some languages run the other way", () => {
  const sided =
    /(?:^|[\s{;])(?:(?:margin|padding|border|scroll-margin)-(?:left|right)|left|right|float|clear|text-align:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)(?:\s*:|;)/;
  // Four sides that differ to the left and right.
  const uneven =
    /(?:^|[\s{;])(?:margin|padding|inset): [^\s;!]+ ([^\s;!]+) [^\s;!]+ (?!\1\s*[;!])[^\s;!]+\s*[;!]/;
  // Marks are put where a sentence of the page is, by pixels.
  const files = filesIn("widget/").filter(({ path }) => !path.endsWith("/sentence/markers.ts"));
  none(
    files.flatMap(({ path, code }) =>
      [...code.matchAll(/(?:\bcss|_CSS = )`([^`]*)`/g)].flatMap(([, css = ""]) =>
        [sided, uneven].flatMap((rule) => rule.exec(css)?.[0]).filter((found) => found)
          .map((found) => `${path}: ${found?.trim()}`)
      )
    ),
  );
});

/** All sheets of the console are on one page, with those of the chat, once their sections were open. */
Deno.test("no class of the console is dressed by the sheets of two sections", () => {
  const sectionOf = new Map<string, string>();
  const twice: string[] = [];
  for (const { path, code } of filesIn("widget/console/", "widget/feature/")) {
    if (!path.endsWith("style.ts") || path.includes("/kit/")) continue;
    const folder = path.slice(0, path.lastIndexOf("/"));
    const section = /^widget\/feature/.test(path)
      ? "the chat"
      : folder.replace(/conversation$/, "inbox");
    for (const [, name = ""] of code.matchAll(/^ {2}\.([\w-]+)(?: \{|,)$/gm)) {
      const other = sectionOf.get(name) ?? section;
      if (other !== section) twice.push(`.${name}: ${other}, ${path}`);
      sectionOf.set(name, section);
    }
  }
  none(twice);
});

Deno.test("types are not talked out of their checks", () => {
  const silenced =
    /deno-lint-ignore(?:-file)? .*(?:no-explicit-any|no-non-null)|@ts-(?:ignore|nocheck)/;
  none(TREE.filter(({ text }) => silenced.test(text)).map(({ path }) => path));
  none(offences(TREE, /(?:\bas|:|<) ?any\b|\bexperimentalDecorators\b/));
});

Deno.test("no default exports, enums or namespaces", () => {
  none(
    offences(TREE, /^\s*(?:export default|(?:export )?(?:const |declare )?(?:enum|namespace) )/m),
  );
});

Deno.test("every file says at its head what it is for", () => {
  const mute = TREE.filter(({ text }) => !/^\/\*\*(?:(?!\*\/)[\s\S])*@module\s*\*\//.test(text));
  none(mute.map(({ path }) => path));
});

Deno.test("files are small: none over 400 lines, nine in ten at most 300", () => {
  none(TREE.filter(({ lines }) => lines > 400).map(({ path }) => path));
  const large = TREE.filter(({ lines }) => lines > 300).length;
  equal(large <= TREE.length / 10, true, `${large} of ${TREE.length} files have over 300 lines`);
});

Deno.test("file names are snake_case", () => {
  none(TREE.map(({ path }) => path).filter((path) => !/^[a-z0-9_/]+(?:\.d)?\.ts$/.test(path)));
});

/**
 * Faces, entry points, words, looks and pages are tested where they are used; what every store does,
 * and the lists of its parts, by the contract suites; the chapters of the walk by being walked; the
 * lists of the console, and what only stands in other pieces of its kit, by what is in them; what
 * forms are made of, in the pages that show them.
 */
const NEEDS_NO_TEST = new RegExp(
  "(?:^|/)(?:mod|main)\\.ts$|^widget/(?:style|locale|follow/words/|feature/(?:.*style\\.ts$|emoji/data/)|console/(?:.*(?:words|en|ko|style)|kit/(?:dialog|empty|table)|shell/sections|settings/pages|conversation/slots|site_form/(?:\\w+_part|site_section|preview)|setup/waiting|settings/site/add_site|settings/notifications/(?:channels|choices|add_channel))\\.ts$)|^demo/walk/chapter/|" +
    "^server/chat/notification/reader/words/|" +
    "^server/storage/(?:port/|memory/memory_parts\\.ts|sqlite/part_tables\\.ts)|" +
    // The contract of stores is their test.
    "^server/storage/kv/(?:\\w+/)?kv_\\w+\\.ts$",
);

Deno.test("every file with something to run has its test beside it in the mirror", () => {
  const untested = TREE
    .filter(({ path, code }) => !NEEDS_NO_TEST.test(path) && hasSomethingToRun(code))
    .map(({ path }) => path.replace(/\.ts$/, "_test.ts"))
    // What only a page can show is tested on pages.
    .filter((test) =>
      !exists(`tests/${test}`) && !exists(test.replace(/^widget/, "tests/browser"))
    );
  none(untested);
});

/** Fails with all that was found; a comparison would cut the list. */
function none(found: readonly string[]): void {
  equal(found.length, 0, "\n" + found.join("\n"));
}

function hasSomethingToRun(code: string): boolean {
  return /^\s*(?:export |async |abstract )*(?:function|class|const|let)\b|^[a-z]\w*[.(]/m.test(
    code,
  );
}

function filesIn(...folders: readonly string[]): readonly SourceFile[] {
  return TREE.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
}

function offences(files: readonly SourceFile[], forbidden: RegExp): readonly string[] {
  return files.flatMap(({ path, code }) => {
    const found = forbidden.exec(code);
    return found === null ? [] : [`${path}: ${found[0].trim()}`];
  });
}
