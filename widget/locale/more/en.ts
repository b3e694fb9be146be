/**
 * English, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";
import { plural } from "../plural.ts";

const author = (name: string) => name || "The author";
const hours = plural("en", { one: "an hour", other: "# hours" });
const days = plural("en", { one: "a day", other: "# days" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "Copy",
    notChanged: "Not changed: the server did not take it.",
    tooLate: "Not changed: it is too old.",
    leave: "All right",
    readOnly: "You can read here. Writing is closed.",
    muted: "You can read here, but not write.",
    slow: "One message at a time here.",
    heldFirst: "Your first message is shown once the author has let it through.",
  },
  composing: {
    edit: "Editing your message",
    sentence: "About this sentence",
    quote: (name) => `Answer to ${name}`,
    leaveOut: "Leave it out",
    cancel: "Cancel",
    code: "Show what I pasted as code",
  },
  presence: {
    here: (name) => `${author(name)} is here`,
    away: (name) => `${author(name)} is away`,
    minutes: (name) => `${author(name)} usually answers within minutes`,
    hours: (name, count) => `${author(name)} usually answers within ${hours(count)}`,
    days: (name, count) => `${author(name)} usually answers within ${days(count)}`,
    back: (name, day, time) => `${author(name)} is back ${day && `${day} `}at ${time}`,
    until: (name, time) => `${author(name)} is usually here until ${time}`,
    writing: (name) => `${author(name)} is writing`,
    somebodyWriting: "Somebody is writing",
    reading: plural("en", { other: "# reading" }),
  },
  sentence: {
    hint: "Select a sentence in the post to ask about it.",
    shown: "Marked in the post",
    gone: "The post has changed; this sentence is no longer there.",
  },
  actions: {
    title: "What you can do",
    moreEmoji: "More emoji",
    react: (emoji) => `React with ${emoji}`,
    quote: "Quote",
    copy: "Copy text",
    copied: "Copied",
    notCopied: "Not copied: this page does not allow it.",
    asQuestion: "Ask as a question",
    answered: "Mark as answered",
    reopen: "Reopen",
    edit: "Edit",
    delete: "Delete",
    deleteForEveryone: "Delete for everyone?",
    mayPublish: "May be published",
  },
  parts: {
    quoted: (name) => `Show what ${name} wrote`,
    quoteDeleted: "A message that was deleted",
    gone: "This message is no longer here.",
    sentence: "Show the sentence in the post",
    reactions: "Reactions",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "Open question",
    answered: "Answered",
    toAnswer: "See the answer",
    toQuestion: "Answers a question",
    edited: "Edited",
    whispered: "Asked privately, published with consent",
    published: "Published for everyone",
  },
  code: {
    label: (language) => language === "" ? "Code" : `Code, ${language}`,
    copy: "Copy",
  },
  emoji: {
    title: "Emoji",
    search: "Search emoji",
    found: (count) => count === 1 ? "1 emoji" : `${count} emoji`,
    recent: "Recently used",
    tone: "Skin tone",
    groups: {
      smileys: "Smileys",
      people: "People",
      nature: "Animals and nature",
      food: "Food and drink",
      travel: "Travel and places",
      activities: "Activities",
      objects: "Objects",
      symbols: "Symbols",
      flags: "Flags",
    },
  },
};
