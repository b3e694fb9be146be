/**
 * The page on which a reader asks to be told in their browser, in English.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const en: FollowWords = {
  dir: "ltr",
  title: "A notification when there is an answer",
  ask: (blog, post) =>
    `When there is an answer to your question on “${post}”, ${blog} sends one notification to this browser.`,
  withText: "It contains the answer.",
  withoutText: "It does not contain the answer itself.",
  terms: (date) =>
    `It waits until ${date} at most, and is forgotten then. The push service of your browser’s maker passes it on, encrypted, and cannot read it.`,
  yes: "Tell me in this browser",
  on: (date) =>
    `This browser will tell you when there is an answer, until ${date} at most. You can close this page.`,
  stop: "Do not tell me",
  stopped: "Nothing will be sent, and nothing about it is kept. You can close this page.",
  gone: "This has ended. Ask for it again on the post.",
  unsupported:
    "This browser takes no notifications from web pages. On an iPhone only installed apps can show them.",
  denied:
    "This browser does not allow notifications from this page. Allow them in its settings for this site, then try again.",
  failed: "That did not work, and nothing was kept. Try again in a moment.",
};
