/**
 * An entry in one file, and what it loads when it is needed.
 *
 * @module
 */
import { deepEqual, equal, match, notEqual, rejects, throws } from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bundles, Entry } from "../../../widget/build/bundler.ts";
import { bundleInTwoPasses, lazyNames } from "../../../widget/build/two_passes.ts";
import { withBundler } from "../../helper/bundler.ts";
import { type Sources, withSmallProject } from "../../helper/small_project.ts";

const ENTRY = { name: "small-talk-element.js", source: "widget/small_talk.ts" };

/** Two features, with something of the entry's and something of their own in common. */
const FEATURES: Sources = {
  "shared/word.ts": `
    export const asked: string[] = [];
    export const word = (what: string) => (asked.push(what), asked.join());
  `,
  "widget/small_talk.ts": `
    import { word } from "../shared/word.ts";
    export const one = () => import("./feature/one/one.ts");
    export const other = () => import("./feature/other/other.ts");
    export const say = () => word("entry");
  `,
  "widget/feature/one/one.ts": `
    import { word } from "../../../shared/word.ts";
    import { common } from "../common.ts";
    export const one = () => word("one") + common();
    export const deeper = () => import("./deeper.ts");
  `,
  "widget/feature/one/deeper.ts": `
    import { asked as heard } from "../../../shared/word.ts";
    export const deeper = () => heard.length;
  `,
  "widget/feature/other/other.ts": `
    import { common } from "../common.ts";
    export const other = () => common();
  `,
  "widget/feature/common.ts": `
    import { word } from "../../shared/word.ts";
    export const common = () => word("in common, and long enough to be looked for");
  `,
};

/** The same with a part that is always loaded. */
const STANDING: Sources = {
  ...FEATURES,
  "widget/small_talk.ts": `
    ${FEATURES["widget/small_talk.ts"]}
    export const standing = () => import("./feature/standing.ts");
  `,
  "widget/feature/standing.ts": `export { common } from "./common.ts";`,
};

Deno.test("the entry is one file, however much its lazy parts have in common with it", async () => {
  await withSmallProject(async (root) => {
    const { entries } = await bundled(root);
    equal(entries[ENTRY.name]?.length, 1);
  }, FEATURES);
});

Deno.test("what is to stand first in the entry does", async () => {
  const order = async (root: string, more?: Partial<Entry>) => {
    const { files, entries } = await bundled(root, more);
    const text = files.filter(({ path }) => path === entries[ENTRY.name]?.[0]).map(textOf).join();
    return [...text.matchAll(/the (first|second)/g)].map(([, which]) => which);
  };
  await withSmallProject(async (root) => {
    deepEqual(await order(root), ["first", "second"]);
    deepEqual(await order(root, { first: ["widget/second.ts"] }), ["second", "first"]);
  }, {
    "widget/small_talk.ts": `export * from "./first.ts"; export * from "./second.ts";`,
    "widget/first.ts": `export const first = globalThis.told("the first");`,
    "widget/second.ts": `export const second = globalThis.told("the second");`,
  });
});

Deno.test("lazy parts use the entry's modules, not copies, also those of parts of parts", async () => {
  await withSmallProject(async (root) => {
    const bundles = await bundled(root);
    const entry = await run(root, bundles);
    equal(entry.say(), "entry");
    const { one, deeper } = await entry.one();
    equal(one(), "entry,oneentry,one,in common, and long enough to be looked for");
    equal((await deeper()).deeper(), 3);
  }, FEATURES);
});

Deno.test("what only lazy parts have in common is in one file, which counts for each", async () => {
  await withSmallProject(async (root) => {
    const bundles = await bundled(root);
    const holders = bundles.files.filter((file) => textOf(file).includes("in common"));
    equal(holders.length, 1);
    const parts = bundles.lazy[ENTRY.name] ?? [];
    deepEqual(
      parts.map(({ source, files }) => [source, files.includes(holders[0]?.path ?? "")]),
      [
        ["widget/feature/one/deeper.ts", false],
        ["widget/feature/one/one.ts", true],
        ["widget/feature/other/other.ts", true],
      ],
    );
  }, FEATURES);
});

Deno.test("the standing part is one file, and others use what it has from there", async () => {
  await withSmallProject(async (root) => {
    const standing = "widget/feature/standing.ts";
    const bundles = await withBundler(() => bundleInTwoPasses(root, { ...ENTRY, standing }));
    const [holder, ...others] = bundles.files.filter((file) => textOf(file).includes("in common"));
    deepEqual(others, []);
    const parts = bundles.lazy[ENTRY.name] ?? [];
    deepEqual(parts.map(({ source, files }) => [source, files.length]), [
      ["widget/feature/one/deeper.ts", 1],
      ["widget/feature/one/one.ts", 1],
      ["widget/feature/other/other.ts", 1],
      [standing, 1],
    ]);
    equal(parts.find(({ source }) => source === standing)?.files[0], holder?.path);
    const entry = await run(root, bundles);
    const said = "in common, and long enough to be looked for";
    equal((await entry.standing()).common(), said);
    equal((await entry.one()).one(), `${said},one${said},one,${said}`);
  }, STANDING);
});

Deno.test("what the standing part has cannot be loaded later", async () => {
  await withSmallProject(async (root) => {
    const standing = "widget/feature/standing.ts";
    await rejects(
      withBundler(() => bundleInTwoPasses(root, { ...ENTRY, standing })),
      /Cannot load "widget\/feature\/common/,
    );
  }, {
    ...STANDING,
    "widget/feature/other/other.ts": `export const later = () => import("../common.ts");`,
  });
});

Deno.test("shared code of which nothing is left in two parts makes no third file", async () => {
  await withSmallProject(async (root) => {
    const { lazy } = await bundled(root);
    deepEqual(lazy[ENTRY.name]?.map(({ files }) => files.length), [1, 1]);
  }, {
    "shared/limit.ts": `export const MOST = 3;`,
    "widget/small_talk.ts": `
      export const one = () => import("./feature/one.ts");
      export const other = () => import("./feature/other.ts");
    `,
    "widget/feature/one.ts": `import { MOST } from "../../shared/limit.ts"; export const a = MOST;`,
    "widget/feature/other.ts":
      `import { MOST } from "../../shared/limit.ts"; export const b = MOST + 1;`,
  });
});

Deno.test("shared code that two parts use is in each of them, and in no third file", async () => {
  await withSmallProject(async (root) => {
    const { files, lazy } = await bundled(root);
    deepEqual(lazy[ENTRY.name]?.map(({ files }) => files.length), [1, 1]);
    const holders = files.filter((file) => textOf(file).includes("said by both"));
    deepEqual(holders.map(({ path }) => path.split("-")[1]), ["one", "other"]);
  }, {
    "shared/say.ts": `export const say = (what: string) => what + " is said by both";`,
    "widget/small_talk.ts": `
      export const one = () => import("./feature/one.ts");
      export const other = () => import("./feature/other.ts");
    `,
    "widget/feature/one.ts":
      `import { say } from "../../shared/say.ts"; export const a = say("a");`,
    "widget/feature/other.ts":
      `import { say } from "../../shared/say.ts"; export const b = say("b");`,
  });
});

Deno.test("all files have one hash in their names, which changes with any of them", async () => {
  const hashes = async (changes: Sources) => {
    let found: string[] = [];
    await withSmallProject(async (root) => {
      const { files } = await bundled(root);
      found = [...new Set(files.map(({ path }) => /-([A-Z0-9]{8})\.js$/.exec(path)?.[1] ?? path))];
    }, { ...FEATURES, ...changes });
    return found;
  };
  const [before, ...others] = await hashes({});
  deepEqual(others, []);
  deepEqual(await hashes({}), [before]);
  const [after] = await hashes({ "widget/feature/one/deeper.ts": "export const deeper = 1;" });
  notEqual(after, before);
});

Deno.test("what a module has for lazy parts alone is exported from the entry under its name there", async () => {
  await withSmallProject(async (root) => {
    const { files } = await bundled(root);
    const entry = files.find(({ path }) => path.includes("element"));
    match(entry === undefined ? "" : textOf(entry), /export\{\w+,\w+,\w+ as one\b/);
  }, FEATURES);
});

Deno.test("modules of which nothing is left in the entry do not go there for a part's sake", async () => {
  await withSmallProject(async (root) => {
    const { files } = await bundled(root);
    const [holder, ...others] = files.filter((file) => textOf(file).includes("a large table"));
    match(holder?.path ?? "", /feature-later/);
    deepEqual(others, []);
  }, {
    "widget/small_talk.ts": `
      import { table } from "./table.ts";
      export const later = () => import("./feature/later.ts");
    `,
    "widget/table.ts": `export const table = "a large table";`,
    "widget/feature/later.ts": `import { table } from "../table.ts"; export const late = table;`,
  });
});

Deno.test("a part that is there from the start anyway is refused", async () => {
  await withSmallProject(
    (root) => rejects(bundled(root), /Cannot load "shared\/word.ts" when it is needed/),
    {
      "widget/small_talk.ts": `
        export { word } from "../shared/word.ts";
        export const later = () => import("../shared/word.ts");
      `,
    },
  );
});

Deno.test("a part that loads later what the entry has is refused", async () => {
  await withSmallProject(
    (root) => rejects(bundled(root), /Cannot load "shared\/word.ts" when it is needed/),
    { ...FEATURES, "widget/feature/one/deeper.ts": `await import("../../../shared/word.ts");` },
  );
});

Deno.test("a part that imports the whole of a module of the entry's is refused", async () => {
  await withSmallProject(
    (root) => rejects(bundled(root), /Cannot import the whole of "shared\/word.ts"/),
    {
      ...FEATURES,
      "widget/feature/one/deeper.ts": `
        import * as all from "../../../shared/word.ts";
        export const keys = Object.keys(all);
      `,
    },
  );
});

Deno.test("a file is named after its source and the folder, once if they are the same", () => {
  const names = lazyNames(["widget/locale/ko.ts", "widget/locale/more/ko.ts", "widget/a/b/b.ts"]);
  deepEqual([...names.values()].map((name) => name.split("-").slice(0, -1)), [
    ["locale", "ko"],
    ["more", "ko"],
    ["b"],
  ]);
});

Deno.test("two sources whose files would have the same name are refused", () => {
  throws(() => lazyNames(["widget/one/a/ko.ts", "widget/other/a/ko.ts"]), {
    message: 'Cannot name the file of "widget/other/a/ko.ts": that of "widget/one/a/ko.ts" ' +
      "has the same name",
  });
});

function bundled(root: string, more: Partial<Entry> = {}): Promise<Bundles> {
  return withBundler(() => bundleInTwoPasses(root, { ...ENTRY, ...more }));
}

/** The built entry of {@linkcode FEATURES}, as a browser would have it. */
async function run(root: string, { files, entries }: Bundles): Promise<{
  readonly say: () => string;
  readonly standing: () => Promise<{ readonly common: () => string }>;
  readonly one: () => Promise<{
    readonly one: () => string;
    readonly deeper: () => Promise<{ readonly deeper: () => number }>;
  }>;
}> {
  await mkdir(join(root, "built", "assets"), { recursive: true });
  for (const { path, bytes } of files) await writeFile(join(root, "built", path), bytes);
  return await import(pathToFileURL(join(root, "built", entries[ENTRY.name]?.[0] ?? "")).href);
}

function textOf({ bytes }: Bundles["files"][number]): string {
  return new TextDecoder().decode(bytes);
}
