/**
 * What developers are told of the element, and whether it is so.
 *
 * @module
 */
import { deepEqual, equal, match, throws } from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  elementManifest,
  elementTypes,
  readElementDocs,
} from "../../../widget/build/element_docs.ts";
import { sourceTree } from "../../helper/source_tree.ts";
import { stageTest } from "../stage/stage.ts";

const HEAD = `/**
 * \`<x-y>\`: an element.
 *
 * More of it.
 *
 * @attr {"a"|"b"} page-title - What it is called, in
 * two lines.
 * @prop {string|null} pageTitle - As the attribute.
 * @readonly {number} count - How many.
 * @method identify(who: string | (() => string)): void - Says who - or what.
 * @fires {CustomEvent<{id: string}>} x-done - It is done.
 * @slot head - Beside.
 * @cssprop [--x-radius=12px] - How round.
 * @csspart panel - The window.
 *
 * @module
 */
export class X {}`;

const docs = readElementDocs(
  await readFile(fileURLToPath(new URL("../../../widget/small_talk.ts", import.meta.url)), "utf8"),
);
const named = (...tags: readonly string[]) =>
  docs.entries.filter(({ tag }) => tags.includes(tag)).map(({ name }) => name).sort();
const unique = (names: Iterable<string>) => [...new Set(names)].sort();

Deno.test("the head of a source is read entry by entry, over several lines", () => {
  const { summary, entries } = readElementDocs(HEAD);
  equal(summary, "`<x-y>`: an element.");
  deepEqual(entries.map(({ tag, type, name }) => [tag, type, name]), [
    ["attr", '"a"|"b"', "page-title"],
    ["prop", "string|null", "pageTitle"],
    ["readonly", "number", "count"],
    ["method", undefined, "identify(who: string | (() => string)): void"],
    ["fires", "CustomEvent<{id: string}>", "x-done"],
    ["slot", undefined, "head"],
    ["cssprop", undefined, "--x-radius"],
    ["csspart", undefined, "panel"],
  ]);
  equal(entries[0]?.text, "What it is called, in two lines.");
  equal(entries[6]?.initial, "12px");
});

Deno.test("an entry without a text is refused, and a source without a head says nothing", () => {
  throws(() => readElementDocs("/**\n * X.\n * @attr {string} name\n */"), {
    message: 'Cannot read what the element\'s head says: "@attr {string} name"',
  });
  deepEqual(readElementDocs("export const x = 1;").entries, []);
});

Deno.test("the manifest and the declarations hold every entry", () => {
  const read = readElementDocs(HEAD);
  const manifest = JSON.stringify(elementManifest(read));
  const types = elementTypes(read);
  for (const { tag, name, text } of read.entries) {
    equal(manifest.includes(text), true, `${tag} ${name}`);
  }
  match(types, /^ {2}pageTitle: string\|null;$/m);
  match(types, /^ {2}readonly count: number;$/m);
  match(types, /^ {2}identify\(who: string \| \(\(\) => string\)\): void;$/m);
  match(types, /^ {2}"x-done": CustomEvent<\{id: string\}>;$/m);
});

Deno.test("the manifest says which property and which attribute are one", () => {
  const manifest = JSON.stringify(elementManifest(readElementDocs(HEAD)));
  match(manifest, /"name":"page-title",[^{}]*\{[^{}]*\},[^{}]*"fieldName":"pageTitle"/);
  match(
    manifest,
    /"name":"pageTitle",[^{}]*\{[^{}]*\},[^{}]*"attribute":"page-title","reflects":true/,
  );
  match(manifest, /"name":"count",[^{}]*\{[^{}]*\},[^{}]*"readonly":true\}/);
});

stageTest(
  "the element has the properties, attributes and methods it is said to have",
  async (page) => {
    const has = await page.evaluate(() => {
      const { SmallTalk } = stage.parts;
      const element = document.createElement("small-talk");
      return {
        attributes: [...SmallTalk.observedAttributes],
        properties: Object.keys(SmallTalk.properties),
        methods: Object.getOwnPropertyNames(SmallTalk.prototype),
        nulls: Object.keys(SmallTalk.properties).filter((name) =>
          Reflect.get(element, name) === null
        ),
      };
    });
    deepEqual(unique([...has.attributes, "lang", "hidden"]), named("attr"));
    deepEqual(has.nulls.sort(), named("prop"));
    for (const name of named("readonly")) equal(has.properties.includes(name), true, name);
    for (const name of named("method")) {
      equal(has.methods.includes(name.replace(/\(.*/, "")), true, name);
    }
  },
);

Deno.test("events, parts, slots and custom properties are documented, and no others", async () => {
  const tree = (await sourceTree()).filter(({ path }) =>
    path.startsWith("widget/") && !/^widget\/(?:build|console|dist)/.test(path) &&
    path !== "widget/style/console.ts"
  );
  const found = (pattern: RegExp) =>
    unique(tree.flatMap(({ text }) =>
      [...text.replace(/\/\*\*[\s\S]*?\*\//g, "").matchAll(pattern)]
        .flatMap(([, name = ""]) => name.split(" "))
    ));
  deepEqual(
    found(/"(small-talk-(?:before-)?(?:open|close|send|message|unread))"/g),
    named("fires"),
  );
  deepEqual(found(/\bpart(?:="| = "|: ")([\w -]+)"/g), named("csspart"));
  deepEqual(
    found(/<slot name="(\w+)"|label\.name = "(\w+)"/g).filter(Boolean),
    named("slot").filter((name) => name !== "launcher"),
  );
  deepEqual(found(/(--small-talk-[\w-]+)/g), named("cssprop"));
});

Deno.test("the declarations can be used as they are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  try {
    await writeFile(join(folder, "small-talk.d.ts"), elementTypes(docs));
    await writeFile(
      join(folder, "use.ts"),
      `import type { SmallTalk } from "./small-talk.d.ts";
      const element: SmallTalk = document.createElement("small-talk");
      element.theme = "dark";
      element.identify(async () => await Promise.resolve("signed"));
      element.addEventListener("small-talk-unread", ({ detail }) => detail.toFixed());
      // @ts-expect-error: it is to be read.
      element.opened = true;`,
    );
    await writeFile(
      join(folder, "deno.json"),
      `{ "compilerOptions": { "lib": ["dom", "esnext"] } }`,
    );
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "use.ts"],
      cwd: folder,
    }).output();
    equal(success, true, new TextDecoder().decode(stderr));
  } finally {
    await rm(folder, { recursive: true });
  }
});
