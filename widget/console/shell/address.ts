/**
 * What the part of the console's address after `#` means: a section and the way within it, as
 * `#settings/site`.
 *
 * @module
 */

/** Where the author wants to be. */
export type Place =
  | {
    readonly kind: "section";
    /** The id of a section, as the table of sections has it; it may name none. */
    readonly section: string;
    /** The way below the section, such as a room's id, or a page of the settings. */
    readonly path: readonly string[];
  }
  /** A one-time link, as the server prints it. */
  | { readonly kind: "link"; readonly token: string };

/** The section that is shown unless another is named. */
export const HOME = "inbox";

/** Reads `location.hash`. What makes no sense is home. */
export function readPlace(hash: string): Place {
  const token = new URLSearchParams(hash.slice(1)).get("link");
  if (token !== null && token !== "") return { kind: "link", token };
  try {
    const [section = "", ...path] = hash.slice(1).split("/").filter((part) => part !== "")
      .map(decodeURIComponent);
    if (/^[a-z]+$/.test(section)) return { kind: "section", section, path };
  } catch {
    // Half of an escape is no address.
  }
  return { kind: "section", section: HOME, path: [] };
}

/** The address of a place in a section; `readPlace` reads it back. */
export function addressOf(section: string, ...path: readonly string[]): string {
  return `#${[section, ...path].map(encodeURIComponent).join("/")}`;
}
