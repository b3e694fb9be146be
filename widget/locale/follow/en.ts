/**
 * English, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "Tell me when there is an answer",
  title: "When there is an answer",
  back: "Back to the conversation",
  intro: "You need not wait: what is answered stands here when you come back in this browser.",
  mailTitle: "By e-mail",
  email: "E-mail address",
  mailHint: "You get one mail, then the address is forgotten. The author does not see it.",
  withText: "With the text of the answer",
  withTextPrivate: "With the text of the answer, though mails are less private than this",
  more: "A mail for each further answer too, for 90 days",
  ask: "Send me a mail",
  asked: (email) =>
    `A mail is on its way to ${email}. Say yes on the page it leads to; before that no other comes.`,
  confirmed: "You get a mail at this address already.",
  failed: {
    "invalid-body": "This does not look like an e-mail address.",
    "too-fast": "Too many mails were asked for. Try again tomorrow.",
    otherwise: "It did not work. Try again later.",
  },
  pushTitle: "In this browser",
  push: "Have this browser tell me",
  pushHint: "A page opens that asks your browser, and ends it too.",
  deviceTitle: "On another device",
  device: "Take this conversation along",
  feedTitle: "In a feed reader",
  feed: "The answers on this page as a feed",
};
