/**
 * The page of a blog's settings in English.
 *
 * @module
 */
import { en as form } from "../../site_form/en.ts";
import type { SitePageWords } from "./words.ts";

/** Comes with the page. */
export const en: SitePageWords = {
  form,
  title: "Blog",
  setUp: "Go through it step by step",
  site: "Which blog",
  unnamed: (id) => id,
  defaultName: "The blog",
  fixed: "This blog is in the file that SITES_FILE names. Change it there.",
  blogTitle: "Name and language",
  pagesTitle: "Pages",
  lookTitle: "Look",
  hoursTitle: "Hours",
  rulesTitle: "What readers may do",
  keepingTitle: "What is kept",
  undo: "Undo",
  unsaved: "Not saved yet.",
  lastChanged: (name, time) => `Last changed by ${name}, ${time}.`,

  addSite: "Add a blog",
  addTitle: "Another blog",
  addId: "Short name",
  addIdHint: "a–z, 0–9 and “-”, at most 32. It cannot be changed later.",
  badId: "Write a–z, 0–9 and “-”, at most 32 characters.",
  idTaken: "There is already a blog of that name.",
  add: "Add",

  removeSite: "Remove this blog",
  removeHint:
    "Its settings and its readers’ names and addresses are erased. A blog with conversations cannot be removed: erase them first, or close it.",
  removeTitle: (name) => `Remove ${name}?`,
  removeText:
    "Its pages show no chat any more, and its settings are erased. This cannot be undone.",
  remove: "Remove",
  removeRefused: "It has conversations. Erase its rooms first, or close the blog.",
};
