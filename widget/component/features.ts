/**
 * The features that are loaded when they are needed: this file and `standing.ts` are the only
 * ones that import them.
 *
 * @module
 */
import { Later } from "./later.ts";

/** What stands behind every open panel, in one file. */
export const standing = new Later(() => import("./standing.ts"));
/** What a message has beside its text: quote, sentence, reactions, a question's state. */
export const messageParts = new Later(() => import("../feature/message_parts/message_parts.ts"));
/** Markdown in a message's text. */
export const richText = new Later(() => import("../feature/rich_text/rich_text.ts"));
/** What goes on with a conversation while it is on the screen. */
export const attending = new Later(async () => (await standing.load()).attending);
/** What helps while one writes. */
export const composing = new Later(() => import("../feature/composing/composing.ts"));
/** Reading by keyboard, and jumping to a message. */
export const reading = new Later(() => import("../feature/reading/reading.ts"));
/** What went wrong, and where one may not write as one likes. */
export const notices = new Later(() => import("../feature/notices/notices.ts"));
/** What one can do with a message. */
export const actions = new Later(() => import("../feature/actions/actions.ts"));
/** The author's picture. */
export const pictures = new Later(() => import("../feature/picture/picture.ts"));
/** Which language a text is in. */
export const script = new Later(() => import("../locale/script.ts"));
/** What stands around the conversations in the panel. */
export const voices = new Later(async () => (await standing.load()).voices);
/** What the page is told, and what it becomes. */
export const hostPage = new Later(async () => (await standing.load()).hostPage);
