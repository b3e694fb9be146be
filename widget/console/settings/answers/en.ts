/**
 * The page of canned answers in English.
 *
 * @module
 */
import type { AnswersWords } from "./words.ts";

/** Comes with the page. */
export const en: AnswersWords = {
  title: "Canned answers",
  intro:
    "What you say often, written once. Type / where you answer to put one in; you look it over before it is sent.",
  newTitle: "New answer",
  editTitle: "Change an answer",
  name: "Name",
  nameHint: "You find it by this. Readers do not see it.",
  nameMissing: "Give it a name.",
  text: "Text",
  textHint:
    "{reader}, {title}, {author} and {link} are filled in. {reader|there} gives a word to use when there is no name. Two braces, {{ }}, show one.",
  textMissing: "Write what it says.",
  unknown: (name) =>
    `There is no {${name}}. Use {reader}, {title}, {author} or {link}, or write {{${name}}} to show the braces.`,
  preview: "It would read:",
  site: "For",
  allSites: "All blogs",
  gone: (site) => `${site} (is no more)`,
  add: "Keep this answer",
  listTitle: "All answers",
  none: "None yet.",
  edit: (title) => `Edit ${title}`,
  delete: (title) => `Delete ${title}`,
  deleteTitle: (title) => `Delete “${title}”?`,
  deleteText: "It is deleted for all authors. Answers given with it stay.",
  editShort: "Edit",
  deleteShort: "Delete",
  example: {
    reader: "Robin",
    title: "A walk along the canal",
    author: "You",
    link: "https://blog.example/canal",
  },
};
