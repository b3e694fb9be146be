/**
 * Which language to speak. Apart from everything else, because the tag, the component and the parts
 * that are loaded later all ask, and what they share should be next to nothing.
 *
 * @module
 */

/** The language tags to speak at an element: that of the page around it, then the reader's own. */
export function languagesAt(element: Element): readonly string[] {
  return [element.closest<HTMLElement>("[lang]")?.lang ?? "", ...navigator.languages];
}
