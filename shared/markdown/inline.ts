/**
 * Reads what stands within lines: code, emphasis, links.
 *
 * In one pass, in time that grows with the text and nothing else: what opens something waits on a
 * short stack, and whatever is closed is put together once.
 *
 * @module
 */
import { linkTarget, namesHost, type UrlClass } from "./link.ts";
import type { Inline, Link, MarkKind } from "./node.ts";
import { textOf } from "./text.ts";

/** More that opens at once is text: nobody writes so, and the stack stays short. */
const MAX_OPEN = 16;
/** Longer runs of one mark are text. */
const MAX_MARKS = 3;
const MAX_TICKS = 16;

/** What may mean something, the longest first. */
const TOKEN =
  /\\[!-/:-@[-`{-~\n]|(`+)|(\*+|_+|~+)|\[|\]|<((?:https?:\/\/|mailto:)[^\s<>]+)>|\b([\w.+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+)|\b(?:https?:\/\/|mailto:)[^\s<>"`[\]\u3000-\u303f\uff00-\uffef]+/giu;
const TICKS = /`+/g;
/** An address in round brackets; its own ones come in pairs. */
const ADDRESS = /\(([^\s()<>[\]]+(?:\([^\s()<>[\]]*\)[^\s()<>[\]]*){0,8})\)/y;
const WORD = /[\p{L}\p{N}_]/u;

/** What has been opened: where its own text stands among the nodes, and what is left of it. */
interface Opener {
  readonly mark: string;
  readonly at: number;
  count: number;
}

/** The nodes of a paragraph's text. */
export function parseInline(text: string, Url: UrlClass): readonly Inline[] {
  return new InlineParser(text, Url).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #Url: UrlClass;
  readonly #nodes: Inline[] = [];
  readonly #open: Opener[] = [];
  /** Lengths of runs of backticks that nothing closes any more. */
  readonly #unclosed = new Set<number>();
  #at = 0;

  constructor(text: string, Url: UrlClass) {
    this.#text = text;
    this.#Url = Url;
  }

  parse(): readonly Inline[] {
    const text = this.#text;
    for (;;) {
      TOKEN.lastIndex = this.#at;
      const found = TOKEN.exec(text);
      if (found === null) break;
      const [token, ticks, marks, address, letter] = found;
      if (found.index > this.#at) this.#nodes.push(text.slice(this.#at, found.index));
      this.#at = found.index + token.length;
      if (ticks !== undefined) this.#code(ticks);
      else if (marks !== undefined) this.#marks(marks, found.index);
      else if (address !== undefined) this.#address(address, token);
      else if (letter !== undefined) this.#address(`mailto:${letter}`, token);
      else if (token === "[") this.#push(token);
      else if (token === "]") this.#closeLink();
      else if (token.startsWith("\\")) this.#nodes.push(token.slice(1));
      else this.#bare(token, found.index);
    }
    this.#nodes.push(text.slice(this.#at));
    return joined(this.#nodes);
  }

  #code(ticks: string): void {
    const end = this.#endOfCode(ticks.length);
    if (end === undefined) return void this.#nodes.push(ticks);
    const text = this.#text.slice(this.#at, end).replaceAll("\n", " ");
    // So that code may begin and end with a backtick.
    const padded = / `|` /.test(text) ? text.replace(/^ ([^]*) $/, "$1") : text;
    this.#nodes.push({ kind: "code", text: padded });
    this.#at = end + ticks.length;
  }

  #endOfCode(length: number): number | undefined {
    if (length > MAX_TICKS || this.#unclosed.has(length)) return undefined;
    TICKS.lastIndex = this.#at;
    for (let run; (run = TICKS.exec(this.#text)) !== null;) {
      if (run[0].length === length) return run.index;
    }
    this.#unclosed.add(length);
    return undefined;
  }

  #marks(run: string, start: number): void {
    const mark = run[0] ?? "";
    const before = this.#text[start - 1] ?? " ";
    const after = this.#text[this.#at] ?? " ";
    const isWord = mark === "_";
    const mayClose = /\S/.test(before) && !(isWord && WORD.test(after));
    const mayOpen = /\S/.test(after) && !(isWord && WORD.test(before));
    let count = run.length;
    if (count > MAX_MARKS || mark === "~" && count !== 2) return void this.#nodes.push(run);
    if (mayClose) count = this.#closeMarks(mark, count);
    if (count === 0) return;
    if (mayOpen) this.#push(mark, count);
    else this.#nodes.push(mark.repeat(count));
  }

  #push(mark: string, count = 1): void {
    if (this.#open.length === MAX_OPEN) this.#open.shift();
    this.#open.push({ mark, count, at: this.#nodes.push(mark.repeat(count)) - 1 });
  }

  /** Puts together what such a run closes. Returns how many of its marks are left. */
  #closeMarks(mark: string, count: number): number {
    const open = this.#open;
    let left = count;
    while (left > 0) {
      const at = open.findLastIndex((opener) => opener.mark === mark);
      const opener = open[at];
      if (opener === undefined) break;
      const used = Math.min(left, opener.count, 2);
      const kind: MarkKind = mark === "~" ? "strike" : used === 2 ? "strong" : "emphasis";
      const children = joined(this.#nodes.splice(opener.at + 1));
      open.length = at + 1;
      opener.count -= used;
      this.#nodes.pop();
      if (opener.count > 0) this.#nodes.push(mark.repeat(opener.count));
      else open.pop();
      this.#nodes.push({ kind, children });
      left -= used;
    }
    return left;
  }

  #closeLink(): void {
    const open = this.#open;
    const at = open.findLastIndex(({ mark }) => mark === "[");
    const opener = open[at];
    ADDRESS.lastIndex = this.#at;
    const [whole = "", address = ""] = opener && ADDRESS.exec(this.#text) || [];
    const target = linkTarget(address, this.#Url);
    if (opener === undefined || target === undefined) {
      if (opener !== undefined) open.splice(at, 1);
      return void this.#nodes.push("]");
    }
    const { href, host } = target;
    const children = joined(this.#nodes.splice(opener.at + 1).flatMap(unlinked));
    this.#nodes.pop();
    open.length = at;
    // No link is within a link.
    this.#open.splice(0, at, ...open.filter(({ mark }) => mark !== "["));
    const link: Link = { kind: "link", href, children };
    this.#nodes.push(namesHost(textOf(children), host) ? link : { ...link, host });
    this.#at += whole.length;
  }

  #address(address: string, token: string): void {
    this.#nodes.push(this.#linkTo(address) ?? token);
  }

  #bare(token: string, start: number): void {
    const address = token.slice(0, endOfAddress(token));
    this.#nodes.push(this.#linkTo(address) ?? address);
    this.#at = start + address.length;
  }

  /** A link that stands for itself. */
  #linkTo(address: string): Link | undefined {
    const target = linkTarget(address, this.#Url);
    return target && { kind: "link", href: target.href, children: [target.shown] };
  }
}

/** Where an address ends within a sentence: its last marks are the sentence's. */
function endOfAddress(token: string): number {
  let surplus = token.split(")").length - token.split("(").length;
  for (let end = token.length;; end--) {
    const last = token[end - 1] ?? "";
    if (last === ")" ? surplus-- <= 0 : !/[.,:;!?'*_~|]/.test(last)) return end;
  }
}

/** The nodes without empty strings, and strings in one where they touch. */
function joined(nodes: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (typeof node !== "string") result.push(node);
    else if (typeof last === "string") result[result.length - 1] = last + node;
    else if (node !== "") result.push(node);
  }
  return result;
}

/** What is left of a node within a link. */
function unlinked(node: Inline): readonly Inline[] {
  if (typeof node === "string" || node.kind === "code") return [node];
  const children = node.children.flatMap(unlinked);
  return node.kind === "link" ? children : [{ ...node, children }];
}
