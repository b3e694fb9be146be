/**
 * `deno task export` and `import` take conversations along through the running server.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { converse, SITE } from "../../helper/archive.ts";
import { chatSite } from "../../helper/chat_site.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { freePort } from "../../helper/started.ts";
import { runTask } from "../../helper/task.ts";

Deno.test("conversations are exported from one server and imported into another", async () => {
  using from = dataDir();
  using to = dataDir();
  using files = dataDir();
  const store = await from.open();
  await converse(store);
  // The messages are years old.
  const { retentionDays: _, ...forEver } = SITE;
  await store.sites.put(forEver);
  await store.close();
  const sites = [await chatSite(from.path), await chatSite(to.path)];
  const [source, target] = [from, to].map(({ path }, n) => ({
    DATA_DIR: path,
    PORT: new URL(sites[n]?.origin ?? "").port,
  }));
  const run = (args: readonly string[], env: Record<string, string> = source ?? {}) =>
    runTask("archive.ts", env, args);
  const [lines, document] = [`${files.path}/all.jsonl`, `${files.path}/all.md`];
  const { code, text: told } = await run(["export", lines]);
  deepEqual([code, told], [0, `Exported to "${lines}": conversations 2, messages 5.\n`]);
  equal((Deno.statSync(lines).mode ?? 0) & 0o777, 0o600);
  const text = Deno.readTextFileSync(lines);
  equal((await run(["export", document, "--format", "markdown"])).code, 0);
  equal(Deno.readTextFileSync(document).startsWith("# Conversations\n"), true);

  const imported = await run(["import", lines], target);
  match(imported.text, /^Imported ".*": sites 1 added, 0 known; .*; messages 5 added, 0 known\.$/m);
  equal((await run(["export", `${lines}-2`], target)).code, 0);
  equal(Deno.readTextFileSync(`${lines}-2`), text);

  match((await run(["export", lines])).text, /^Cannot write ".*": there is a file already/);
  const faults = [
    [[], /^Usage: deno task export FILE/],
    [["export"], /^Usage/],
    [["export", "a", "b"], /^Usage/],
    [["export", "a", "--colour", "red"], /^Usage/],
    [
      ["export", "a", "--format", "html"],
      /^The server refused \(400\): "format" must be jsonl or markdown/,
    ],
    [["import", `${files.path}/none`], /^Cannot read ".*none": there is no such file/],
    [["import", document], /^The server refused \(400\): Cannot take line 1: it is not JSON/],
  ] as const;
  for (const [args, reason] of faults) {
    const { code, text } = await run(args);
    equal(code, 1);
    match(text, reason);
  }
  const nowhere = await run(["export", "a"], { ...source, PORT: freePort() });
  match(nowhere.text, /^No server answers at 127\.0\.0\.1:\d+\. Start it/);
  await Promise.all(sites.map((site) => site.stop()));
});
