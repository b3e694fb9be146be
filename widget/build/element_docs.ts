/**
 * What developers read and their tools use about `<small-talk>`: a Custom Elements Manifest and type
 * declarations, both out of the comment at the head of `widget/small_talk.ts`.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltFile } from "./bundler.ts";

/** One thing that is documented. */
export interface DocEntry {
  readonly tag: string;
  readonly type?: string;
  readonly name: string;
  /** Of a custom property. */
  readonly initial?: string;
  readonly text: string;
}

/** What the comment says. */
export interface ElementDocs {
  readonly summary: string;
  readonly entries: readonly DocEntry[];
}

const ENTRY =
  /^(?<tag>\w+) (?:\{(?<type>.+?)\} )?(?:\[(?<custom>[\w-]+)=(?<initial>[^\]]+)\]|(?<name>.+?)) - (?<text>.+)$/;

/** Reads the comment at the head of a source. @throws {SyntaxError} when an entry has no text */
export function readElementDocs(source: string): ElementDocs {
  const [, comment = ""] = /^\/\*\*\n([\s\S]*?)\n \*\//.exec(source) ?? [];
  const lines = comment.split("\n").map((line) => line.replace(/^ \* ?/, ""));
  const [summary = "", ...tags] = lines.join("\n").split(/^@/m);
  const entries = tags.map((tag) => tag.trim().replace(/\s*\n\s*/g, " "))
    .filter((tag) => tag !== "module")
    .map((tag): DocEntry => {
      const { groups = {} } = ENTRY.exec(tag) ?? {};
      const { type, custom, initial, name = custom, text } = groups;
      if (groups["tag"] === undefined || name === undefined || text === undefined) {
        throw new SyntaxError(`Cannot read what the element's head says: "@${tag}"`);
      }
      return {
        tag: groups["tag"],
        ...type !== undefined && { type },
        name,
        ...initial !== undefined && { initial },
        text,
      };
    });
  return { summary: summary.split("\n\n")[0]?.replaceAll("\n", " ") ?? "", entries };
}

/** The property that is an attribute too, such as `pageTitle` of `page-title`. */
function propertyOf(attribute: string): string {
  return attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The Custom Elements Manifest, as JSON can hold it. */
export function elementManifest({ summary, entries }: ElementDocs): unknown {
  const of = (...tags: readonly string[]) => entries.filter(({ tag }) => tags.includes(tag));
  const plain = ({ name, text, type }: DocEntry) => ({
    name,
    ...type !== undefined && { type: { text: type } },
    description: text,
  });
  return {
    schemaVersion: "1.0.0",
    modules: [{
      kind: "javascript-module",
      path: "small-talk-element.js",
      declarations: [{
        kind: "class",
        name: "SmallTalk",
        tagName: "small-talk",
        customElement: true,
        description: summary,
        superclass: { name: "HTMLElement" },
        attributes: of("attr").map((entry) => ({
          ...plain(entry),
          fieldName: propertyOf(entry.name),
        })),
        members: [
          ...of("prop", "readonly").map((entry) => {
            const attribute = of("attr").find(({ name }) => propertyOf(name) === entry.name);
            return {
              kind: "field",
              ...plain(entry),
              ...entry.tag === "readonly" && { readonly: true },
              ...attribute && { attribute: attribute.name, reflects: true },
            };
          }),
          ...of("method").map(({ name, text }) => ({
            kind: "method",
            name: name.replace(/\(.*/, ""),
            description: `${text} ${name}`,
          })),
        ],
        events: of("fires").map(plain),
        slots: of("slot").map(plain),
        cssParts: of("csspart").map(plain),
        cssProperties: of("cssprop").map(({ name, text, initial }) => ({
          name,
          default: initial,
          description: text,
        })),
      }],
      exports: [
        { kind: "js", name: "SmallTalk", declaration: { name: "SmallTalk" } },
        {
          kind: "custom-element-definition",
          name: "small-talk",
          declaration: { name: "SmallTalk" },
        },
      ],
    }],
  };
}

/** The type declarations. */
export function elementTypes({ summary, entries }: ElementDocs): string {
  const of = (tag: string, line: (entry: DocEntry) => string, indent = "  ") =>
    entries.filter((entry) => entry.tag === tag)
      .map((entry) => `${indent}/** ${entry.text} */\n${indent}${line(entry)}\n`).join("");
  return `/** ${summary} */
export declare class SmallTalk extends HTMLElement {
${of("prop", ({ name, type }) => `${name}: ${type};`)}${
    of("readonly", ({ name, type }) => `readonly ${name}: ${type};`)
  }${of("method", ({ name }) => `${name};`)}}

/** The events of a \`<small-talk>\`, by their names. */
export interface SmallTalkEventMap {
${of("fires", ({ name, type }) => `"${name}": ${type};`)}}

declare global {
  interface HTMLElementTagNameMap {
    "small-talk": SmallTalk;
  }
  interface HTMLElementEventMap extends SmallTalkEventMap {}
}
`;
}

/** The two files, of a project's element. @param root the folder of the project */
export async function elementDocFiles(root: string): Promise<readonly BuiltFile[]> {
  const docs = readElementDocs(await readFile(join(root, "widget/small_talk.ts"), "utf8"));
  const bytes = (text: string) => new TextEncoder().encode(text);
  return [
    {
      path: "custom-elements.json",
      bytes: bytes(JSON.stringify(elementManifest(docs), null, 2) + "\n"),
    },
    { path: "small-talk.d.ts", bytes: bytes(elementTypes(docs)) },
  ];
}
