/**
 * What the browser tells assistive technology about a page.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** A node of the tree, with what matters of it. */
export interface TreeNode {
  readonly role: string;
  readonly name: string;
  /** States and properties that are set: `expanded`, `level=2`. */
  readonly states: readonly string[];
  readonly children: readonly TreeNode[];
}

/** Roles of what somebody operates. */
const CONTROLS: ReadonlySet<string> = new Set([
  "button",
  "checkbox",
  "combobox",
  "gridcell",
  "link",
  "listbox",
  "menu",
  "menuitem",
  "menuitemcheckbox",
  "menuitemradio",
  "option",
  "radio",
  "radiogroup",
  "searchbox",
  "slider",
  "spinbutton",
  "switch",
  "tab",
  "tabpanel",
  "textbox",
  "dialog",
  "log",
]);
/** What says nothing by itself; its children stand in its place. */
const TRANSPARENT = /^(?:generic|none|InlineTextBox|presentation)$/;
const SHOWN = new Set([
  "checked",
  "disabled",
  "expanded",
  "hasPopup",
  "invalid",
  "level",
  "live",
  "modal",
  "pressed",
  "selected",
  "busy",
]);

/** The tree below the document. */
export async function accessibilityTree(page: Page): Promise<readonly TreeNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const build = (id: string): readonly TreeNode[] => {
    const node = byId.get(id);
    if (node === undefined) return [];
    const children = (node.childIds ?? []).flatMap(build);
    const role = String(node.role?.value ?? "");
    if (node.ignored || TRANSPARENT.test(role)) return children;
    const states = (node.properties ?? [])
      .filter(({ name, value }) =>
        SHOWN.has(name) && value.value !== "false" && value.value !== false && value.value !== "off"
      )
      .map(({ name, value }) => value.value === true ? name : `${name}=${value.value}`);
    return [{ role, name: String(node.name?.value ?? "").trim(), states, children }];
  };
  return build(nodes[0]?.nodeId ?? "");
}

/** All nodes, in order. */
export function flat(tree: readonly TreeNode[]): readonly TreeNode[] {
  return tree.flatMap((node) => [node, ...flat(node.children)]);
}

/** Controls that have no name. */
export function unnamed(tree: readonly TreeNode[]): readonly TreeNode[] {
  return flat(tree).filter(({ role, name }) => CONTROLS.has(role) && name === "");
}
