/**
 * Reads XML strictly, and says where a document is no Atom feed.
 *
 * @module
 */
import { equal, match, ok } from "node:assert/strict";
import { SaxesParser } from "saxes";

/** An element, in the order of the document. */
export interface XmlElement {
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  /** The number of the entry it is in, 0 outside of all. */
  readonly entry: number;
}

const ATOM = "http://www.w3.org/2005/Atom";
/** RFC 3339, as RFC 4287 section 3.3 has it. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** RFC 4151. */
const TAG = /^tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[A-Za-z0-9\-._~%!$&'()*+,;=:@/?]+$/;

/** The elements of a document. @throws {Error} where it is not well-formed */
export function parseXml(xml: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  let entry = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    equal(uri, ATOM, local);
    if (local === "entry") entry++;
    const element: XmlElement = {
      name: local,
      parent: open.at(-1)?.name,
      attributes: Object.fromEntries(
        Object.values(attributes).map(({ name, value }) => [name, value]),
      ),
      text: "",
      entry: open.some(({ name }) => name === "entry") || local === "entry" ? entry : 0,
    };
    open.push(element);
    elements.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return elements;
}

/** The text of the first element of a name. */
export function textIn(xml: string, name: string): string | undefined {
  return parseXml(xml).find((element) => element.name === name)?.text;
}

/** @throws {AssertionError} where a document breaks a rule of RFC 4287 that a feed of ours could break */
export function assertAtom(xml: string): void {
  const elements = parseXml(xml);
  const [root] = elements;
  equal(root?.name, "feed");
  const entries = elements.filter(({ name }) => name === "entry").length;
  for (let entry = 0; entry <= entries; entry++) {
    const parent = entry === 0 ? "feed" : "entry";
    const own = elements.filter((each) => each.entry === entry && each.parent === parent);
    const of = (name: string) => own.filter((each) => each.name === name);
    // 4.1.1 and 4.1.2: exactly one of each.
    for (const name of ["id", "title", "updated"]) equal(of(name).length, 1, `${parent} ${name}`);
    for (const { text } of [...of("updated"), ...of("published")]) match(text, DATE);
    match(of("id")[0]?.text ?? "", TAG);
    // At most one alternate of a type and language.
    ok(of("link").filter(({ attributes: { rel } }) => rel === "alternate").length <= 1);
    for (const { attributes: { href } } of of("link")) ok(URL.canParse(href ?? ""), href);
    if (entry === 0) {
      equal(of("link").filter(({ attributes: { rel } }) => rel === "self").length, 1);
    } else {
      // Each entry has an author and, without a content, a link.
      equal(of("author").length, 1);
      equal(of("content").length, 1);
    }
  }
  const ids = elements.filter(({ name }) => name === "id").map(({ text }) => text);
  equal(new Set(ids).size, ids.length, "ids differ");
  for (const { name, parent, attributes: { type } } of elements) {
    if (name === "title" || name === "content") equal(type, "text");
    if (name === "name") equal(parent, "author");
  }
}
