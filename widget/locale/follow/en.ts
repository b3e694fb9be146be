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
  intro: "You need not wait: the answer is here when you come back in this browser.",
  mailTitle: "By e-mail",
  email: "E-mail address",
  mailHint: "You get one e-mail, then the address is forgotten. The author does not see it.",
  withText: "With the text of the answer",
  withTextPrivate: "With the text of the answer, though e-mail is less private than this",
  more: "An e-mail for each later answer too, for 90 days",
  ask: "Send me an e-mail",
  asked: (email) =>
    `An e-mail is on its way to ${email}. Say yes on the page it links to; you get no other e-mail before that.`,
  confirmed: "You already get an e-mail at this address.",
  failed: {
    "invalid-body": "This does not look like an e-mail address.",
    "too-fast": "Too many e-mails were requested. Try again tomorrow.",
    otherwise: "It did not work. Try again later.",
  },
  pushTitle: "In this browser",
  push: "Have this browser tell me",
  pushHint: "A page opens that asks your browser. You can also end it there.",
  deviceTitle: "On another device",
  device: "Take this conversation along",
  feedTitle: "In a feed reader",
  feed: "The answers on this page as a feed",
};
