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
      ? "Nothing is waiting for an answer."
      : count === 1
      ? "1 conversation is waiting for an answer."
      : `${count} conversations are waiting for an answer.`,
  arrived: (name, title, text) => `${name} on “${title}”: ${text}`,
  arrivedLow: (name, title, text) => `${name} privately, on “${title}”: ${text}`,
  arrivedMany: (count) => `Something new in ${count} conversations.`,
  waits: "Waiting",
  waitsForDays: (days) => days === 1 ? "Waiting for 1 day" : `Waiting for ${days} days`,
  openQuestions: (count, days) =>
    days === 0
      ? `${count} open`
      : days === 1
      ? `${count} open, 1 day`
      : `${count} open, ${days} days`,
  unreadCount: (count) => `${count} unread`,
  inTheOpen: "Public, ",
  privateOn: (title) => `Private · ${title}`,
  privateWith: (name) => `Private with ${name}. Only they and the authors can see it.`,
  everyone: "Public. Everyone reading the post can see it.",
  mine: "Mine",
  another: "Another author",
  asleep: (until) => `Snoozed until ${until}`,
  isDone: "Done",
  back: "All conversations",
  openPost: "Open the post",
  details: "About",
  choose: "Choose a conversation to read and answer it.",
  chooseToRead: "Choose a conversation to read it.",
  quietTitle: "All quiet",
  quietText: "Paste this tag into your posts. What readers ask there appears here.",
  setUp: "Set it up step by step",
  nothingHere: "No conversation matches.",
  stillLoading: "Older conversations are being loaded.",

  search: "Search",
  searchMessages: (words) => `Search all messages for “${words}”`,
  searching: "Searching…",
  searchFailed: "The search did not work. Try again in a moment.",
  found: (count) => count === 1 ? "1 message" : `${count} messages`,
  nothingFound: "No message contains these words.",
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
      snoozed: "Snoozed",
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
    forget: (name) => `Delete “${name}”`,
    full: "There are already 20 saved views. Delete one first.",
  },
  snooze: {
    title: "Snooze",
    times: {
      hour: "For an hour",
      evening: "This evening",
      tomorrow: "Tomorrow morning",
      monday: "Monday morning",
      week: "For a week",
    },
    own: "Or until",
    until: "Snooze",
    notLater: "Choose a time in the future.",
    wake: "End snooze",
  },
  did: {
    assigned: "Assigned to you.",
    unassigned: "Assigned to nobody.",
    done: "Done. It comes back with the reader’s next message.",
    undone: "No longer done.",
    answered: "The question counts as answered.",
    snoozed: (until) => `Snoozed until ${until}, or the reader’s next message.`,
    woken: "No longer snoozed.",
    failed: "That did not work. Nothing was changed.",
  },
  answers: (question) => `Counts as the answer to “${question}”`,
};
