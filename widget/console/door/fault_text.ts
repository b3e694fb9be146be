/**
 * Why somebody did not come in, in words.
 *
 * @module
 */
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { NotIn } from "../api/author_api.ts";

/** In the author's language where there are words for it; else as the server said it. */
export function faultText(
  { code, message }: Pick<NotIn, "code" | "message">,
  { faults }: Pick<ConsoleWords, "faults">,
): string {
  const known: Readonly<Record<string, string>> = faults;
  return known[code] ?? message ?? faults.otherwise;
}
