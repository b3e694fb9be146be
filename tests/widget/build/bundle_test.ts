/**
 * The bundles.
 *
 * @module
 */
import { deepEqual, equal, match, notEqual, rejects, throws } from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, bundleTag, wordsFile } from "../../../widget/build/bundle.ts";
import type { Bundles } from "../../../widget/build/bundler.ts";
import { withBundler } from "../../helper/bundler.ts";
import { withSmallProject } from "../../helper/small_project.ts";

Deno.test("the tag, the component's forward and the demo keep their names; the rest is hashed", async () => {
  await withSmallProject(async (root) => {
    const { files } = await bundled(root);
    const fixed = files.map(({ path }) => path).filter((path) => !path.startsWith("assets/"));
    deepEqual(fixed.sort(), ["greeting.js", "small-talk-element.js", "small-talk.js"]);
    for (const { path } of files.filter(({ path }) => !fixed.includes(path))) {
      match(path, /^assets\/[a-z_-]+-[A-Z0-9]{8}\.js$/);
    }
  });
});

Deno.test("a hashed name changes with the content, and with nothing else", async () => {
  await withSmallProject(async (root) => {
    const before = fileOf(await bundled(root), "console.js");
    equal(fileOf(await bundled(root), "console.js"), before);
    await writeFile(join(root, "widget/console/console.ts"), "export const other = 1;");
    notEqual(fileOf(await bundled(root), "console.js"), before);
  });
});

Deno.test("the tag and the forward name the component's hashed file", async () => {
  await withSmallProject(async (root) => {
    const bundles = await bundled(root);
    const file = fileOf(bundles, "small-talk-element.js");
    equal(textOf(bundles, "small-talk-element.js"), `export * from "./${file}";\n`);
    equal(textOf(bundles, "small-talk.js").includes(`"${file}","small-talk-element.js"`), true);
  });
});

Deno.test("the tag is a classic script that can be read in any encoding", async () => {
  await withSmallProject(async (root) => {
    const tag = await withBundler(() =>
      bundleTag(root, {
        elementFile: "element.js",
        wordsFile: "words-*.js",
        offerFile: "offer.js",
        unreadFile: "unread.js",
      })
    );
    match(textOf(tag, "small-talk.js"), /^\p{ASCII}+$/u);
    match(textOf(tag, "small-talk.js"), /^(?:"use strict";)?\(\(\)=>\{/);
  });
});

Deno.test("the words of every language have one name but for the language, or the tag could not load them", () => {
  const part = (source: string, file: string) => ({ source, files: [file] as const });
  const korean = part("widget/locale/ko.ts", "assets/locale-ko-KOKO.js");
  const others = [
    part("widget/locale/more/ko.ts", "assets/more-ko-KOKO.js"),
    part("widget/locale/script.ts", "assets/locale-script-KOKO.js"),
  ];
  const german = part("widget/locale/de.ts", "assets/locale-de-KOKO.js");
  equal(wordsFile([korean, ...others, german]), "assets/locale-*-KOKO.js");
  throws(() => wordsFile([korean, part("widget/locale/de.ts", "assets/words-de-KOKO.js")]), {
    message: 'Cannot name the words of every language: "assets/locale-*-KOKO.js" is not ' +
      '"assets/words-*-KOKO.js"',
  });
});

Deno.test("the console shares no chunk with the component", async () => {
  await withSmallProject(async (root) => {
    const { entries } = await bundled(root);
    const element: readonly string[] = entries["small-talk-element.js"] ?? [];
    const shared = entries["console.js"]?.filter((path) => element.includes(path));
    deepEqual(shared, []);
  });
});

Deno.test("a project without a demo is built without its script", async () => {
  await withSmallProject(async (root) => {
    await rm(join(root, "demo"), { recursive: true });
    deepEqual(Object.keys((await bundled(root)).entries).sort(), [
      "console.js",
      "small-talk-element.js",
      "small-talk.js",
    ]);
  });
});

Deno.test("a source that cannot be read fails the build and is named", async () => {
  await withSmallProject(
    (root) => rejects(bundled(root), /widget\/small_talk\.ts:1:\d+: ERROR/),
    { "widget/small_talk.ts": "export const = ;" },
  );
});

function bundled(root: string): Promise<Bundles> {
  return withBundler(() => bundle(root));
}

function fileOf({ entries }: Bundles, name: string): string | undefined {
  return entries[name]?.[0];
}

function textOf({ files }: Bundles, path: string): string {
  return new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
}
