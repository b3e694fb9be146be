/**
 * Reads a message's text as the Markdown that is usual in chats: every line feed breaks the line,
 * and nothing in it becomes HTML.
 *
 * @module
 */
import type { Block, CodeBlock, Inline, List } from "./node.ts";

/** Deeper ones are text. */
const MAX_LISTS = 2;
const MAX_QUOTES = 4;

const FENCE = /^ {0,3}(`{3,}|~{3,}) *([\w+#.-]*)/;
const QUOTE = /^ {0,3}> ?/;
const HEADING = /^ {0,3}#{1,6} +(?=\S)/;
const ITEM = /^( *)([-*+]|(\d{1,9})[.)])( {1,4})(?=\S)/;
const BLANK = /^\s*$/;

/** Reads what stands within lines: `parseInline`, which need not be loaded by this. */
export type ReadLine = (text: string) => readonly Inline[];

/** How deep a block stands in others. */
interface Depth {
  readonly inline: ReadLine;
  readonly lists: number;
  readonly quotes: number;
}

/** Some blocks, and the line after them. */
type Read<Kind> = readonly [block: Kind, next: number];

/**
 * The blocks of a text, in time that grows with the text and nothing else.
 *
 * @example
 * ```ts
 * import { parseMarkdown } from "./block.ts";
 * import { parseInline } from "./inline.ts";
 * const [block] = parseMarkdown("- **Yes**", (line) => parseInline(line, URL));
 * console.assert(block?.kind === "list");
 * ```
 */
export function parseMarkdown(text: string, inline: ReadLine): readonly Block[] {
  return blocksOf(text.split("\n"), { inline, lists: 0, quotes: 0 });
}

function blocksOf(lines: readonly string[], depth: Depth): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const finish = () => {
    const text = paragraph.join("\n").trimEnd();
    if (text !== "") blocks.push({ kind: "paragraph", children: depth.inline(text) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const read = readCode(lines, at) ?? readQuote(lines, at, depth) ??
      readList(lines, at, depth, paragraph.length > 0) ?? readHeading(line, at, depth);
    if (read !== undefined) {
      finish();
      blocks.push(read[0]);
      at = read[1];
    } else {
      if (BLANK.test(line)) finish();
      else paragraph.push(line);
      at++;
    }
  }
  finish();
  return blocks;
}

function readCode(lines: readonly string[], at: number): Read<CodeBlock> | undefined {
  const line = lines[at] ?? "";
  const [opening, fence = "", language = ""] = FENCE.exec(line) ?? [];
  // On one line it is code within a sentence.
  if (opening === undefined || fence.startsWith("`") && line.includes("`", opening.length)) {
    return undefined;
  }
  let end = at + 1;
  while (end < lines.length && !closes(lines[end] ?? "", fence)) end++;
  const text = lines.slice(at + 1, end).join("\n");
  return [{ kind: "code-block", language: language.toLowerCase(), text }, end + 1];
}

function closes(line: string, fence: string): boolean {
  const run = line.trim();
  return run.startsWith(fence) && run === (fence[0] ?? "").repeat(run.length);
}

function readQuote(lines: readonly string[], at: number, depth: Depth): Read<Block> | undefined {
  let end = at;
  if (depth.quotes < MAX_QUOTES) { while (QUOTE.test(lines[end] ?? "")) end++; }
  if (end === at) return undefined;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ""));
  const children = blocksOf(inner, { ...depth, quotes: depth.quotes + 1 });
  return [{ kind: "quote", children }, end];
}

function readHeading(line: string, at: number, { inline }: Depth): Read<Block> | undefined {
  if (!HEADING.test(line)) return undefined;
  const children = inline(line.replace(HEADING, ""));
  return [{ kind: "paragraph", children: [{ kind: "strong", children }] }, at + 1];
}

function readList(
  lines: readonly string[],
  at: number,
  depth: Depth,
  inParagraph: boolean,
): Read<List> | undefined {
  const first = ITEM.exec(lines[at] ?? "");
  const [, indent = "", , number] = first ?? [];
  if (
    first === null || depth.lists === MAX_LISTS || indent.length > 3 ||
    // A sentence may end with a number, and its line begin with it.
    inParagraph && number !== undefined && number !== "1"
  ) return undefined;
  const items: string[][] = [];
  let next = at;
  let margin = 0;
  for (let blank = 0; next + blank < lines.length;) {
    const line = lines[next + blank] ?? "";
    const item = ITEM.exec(line);
    const spaces = line.search(/\S/);
    if (spaces === -1) {
      blank++;
      continue;
    }
    if (spaces > indent.length + 1 && items.length > 0) {
      const shift = Math.min(spaces, margin);
      items.at(-1)?.push(...Array<string>(blank).fill(""), line.slice(shift));
    } else if (item !== null && (item[3] === undefined) === (number === undefined)) {
      margin = item[0].length;
      items.push([line.slice(margin)]);
    } else break;
    next += blank + 1;
    blank = 0;
  }
  const inner = { ...depth, lists: depth.lists + 1 };
  return [{
    kind: "list",
    ...number !== undefined && { start: Number(number) },
    items: items.map((item) => blocksOf(item, inner)),
  }, next];
}
