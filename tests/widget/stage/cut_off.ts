/**
 * Whether something one can use is cut off: it reaches out of what hides the rest, and no scroll bar
 * leads there.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** What is cut off at a side, as it is called. Shadow trees are looked into. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const parentOf = (element: Element): Element | null => {
      if (element.assignedSlot) return element.assignedSlot;
      if (element.parentElement) return element.parentElement;
      const root = element.getRootNode();
      return root instanceof ShadowRoot ? root.host : null;
    };
    const look = (control: Element) => {
      const { left, right, width } = control.getBoundingClientRect();
      if (width === 0 || !control.checkVisibility({ opacityProperty: true })) return;
      for (let place = parentOf(control); place; place = parentOf(place)) {
        const { overflowX, position, clipPath } = getComputedStyle(place);
        if (overflowX === "auto" || overflowX === "scroll" || clipPath !== "none") return;
        const edge = place.getBoundingClientRect();
        if (overflowX !== "visible" && (left < edge.left - 1 || right > edge.right + 1)) {
          const name = control.getAttribute("aria-label") ?? control.textContent?.trim();
          faults.push(`${control.localName} “${name}” is cut off by .${place.className}`);
          return;
        }
        if (position === "fixed") return;
      }
    };
    const enter = (tree: Document | ShadowRoot) => {
      for (const element of tree.querySelectorAll("*")) {
        if (element.matches("button, select, textarea, input, summary")) look(element);
        if (element.shadowRoot) enter(element.shadowRoot);
      }
    };
    enter(document);
    return faults;
  });
}
