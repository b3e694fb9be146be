/**
 * What a text with Markdown is made of. Only what chats use: no headings, images, tables or HTML.
 *
 * @module
 */

/** A part of a text that stands by itself. */
export type Block =
  | Paragraph
  | CodeBlock
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | List;

/** Lines that belong together; a line feed in its strings is a line break. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly children: readonly Inline[];
}

/** Code, line by line as it was written. */
export interface CodeBlock {
  readonly kind: "code-block";
  /** As its fence names it, in lower case; may be empty. */
  readonly language: string;
  readonly text: string;
}

/** Items, each of its own blocks. */
export interface List {
  readonly kind: "list";
  /** The first number of a list that counts. */
  readonly start?: number;
  readonly items: readonly (readonly Block[])[];
}

/** A part of a line; a string is text. */
export type Inline =
  | string
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: MarkKind; readonly children: readonly Inline[] }
  | Link;

/** How words stand out. */
export type MarkKind = "emphasis" | "strong" | "strike";

/** A link that may be followed: http, https or mailto. */
export interface Link {
  readonly kind: "link";
  readonly href: string;
  /** Where it leads, when its text does not say so itself. */
  readonly host?: string;
  readonly children: readonly Inline[];
}
