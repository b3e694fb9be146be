/**
 * The word list of each site, ready to be asked.
 *
 * @module
 */
import { Refused } from "../../../shared/refusal.ts";
import type { Sites } from "../site/sites.ts";
import { WordList } from "./words.ts";

/** Looks for a site's words in what its readers write, and in their names. */
export class SiteWords {
  readonly #sites: Pick<Sites, "get">;
  /** By the list itself: settings that changed bring another. */
  readonly #ready = new WeakMap<readonly string[], WordList>();

  constructor(sites: Pick<Sites, "get">) {
    this.#sites = sites;
  }

  /** Whether a text has a word of a site's list. */
  isIn(words: readonly string[], text: string): boolean {
    if (words.length === 0) return false;
    let list = this.#ready.get(words);
    if (list === undefined) this.#ready.set(words, list = new WordList(words));
    return list.isIn(text);
  }

  /** @throws {Refused} `word-refused` when a text has such a word; which one, nobody is told */
  assertFine(site: string, text: string): void {
    if (this.isIn(this.#sites.get(site).moderation.words, text)) throw wordRefused();
  }
}

/** The text has a word its site does not want. */
export function wordRefused(): Refused {
  return new Refused({
    code: "word-refused",
    message: "Cannot take the text: it has a word that is not wanted here. Write it differently.",
  });
}
