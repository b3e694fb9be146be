/**
 * An Atom feed (RFC 4287) as text. All of it is plain text that is escaped: nothing that anybody wrote
 * becomes markup, here or where it is read (`type="text"`, section 3.1.1.1).
 *
 * @module
 */

/** A feed. */
export interface Feed {
  /** Names it for ever (section 4.2.6). */
  readonly id: string;
  readonly title: string;
  /** In milliseconds since 1970. */
  readonly updated: number;
  /** Where it is itself. */
  readonly self: string;
  /** The page it is about, if that is known. */
  readonly page?: string;
  /** As a BCP 47 tag, if it is known. */
  readonly language?: string;
  /** The newest first. */
  readonly entries: readonly Entry[];
}

/** One entry of a feed. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** In milliseconds since 1970. */
  readonly published: number;
  readonly updated: number;
  readonly page?: string;
  readonly text: string;
}

/** What XML 1.0 has no place for (its section 2.2), not even escaped. */
const UNFIT =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  // Written as it is, a parser would make another line end of it.
  ["\r", "&#13;"],
]);

/** The document. */
export function atomOf({ id, title, updated, self, page, language, entries }: Feed): string {
  const lang = language === undefined ? "" : ` xml:lang="${escaped(language)}"`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${lang}>`,
    element("id", id),
    text("title", title),
    element("updated", timeOf(updated)),
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    ...page === undefined ? [] : [alternate(page)],
    "<generator>smallTalk</generator>",
    ...entries.flatMap(linesOf),
    "</feed>",
    "",
  ].join("\n");
}

function linesOf(entry: Entry): readonly string[] {
  return [
    "<entry>",
    element("id", entry.id),
    text("title", entry.title),
    `<author>${element("name", entry.author)}</author>`,
    element("published", timeOf(entry.published)),
    element("updated", timeOf(entry.updated)),
    ...entry.page === undefined ? [] : [alternate(entry.page)],
    text("content", entry.text),
    "</entry>",
  ];
}

function alternate(page: string): string {
  return `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`;
}

function element(name: string, value: string): string {
  return `<${name}>${escaped(value)}</${name}>`;
}

function text(name: string, value: string): string {
  return `<${name} type="text">${escaped(value)}</${name}>`;
}

function timeOf(moment: number): string {
  return new Date(moment).toISOString();
}

function escaped(value: string): string {
  return value.replace(UNFIT, "").replace(/[&<>"\r]/g, (sign) => ESCAPES.get(sign) ?? "");
}
