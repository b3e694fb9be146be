/**
 * English, for the author.
 *
 * @module
 */
import type { ConsoleWords } from "./console_words.ts";
import { en } from "./en.ts";

/** The words that come with the console. */
export const consoleEn: ConsoleWords = {
  ...en,
  whisper: {
    ...en.whisper,
    placeholder: "Write a private answer",
    audience: "Only this reader and the authors can see it",
    send: "Answer privately",
    emptyTitle: "Nothing is here",
    emptyText: "Nobody else sees what is written here.",
  },
  placeholder: "Write an answer",
  audience: "Everyone reading the post can see it",
  send: "Answer publicly",

  signIn: "Sign in",
  password: "Password",
  show: "Show",
  forgotten: "Forgotten it? Run this on the server for a link that signs you in:",
  welcome: "Welcome",
  linkText: "Choose the name readers see beside your answers, and a password.",
  linkAgain: "Been here before? Fields you leave empty keep their value.",
  withPassword: "Sign in with the password instead",
  withPasskey: "Sign in with a passkey",
  passkeyFromLink: "Use a passkey instead of a password",
  passkeyName: "First passkey",
  name: "Name",
  newPassword: "New password",
  passwordHint: (characters) => `At least ${characters} characters.`,
  faults: {
    "password-wrong": "The password is wrong.",
    "passkey-wrong": "This passkey is not known here any more. Sign in with your password.",
    "too-fast": "Too many attempts. Wait a little, then try again.",
    "link-invalid": "This link has been used or is too old. Run this on the server for another:",
    "invalid-body": "Choose a name, and a password that is long enough.",
    "forbidden": "The server lets nobody sign in at this address. Its log says why.",
    otherwise: "The server did not answer. Try again in a moment.",
  },
  sessionOver: "Your session has ended. Sign in again.",
  unreachableTitle: "The server cannot be reached",
  notNowTitle: "The console cannot open yet",
  offlineTitle: "You are offline",
  offlineText:
    "There is nothing to read until you are back: what people write is never kept on this device.",
  asOf: (time) => `What is shown was loaded at ${time}.`,

  sectionsLabel: "Sections",
  sections: {
    inbox: "Inbox",
    numbers: "Numbers",
    settings: "Settings",
    setup: "Set-up",
  },
  waitingTitle: (count) => `${count} waiting`,
  signedInAs: (name) => `Signed in as ${name}`,
  notLoadedTitle: "This page could not be loaded",
  keys: {
    title: "Keyboard shortcuts",
    commands: {
      next: "Next conversation",
      previous: "Previous conversation",
      open: "Open it",
      reply: "Write an answer",
      done: "Answered, or done",
      assign: "Assign to me, or to nobody",
      snooze: "Snooze",
      search: "Search",
      help: "Show these shortcuts",
      back: "Back",
      inbox: "Go to the inbox",
      numbers: "Go to the numbers",
      settings: "Go to the settings",
    },
    switchOff: "Turn off single-letter shortcuts",
  },
  kit: {
    cancel: "Cancel",
    close: "Close",
    save: "Save",
    saving: "Saving…",
    saved: "Saved",
    copy: "Copy",
    copied: "Copied",
    typeToConfirm: (word) => `Type “${word}” to go on`,
    proof: {
      title: "Is it you?",
      text:
        "You signed in a while ago, and this cannot be undone, opens a new way in, or sends what people write elsewhere.",
      go: "Go on",
      passkey: "Use a passkey",
      checking: "Checking…",
      left: "No passkey was used.",
    },
    refused: {
      "confirm-needed": "Nothing was changed: you did not confirm that it is you.",
      "password-wrong": "The password is wrong.",
      "passkey-wrong": "This passkey was not accepted. Try again.",
      unreachable: "The server did not answer. Nothing was changed. Try again in a moment.",
      forbidden: "You may not do this.",
      "too-fast": "That was too fast. Wait a little, then try again.",
      "invalid-body": "Something here is not valid. Check the fields.",
      "not-found": "It is no longer there.",
      otherwise: "That did not work. Nothing was changed. Try again in a moment.",
    },
  },
};
