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
  placeholder: "Write an answer",
  audience: "Everyone reading the post can see it",
  send: "Answer as author",

  signIn: "Sign in",
  password: "Password",
  show: "Show",
  forgotten: "Forgotten? On the server, this prints a link that signs you in:",
  welcome: "Welcome",
  linkText: "Choose the name readers see beside your answers, and a password.",
  linkAgain: "Been here before? What you leave empty stays as it is.",
  withPassword: "Sign in with the password instead",
  name: "Name",
  newPassword: "New password",
  passwordHint: (characters) => `At least ${characters} characters.`,
  faults: {
    "password-wrong": "The password does not fit.",
    "too-fast": "Too many tries. Wait a little, then try again.",
    "link-invalid": "This link was used or is too old. On the server, this prints another:",
    "invalid-body": "Choose a name, and a password that is long enough.",
    "forbidden": "The server lets nobody sign in at this address. Its log says why.",
    otherwise: "The server did not answer. Try again in a moment.",
  },
  sessionOver: "Your session is over. Sign in again.",
  unreachableTitle: "The server cannot be reached",
  signOut: "Sign out",

  conversations: "Conversations",
  waiting: (count) =>
    count === 0
      ? "Nothing waits for an answer."
      : count === 1
      ? "1 conversation waits for an answer."
      : `${count} conversations wait for an answer.`,
  waits: "Waits for an answer",
  unread: "New",
  said: (name, text) => `${name}: ${text}`,
  back: "All conversations",
  openPost: "Open the post",
  choose: "Choose a conversation to read and answer it.",
  quietTitle: "All quiet",
  quietText: "Paste this tag into your posts. What readers ask there appears here.",
  copy: "Copy",
  copied: "Copied",
};
