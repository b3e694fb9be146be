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
  /** What is said after the name. */
  readonly description: string;
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
    const name = String(node.name?.value ?? "").trim();
    const description = String(node.description?.value ?? "").trim();
    return [{ role, name, description, states, children }];
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

/** Of a list with more rows than this only the ends are written: two of its first, six of its last. */
const MAX_ROWS = 12;
const ROWS: ReadonlySet<string> = new Set(["listitem", "row"]);
/** What is called what is written on it. */
const CALLED_BY_TEXT =
  /^(?:button|gridcell|heading|image|link|menuitem(?:checkbox|radio)?|option|tab|term)$/;

/** The tree as lines that people read: role, name and states, each below what it is in. */
export function written(tree: readonly TreeNode[], indent = ""): string {
  const rows = tree.filter(({ role }) => ROWS.has(role));
  const left = rows.length > MAX_ROWS ? rows.slice(2, -6) : [];
  return together(tree).map((node) => {
    if (left.includes(node)) return node === left[0] ? `${indent}… ${left.length} more\n` : "";
    return indent + line(node) + written(told(node), `${indent}  `);
  }).join("");
}

/** What is heard within a node, beside its name. */
function told({ role, children }: TreeNode): readonly TreeNode[] {
  if (role === "time") return [];
  return children
    // Whether text far from the view is a paragraph, Chromium knows only once it comes near.
    .flatMap((child) => child.role === "paragraph" ? child.children : [child])
    .filter((child) =>
      child.role !== "StaticText" || child.name !== "" && !CALLED_BY_TEXT.test(role)
    );
}

/** Texts that follow each other as one. */
function together(nodes: readonly TreeNode[]): readonly TreeNode[] {
  const joined: TreeNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.role === "StaticText" && last?.role === "StaticText") {
      joined[joined.length - 1] = { ...last, name: `${last.name} · ${node.name}` };
    } else joined.push(node);
  }
  return joined;
}

function line({ role, name, description, states, children }: TreeNode): string {
  const said = role === "time" ? children.map(({ name }) => name).join(" ") : name;
  return [
    role === "StaticText" ? "text" : role,
    // A row is called what its cells are called.
    ...said === "" || role === "row"
      ? []
      // That a style begins it with a capital, Chromium knows only near the view.
      : [quoted(role === "heading" ? said.charAt(0).toUpperCase() + said.slice(1) : said)],
    ...description === "" || description === said ? [] : [`(${quoted(description)})`],
    ...states,
  ].join(" ") + "\n";
}

function quoted(text: string): string {
  // Which kind of space stands in a time depends on the version of the browser's data.
  const plain = text.replaceAll(/\s+/g, " ");
  return `"${plain.length > 120 ? `${plain.slice(0, 119)}…` : plain}"`;
}
