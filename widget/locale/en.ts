/**
 * English.
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words that come with the widget. */
export const en: Words = {
  dir: "ltr",
  author: "Author",
  you: "You",
  reader: (number) => `Reader ${number}`,
  close: "Close",
  menu: "More",

  link: {
    idle: "",
    connecting: "Connecting",
    online: "Live",
    offline: "Offline",
    waiting: "Reconnecting",
    refused: "Not connected",
  },
  notice: {
    offline: () => "You are offline. What you send waits here.",
    waiting: (seconds) => `Connection lost. Next try in ${seconds} s.`,
    blocked: (seconds) =>
      `Your network blocks the conversation. What you send waits here. Next try in ${seconds} s.`,
    refused: () => "No connection. What you send waits here.",
    banned: () => "The author has closed this chat for you or for your network.",
    closed: () => "This conversation is closed.",
  },
  tryNow: "Try now",

  conversation: "Conversation",
  older: "Show earlier messages",
  loadingOlder: "Loading earlier messages",
  begins: "The conversation begins here",
  emptyTitle: "What would you like to ask?",
  emptyText: "The author answers here, now or later. You need no account.",
  newMessages: plural("en", { one: "# new message", other: "# new messages" }),

  newSince: "New since you were here",
  deleted: "This message was deleted",
  actions: "What you can do",

  phase: {
    queued: "Not sent yet. It will go out when you are back online.",
    sent: "Sending",
    stored: "Sent",
    seen: "Seen",
    held: "Waiting for the author to let it through",
  },
  failed: {
    "too-fast": "Not sent: that was too fast. Wait a moment.",
    "forbidden": "Not sent: nobody can write here.",
    "too-late": "Not sent for a day. Send it if you still want to.",
    otherwise: "Not sent: the server did not take it.",
  },
  wait: (seconds) => `Again in ${seconds} s`,
  retry: "Try again",
  discard: "Discard",

  everyone: "Everyone",
  placeholder: "Ask about this post",
  audience: "Everyone reading can see it",
  send: "Send to everyone",
  whisper: {
    name: "Private to the author",
    placeholder: "Write to the author",
    audience: "Only you and the author can see it",
    send: "Send to the author",
    emptyTitle: "Just between you and the author",
    emptyText: "Nobody else sees what you write here, or that you wrote.",
  },
  question: "Question",
  emoji: "Emoji",
  left: (characters) => `${characters} left`,
  tooMany: (characters) => `${characters} too many`,
};
