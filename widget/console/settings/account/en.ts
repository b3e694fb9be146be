/**
 * The page of one's own account in English.
 *
 * @module
 */
import type { AccountWords } from "./words.ts";

/** Comes with the page. */
export const en: AccountWords = {
  title: "Account",
  name: "Name",
  nameHint: "Readers see it beside your answers from now on.",
  nameMissing: "Write a name that readers can see.",
  sessionTitle: "This browser",
  signOut: "Sign out",
};
