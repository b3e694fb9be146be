/**
 * Templates that draw themselves into the page and change there what has changed: what the widget
 * uses of Lit's, in a third of the bytes. `lit.ts` beside it hands them on; a test compares the two.
 *
 * A template is read once, and made of nodes, not of HTML that a browser parses: so there is nothing
 * a text could slip into, and pages that allow scripts by Trusted Types need no policy for it. Each
 * place where it is drawn is a copy, with a function for each insertion. What is inserted in the
 * content is text, a template, a list of such, or nothing; in a tag it is the whole value of an
 * attribute, a `.property`, a `?boolean` or an `@event`.
 *
 * What is read is plain: tags that are closed, but for `<input>`; values in double quotes or without
 * any; no comments and no entities. `tests/widget/element/template_rules_test.ts` looks for that in
 * every template of the widget.
 *
 * @module
 */

/** What is drawn: a template and what is inserted. */
class Drawing {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];

  constructor(strings: TemplateStringsArray, values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

export type { Drawing as TemplateResult };

/** How something is drawn. */
export interface RenderOptions {
  /** The `this` of listeners; the element they are at unless told. */
  readonly host?: object;
}

/** Shows a value in the place of an insertion. */
type Show = (value: unknown) => void;

/** Where something is inserted: the how-manieth node, and the attribute as it is written. */
type Mark = readonly [index: number, attribute?: string];

/** A template that was read. */
interface Template {
  readonly content: DocumentFragment;
  readonly marks: readonly Mark[];
}

const XHTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";
/** Stands for an insertion while a template is read. */
const INSERTION = "{}";
/** A tag: whether it closes, its name, its attributes. Or text. */
const TAG = /<(\/?)([\w-]+)((?:[^>"]|"[^"]*")*)>|([^<]+)/g;
/** A name, and its value with quotes or without. */
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)"|=(\S+))?/g;

/** Takes an attribute away, and shows nothing in content. */
export const nothing: unique symbol = Symbol("nothing");

// Elements of another document are not alive: nothing of a template itself is ever on the page.
const paper = new Document();
const walker = document.createTreeWalker(
  document,
  NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT,
);
const templates = new WeakMap<TemplateStringsArray, Template>();
const shown = new WeakMap<Node, Show>();

/** What a template with its insertions draws. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Drawing {
  return new Drawing(strings, values);
}

/** Draws at the end of a place, or draws again what was drawn there. */
export function render(value: unknown, place: Node, { host }: RenderOptions = {}): void {
  let show = shown.get(place);
  if (show === undefined) {
    show = contentAfter(place.appendChild(new Comment()), null, host);
    shown.set(place, show);
  }
  show(value);
}

function read(strings: TemplateStringsArray): Template {
  const content = paper.createDocumentFragment();
  const marks: Mark[] = [];
  let place: Element | DocumentFragment = content;
  let count = -1;
  for (const [, closes, tag, attributes = "", text] of strings.join(INSERTION).matchAll(TAG)) {
    if (tag === undefined) {
      text?.split(INSERTION).forEach((part, at) => {
        if (at > 0) {
          marks.push([++count]);
          place.append(paper.createComment(""));
        }
        // Behind an insertion something has to stand, for its end to be known.
        if (part || (at > 0 && place === content)) place.append(part);
      });
    } else if (closes) place = place.parentNode as Element | DocumentFragment;
    else {
      const space: string = tag === "svg" ? SVG : (place as Element).namespaceURI ?? XHTML;
      const element = paper.createElementNS(space, tag);
      place.append(element);
      count++;
      for (const [, name = "", quoted, bare = ""] of attributes.matchAll(ATTRIBUTE)) {
        const value = quoted ?? bare;
        if (value === INSERTION) marks.push([count, name]);
        else element.setAttribute(name, value);
      }
      if (tag !== "input") place = element;
    }
  }
  return { content, marks };
}

/** A copy of a template, and what shows values in it. */
interface Copy {
  readonly copy: DocumentFragment;
  readonly show: (values: readonly unknown[]) => void;
}

function copyOf(strings: TemplateStringsArray, host: object | undefined): Copy {
  let template = templates.get(strings);
  if (template === undefined) templates.set(strings, template = read(strings));
  const copy = document.importNode(template.content, true);
  let node: Node = walker.currentNode = copy;
  let next = 0;
  const shows = template.marks.map(([index, attribute]) => {
    for (; next <= index; next++) node = walker.nextNode() as Node;
    return attribute === undefined
      ? contentAfter(node, node.nextSibling, host)
      : attributeOf(node as Element, attribute, host);
  });
  return { copy, show: (values) => shows.forEach((show, at) => show(values[at])) };
}

/** @param end what follows, which stays where it is; the end of the parent when it is `null` */
function contentAfter(start: Node, end: Node | null, host: object | undefined): Show {
  /** What is there: a text, the strings of a template, or the items of a list. */
  let old: unknown = "";
  let showValues: Copy["show"];
  let items: Show[];
  /** What stands before each item of a list, and behind the last. */
  let borders: Node[];
  function insert<T extends Node>(node: T): T {
    start.parentNode?.insertBefore(node, end);
    return node;
  }
  function clear(after = start) {
    while (after.nextSibling !== end) after.nextSibling?.remove();
  }
  return (value) => {
    if (value instanceof Drawing) {
      if (old !== value.strings) {
        const { copy, show } = copyOf(value.strings, host);
        show(value.values);
        clear();
        insert(copy);
        old = value.strings;
        showValues = show;
      } else showValues(value.values);
    } else if (Array.isArray(value)) {
      if (old !== items) {
        clear();
        old = items = [];
        borders = [start];
      }
      value.forEach((item, at) => {
        const before = borders[at] ?? start;
        const show = items[at] ??= contentAfter(
          before,
          borders[at + 1] = insert(new Comment()),
          host,
        );
        show(item);
      });
      clear(borders[value.length]);
      items.length = value.length;
    } else {
      const text = value === nothing ? "" : `${value ?? ""}`;
      if (text === old) return;
      if (text && old && typeof old === "string") (start.nextSibling as Text).data = text;
      else {
        clear();
        if (text) insert(new Text(text));
      }
      old = text;
    }
  };
}

function attributeOf(element: Element, attribute: string, host: object = element): Show {
  const [kind] = attribute;
  const name = attribute.slice(1);
  let old: unknown = nothing;
  if (kind === "@") {
    element.addEventListener(name, (event) => typeof old === "function" && old.call(host, event));
  }
  return (value) => {
    if (value === old) return;
    old = value;
    const given = value !== nothing;
    if (kind === ".") Reflect.set(element, name, given ? value : undefined);
    else if (kind === "?") element.toggleAttribute(name, given && Boolean(value));
    else if (kind !== "@") {
      if (given) element.setAttribute(attribute, `${value ?? ""}`);
      else element.removeAttribute(attribute);
    }
  };
}
