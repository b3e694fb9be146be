/**
 * Marks a piece of the post without changing the page: a highlight of CSS, where browsers know it.
 *
 * @module
 */

const NAME = "small-talk-sentence";
/** Both colours, so that it can be read on any page. */
const CSS_TEXT = `::highlight(${NAME}) { background-color: #ffe08a; color: #25211c }`;

let style: CSSStyleSheet | undefined;

/** Marks a range and nothing else, or nothing. */
export function highlight(range?: AbstractRange): void {
  // Browsers that do not know it show the post as it is.
  if (globalThis.CSS?.highlights === undefined) return;
  if (style === undefined) {
    style = new CSSStyleSheet();
    style.replaceSync(CSS_TEXT);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  }
  if (range === undefined) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(range));
}
