/**
 * Sites in a file: what is in it wins, and every fault of it is told with its place.
 *
 * @module
 */
import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { SettingsError } from "../../../server/chat/site/settings_fault.ts";
import { ConfigError, readConfig } from "../../../server/setting/config.ts";
import { openSites, parseSites } from "../../../server/setting/sites_file.ts";
import { MemoryStore } from "../../../server/storage/memory/memory_store.ts";
import { random } from "../../helper/chat.ts";
import { memoryLog } from "../../helper/memory_log.ts";
import { siteWith } from "../../helper/site_policy.ts";

const README = await Deno.readTextFile(new URL("../../../server/README.md", import.meta.url));

function faultsOf(file: unknown, allowed?: readonly string[]): readonly string[] {
  try {
    parseSites(JSON.stringify(file), allowed);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

Deno.test("a file names sites, whose other settings are as by default", () => {
  deepEqual(parseSites('{"sites":[{"id":"aside"}]}'), [siteWith("aside", { title: "" })]);
  deepEqual(parseSites('{"sites":[]}'), []);
});

Deno.test("the example of server/README.md is a file with every setting there is", () => {
  const [, text = ""] = /```json\n(\{\s*"sites"[\s\S]*?)```/.exec(README) ?? [];
  const sites = parseSites(text);
  equal(sites.length, 2);
  const [full] = sites;
  const bare = siteWith("blog");
  deepEqual(
    Object.keys(full ?? {}).sort(),
    [...Object.keys(bare), "hours", "retentionDays"].sort(),
  );
  deepEqual(Object.keys(full?.moderation ?? {}).sort(), Object.keys(bare.moderation).sort());
});

Deno.test("every fault of a file is told at once, with its place", () => {
  const sites = [
    { id: "one", titel: "One", origins: ["https://one.example", "https://blog.example"] },
    { id: "two", theme: { color: "red" }, hours: { timeZone: "Mars/Olympus" } },
    { id: "three", origins: ["https://one.example"] },
    { id: "three" },
    { id: "three", origins: ["https://three.example"], moderation: { words: [5] } },
    { id: "four", origins: ["https://three.example", "https://four.example"] },
    { id: "five", origins: ["https://four.example", "https://blog.example"] },
    7,
  ];
  deepEqual(faultsOf({ sites, more: 1 }, ["https://blog.example"]), [
    "more: there is no such setting",
    "sites[0].titel: there is no such setting",
    'sites[1].theme.color: expected a colour such as "#336699"',
    "sites[1].hours.timeZone: expected the name of a time zone, such as Asia/Seoul",
    "sites[1].hours.days: is missing",
    "sites[4].moderation.words[0]: expected text on one line, of 1 to 100 characters",
    "sites[7]: expected an object with settings",
    'sites[3].id: sites[2] is "three" too',
    'sites[6].origins[0]: https://four.example is of the site "four"',
    'sites[6].origins[1]: https://blog.example is of the site "default"',
  ]);
});

Deno.test("a file of another form holds no sites", () => {
  const many = Array.from({ length: 101 }, (_, n) => ({ id: `site-${n}` }));
  for (const file of [null, [], {}, "x", { sites: {} }, { sites: null }, { sites: many }]) {
    match(faultsOf(file)[0] ?? "", /^expected \{ "sites": \[ … \] \}, with at most 100 sites$/);
  }
  deepEqual(faultsOf(JSON.parse('{"sites":[{"id":"a","__proto__":{}}],"__proto__":{}}')), [
    "__proto__: there is no such setting",
    "sites[0].__proto__: there is no such setting",
  ]);
});

async function withFile(text: string | undefined, test: (path: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/sites.json`;
    if (text !== undefined) await Deno.writeTextFile(path, text);
    await test(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function configWith(settings: Readonly<Record<string, string>>) {
  return readConfig((name) => settings[name]);
}

Deno.test("what is in the file wins over what is kept, and the rest stays as it was", () =>
  withFile(
    '{"sites":[{"id":"aside","title":"Mine","origins":["https://a.example"]}]}',
    async (path) => {
      const store = new MemoryStore({ random });
      await store.sites.put(siteWith("aside", { title: "Kept" }));
      await store.sites.put(
        siteWith("other", { origins: ["https://a.example", "https://o.example"] }),
      );
      await store.sites.put(siteWith("default", { origins: ["https://a.example"] }));
      const config = configWith({ SITES_FILE: path, ALLOWED_ORIGINS: "https://blog.example" });
      const { log, lines } = memoryLog();
      const sites = await openSites(store, config, log);
      deepEqual(lines.map((line) => /origin-of-another-site .*$/.exec(line)?.[0]), [
        "origin-of-another-site origin=https://a.example site=default counts-for=aside",
        "origin-of-another-site origin=https://a.example site=other counts-for=aside",
      ]);
      deepEqual(sites.all().map(({ id, title }) => [id, title]), [
        ["default", "The default"],
        ["aside", "Mine"],
        ["other", "The other"],
      ]);
      equal(sites.fileOf("aside"), path);
      equal(sites.fileOf("other"), undefined);
      equal(sites.siteOfOrigin("https://a.example"), "aside");
      equal(sites.siteOfOrigin("https://o.example"), "other");
      equal(sites.siteOfOrigin("https://blog.example"), "default");
      equal((await store.sites.all()).find(({ id }) => id === "aside")?.title, "Kept");
    },
  ));

Deno.test("a file that cannot be used is named, with every fault on a line of its own", async () => {
  const store = new MemoryStore({ random });
  const start = (path: string) =>
    openSites(store, configWith({ SITES_FILE: path }), memoryLog().log);
  const fails = (path: string, ...parts: readonly string[]) =>
    rejects(start(path), (error: Error) => {
      const lines = error.message.split("\n");
      equal(lines.length, parts.length, error.message);
      lines.forEach((line, n) => {
        equal(line.startsWith(`Cannot use ${JSON.stringify(path)} as SITES_FILE: `), true, line);
        equal(line.includes(parts[n] ?? "?"), true, line);
      });
      return error instanceof ConfigError;
    });
  await withFile(undefined, (path) => fails(path, "there is no such file"));
  await fails(Deno.cwd(), "it is a folder");
  await withFile("{", (path) => fails(path, "it is not JSON: "));
  await withFile('{"sites":[{}, {"id":"a","x":1}]}', (path) => fails(path, "[0].id", "[1].x"));
});
