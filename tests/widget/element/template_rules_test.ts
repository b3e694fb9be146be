/**
 * Every template of the widget is of what `widget/element/template.ts` reads.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { sourceTree } from "../../helper/source_tree.ts";

/** What cannot be read, in a template of which each insertion is `{}`. */
const UNREAD: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a comment", /<!/],
  ["an entity", /&(?:\w+|#\d+);/],
  ["single quotes around a value", /<[^>]*='/],
  [
    "an attribute that is only in part inserted",
    /="(?:[^"]+\{\}|\{\}[^"]+)[^"]*"|=\w+\{\}|=\{\}[^\s>]/,
  ],
  ["an insertion that is no attribute", /<[^>"]*\s\{\}/],
  ["a tag that closes itself", /<[^>]*\/>/],
  ["an element without an end", /<(?:area|base|br|col|embed|hr|img|link|meta|source|track|wbr)\b/],
  ["an element of text alone", /<(?:title|style|script|textarea|noscript)\b[^>]*>[^<]/],
];

/** The templates of a source, without what is inserted. Those in insertions count for themselves. */
function templatesIn(code: string): readonly string[] {
  const found: string[] = [];
  const open: { text: string; depth: number; isMarkup: boolean }[] = [];
  for (let at = 0; at < code.length; at++) {
    const inner = open.at(-1);
    const inText = inner?.depth === 0;
    if (code[at] === "\\") at++;
    else if (code[at] === "`" && inText) {
      if (open.pop()?.isMarkup) found.push(inner.text);
    } else if (code[at] === "`") {
      open.push({ text: "", depth: 0, isMarkup: code.slice(0, at).endsWith("html") });
    } else if (inner !== undefined && inText && code.startsWith("${", at)) {
      Object.assign(inner, { text: `${inner.text}{}`, depth: 1 });
      at++;
    } else if (inText) inner.text += code[at];
    else if (inner !== undefined && code[at] === "{") inner.depth++;
    else if (inner !== undefined && code[at] === "}") inner.depth--;
  }
  return found;
}

/** What of a template cannot be read. */
function faultsOf(template: string): readonly string[] {
  const tags = [...template.matchAll(/<(\/?)([\w-]+)/g)].filter(([, , tag]) => tag !== "input");
  const ends = tags.filter(([, closes]) => closes).length;
  return [
    ...UNREAD.filter(([, pattern]) => pattern.test(template)).map(([what]) => what),
    ...ends * 2 === tags.length ? [] : ["an element without its end"],
  ];
}

Deno.test("every template of the widget is of what its templates can be made of", async () => {
  const sources = (await sourceTree()).filter(({ path }) =>
    /^widget\/(?!build|element)/.test(path)
  );
  const templates = sources.flatMap(({ path, code }) =>
    templatesIn(code).map((template) => ({ path, template }))
  );
  equal(templates.length > 70, true, `many are looked at: ${templates.length}`);
  deepEqual(
    templates.flatMap(({ path, template }) =>
      faultsOf(template).map((fault) => `${path}: ${fault}: ${template.trim().slice(0, 80)}`)
    ),
    [],
  );
});

Deno.test("what cannot be read is found", () => {
  for (
    const template of [
      "<p><!-- note --></p>",
      "<p>&nbsp;</p>",
      "<p title='x'></p>",
      '<p class="a {}"></p>',
      '<p class="{} b"></p>',
      "<p class=a{}></p>",
      "<p {}></p>",
      "<path />",
      "<p><br></p>",
      "<title>{}</title>",
      "<p>",
    ]
  ) equal(faultsOf(template).length > 0, true, template);
  deepEqual(faultsOf('<p class="a" id={} title="{}">{} <input .value={}></p>'), []);
});
