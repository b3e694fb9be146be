/**
 * A message in a line or two, or spoken: its words without their Markdown, which would only be in the
 * way there. What reads it is loaded with the first text that may have some.
 *
 * @module
 */
import { Later } from "../component/later.ts";
import { MARKUP } from "../component/markup.ts";

const richText = new Later(() => import("./rich_text/rich_text.ts"));

/** A text without its marks; as it was written until what reads it is there, then `arrived` is told. */
export function plainText(text: string, arrived: () => void): string {
  const reading = MARKUP.test(text) ? richText.get(arrived) : undefined;
  return reading?.plainText(text, arrived) ?? text;
}

/** Loads what {@linkcode plainText} needs for some texts, and goes on, also when it cannot be had. */
export function whenPlain(texts: readonly string[], goOn: () => void): void {
  const marked = texts.filter((text) => MARKUP.test(text));
  if (marked.length === 0) return goOn();
  richText.load().then(({ prepare }) => prepare(marked)).then(goOn, goOn);
}
