/**
 * A message's text before it is sent.
 *
 * @module
 */
import { hasInk } from "../../shared/ink.ts";
import { MAX_TEXT_LENGTH } from "../../shared/limit.ts";

/** The text as it is sent, or `undefined` when nothing of it can be seen. */
export function tidyText(text: string): string | undefined {
  return hasInk(text) ? text.trim() : undefined;
}

/** Whether the server would refuse it for its length. */
export function isTooLong(text: string): boolean {
  return text.length > MAX_TEXT_LENGTH;
}
