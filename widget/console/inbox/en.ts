/**
 * The inbox in English.
 *
 * @module
 */
import type { InboxWords } from "./words.ts";

/** Comes with the inbox. */
export const en: InboxWords = {
  conversations: "Conversations",
  waiting: (count) =>
    count === 0
      ? "Nothing waits for an answer."
      : count === 1
      ? "1 conversation waits for an answer."
      : `${count} conversations wait for an answer.`,
  arrived: (name, title, text) => `${name} on “${title}”: ${text}`,
  arrivedLow: (name, title, text) => `${name} in private, on “${title}”: ${text}`,
  arrivedMany: (count) => `Something new in ${count} conversations.`,
  waits: "Waits",
  waitsForDays: (days) => days === 1 ? "Waits for 1 day" : `Waits for ${days} days`,
  openQuestions: (count) => `${count} open`,
  unreadCount: (count) => `${count} unread`,
  said: (name, text) => `${name}: ${text}`,
  inTheOpen: "In the open, ",
  privateOn: (title) => `Private · ${title}`,
  privateWith: (name) => `Private with ${name}. Only they and the authors can see it.`,
  everyone: "In the open. Everyone reading the post can see it.",
  mine: "Mine",
  another: "Another author",
  asleep: (until) => `Sleeps until ${until}`,
  isDone: "Done",
  back: "All conversations",
  openPost: "Open the post",
  details: "About",
  choose: "Choose a conversation to read and answer it.",
  quietTitle: "All quiet",
  quietText: "Paste this tag into your posts. What readers ask there appears here.",
  setUp: "Set it up step by step",
  nothingHere: "No conversation is like this.",
  stillLoading: "Older conversations are on their way.",

  search: "Search",
  searchMessages: (words) => `Search all messages for “${words}”`,
  searching: "Searching…",
  searchFailed: "The search did not work. Try again in a moment.",
  found: (count) => count === 1 ? "1 message" : `${count} messages`,
  nothingFound: "No message has these words.",
  more: "Search further back",
  endSearch: "Back to the conversations",

  filter: {
    state: "Show",
    states: {
      all: "All",
      open: "Waiting for an answer",
      unread: "Unread",
      mine: "Mine",
      others: "Other authors’",
      unassigned: "Nobody’s",
      snoozed: "Sleeping",
      done: "Done",
    },
    saved: "Saved",
    kind: "Kind",
    anyKind: "Public and private",
    kinds: { public: "Public", private: "Private" },
    site: "Blog",
    anySite: "All blogs",
    save: "Save this view",
    saveTitle: "Save this view",
    name: "Name",
    nameMissing: "Give it a name.",
    forget: (name) => `Forget “${name}”`,
    full: "There are 20 saved views already. Forget one first.",
  },
  snooze: {
    title: "Let it sleep",
    times: { later: "In three hours", tomorrow: "Tomorrow morning", monday: "Monday morning" },
    own: "Or until",
    until: "Until then",
    notLater: "Choose a time that is yet to come.",
    wake: "Wake it now",
  },
  did: {
    assigned: "It is yours now.",
    unassigned: "It is nobody’s now.",
    done: "Done. It comes back with the reader’s next message.",
    undone: "It is not done any more.",
    answered: "The question counts as answered.",
    snoozed: (until) => `Sleeps until ${until}, or the reader’s next message.`,
    woken: "Awake again.",
    failed: "That did not work. Nothing was changed.",
  },
  answers: (question) => `Counts as the answer to “${question}”`,
};
