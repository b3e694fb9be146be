/**
 * What notifications of the console say, in English.
 *
 * @module
 */
import type { WorkerWords } from "./words.ts";

/** The phrases. */
export const en: WorkerWords = {
  lang: "en",
  asks: (who, where) => where === undefined ? `${who} asks` : `${who} asks on “${where}”`,
  writes: (who, where) => where === undefined ? `${who} writes` : `${who} writes on “${where}”`,
  whispers: (who, where) =>
    where === undefined
      ? `${who} writes to you privately`
      : `${who} writes privately, on “${where}”`,
  waits: (who, where) =>
    where === undefined ? `${who} is waiting for you` : `${who} is waiting for you on “${where}”`,
  noText: "Open the console to read it.",
  digest: (count) => count === 1 ? "There is 1 new message" : `There are ${count} new messages`,
  test: "Notifications work on this device",
  testBody: "This is how you are told when somebody asks.",
  open: "Open",
  answerPublicly: "Answer in public",
  answerPrivately: "Answer privately",
  everyoneSees: "Everyone reading the post will see it",
  onlySees: (who) => `Only ${who} will see it`,
  published: (where) =>
    where === undefined
      ? "Published, everyone can see it"
      : `Published on “${where}”, everyone can see it`,
  sentPrivately: (who) => `Sent privately to ${who}`,
  notYet: "Not sent yet",
  notYetWhy: "It is kept on this device and goes out when you are back online.",
  signedOut: "Not sent: you are signed out",
  signedOutWhy: "It is kept on this device. Sign in, and it goes out.",
  refused: "Not sent",
  refusedWhy: "The server did not take this answer. Open the conversation to see what changed.",
  tooOld: "Not sent in time",
  tooOldWhy: "It waited for more than a day. Look at the conversation, then send it again.",
};
