/**
 * The page of the data in English.
 *
 * @module
 */
import type { DataWords } from "./words.ts";

/** Comes with the page. */
export const en: DataWords = {
  title: "Data",
  exportTitle: "Export",
  exportAbout: "All conversations of all blogs, as one file.",
  format: "Format",
  formats: { jsonl: "JSON Lines, to import again", markdown: "Markdown, to read" },
  whispers: "Include private conversations",
  whispersHint: "They are in the file as they were written. Keep it where only you can read it.",
  export: "Export",
  begun: "Your browser saves the file.",
  importTitle: "Import",
  importAbout:
    "Adds what a file of JSON Lines has and this server has not. What is here stays as it is, and nobody is told.",
  choose: "Choose a file",
  importing: "Importing…",
  imported: (conversations, messages, known) =>
    `Imported: ${conversations} new conversations, ${messages} new messages. ${known} messages were here already.`,
  unfit: (reason) =>
    `The file was not imported to its end. What came before is kept. The server says: ${reason}`,
  backup:
    "Accounts, bans and what was read are not in an export. On the server, a backup has them:",
};
