/**
 * What stands around a conversation, in one file that is loaded with the first one.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { phrasesIn } from "../shell/section.ts";
import "./bar.ts";
import "./context.ts";
import { contextStyle } from "./context_style.ts";
import { en } from "./en.ts";
import "./foot.ts";
import type { Handling } from "./handling.ts";
import { notesStyle } from "./notes_style.ts";
import { handlingStyle } from "./style.ts";
import type { HandlingWords } from "./words.ts";

/** Its looks, in the order in which they count. */
export const sheets = [contextStyle, notesStyle, handlingStyle];

/** What is said, in a language of the console. */
export function wordsIn(lang: string): Promise<HandlingWords> {
  return phrasesIn({ en, ko: async () => (await import("./ko.ts")).ko }, lang);
}

/** What stands in one place. */
type Part = (handling: Handling) => TemplateResult | typeof nothing;

/** Whose it is, whether it sleeps, whether it is done. */
export const tools: Part = ({ desk, talk, words }) =>
  words === undefined || talk === undefined ? nothing : html`
    <small-talk-desk-bar .desk=${desk} .talk=${talk} .words=${words}></small-talk-desk-bar>
  `;

/** What helps to answer. */
export const below: Part = (handling) => {
  const { desk, talk, words, question } = handling;
  if (words === undefined || talk === undefined) return nothing;
  return html`
    <small-talk-desk-foot
      .desk=${desk}
      .talk=${talk}
      .words=${words}
      .question=${question}
      .dropQuestion=${() => handling.question = undefined}
      .pick=${() => handling.pick()}
    ></small-talk-desk-foot>
  `;
};

/** What is known. */
export const aside: Part = (handling) =>
  handling.words === undefined ? nothing : html`
    <small-talk-context .handling=${handling} .page=${handling.page}></small-talk-context>
  `;
