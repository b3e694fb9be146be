/**
 * What people are called.
 *
 * @module
 */
import type { Sender } from "../../shared/chat/event.ts";
import type { Words } from "../locale/words.ts";

/** The name of whom a message is from; of an author who is called as what they are, nothing. */
export function nameOf({ kind, name, id }: Sender, words: Words): string {
  // Beside the word it would say the same twice; so does what the server calls who has no name yet.
  if (kind === "author") return [words.author, "Author"].includes(name) ? "" : name;
  return name || words.reader(readerNumber(id));
}

/** A number to tell nameless readers apart: the same for one id, always of three digits. */
export function readerNumber(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) % 1_000_003;
  return 100 + hash % 900;
}
