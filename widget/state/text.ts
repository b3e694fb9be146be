/**
 * A message's text before it is sent.
 *
 * @module
 */
import { MAX_TEXT_LENGTH } from "../../shared/limit.ts";

/** The text as it is sent, or `undefined` when nothing is left of it. */
export function tidyText(text: string): string | undefined {
  const tidy = text.trim();
  return tidy === "" ? undefined : tidy;
}

/** Whether the server would refuse it for its length. */
export function isTooLong(text: string): boolean {
  return text.length > MAX_TEXT_LENGTH;
}
