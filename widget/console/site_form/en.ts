/**
 * The forms of a blog's settings in English.
 *
 * @module
 */
import type { SiteFormWords } from "./words.ts";

/** Comes with the forms. */
export const en: SiteFormWords = {
  title: "Name of the blog",
  titleHint: "Shown in e-mails and notifications, and in this console.",
  language: "Language",
  languageHint: "What the chat speaks where the page does not say its language.",
  anyLanguage: "Each reader's own",

  origins: "Where the blog is",
  originsHint:
    "Only pages at these addresses may show the chat. An address is the beginning of the page's: https:// and the name, nothing after it.",
  noOrigins: "No address yet: the chat is nowhere.",
  noOriginsDefault:
    "No address yet: only pages of the machine the server runs on may show the chat.",
  addOrigin: "Let it in",
  addOriginLabel: "Address of the blog",
  notAnOrigin: "Write an address such as https://blog.example.",
  removeOrigin: (origin) => `Remove ${origin}`,
  givenOrigin: "Set in ALLOWED_ORIGINS; change it there.",
  knocked: (origin) => `${origin} tried to show the chat and was not let in.`,
  letIn: "Let it in",
  ofAnother: (site) => `belongs to the blog “${site}”`,

  themeMode: "Light or dark",
  themes: { auto: "As the reader's system", light: "Always light", dark: "Always dark" },
  color: "Accent colour",
  colorHint: "Made darker or lighter wherever it could not be read.",
  defaultColor: "Use ours",
  preview: "How it looks",
  previewHint: "This is the real chat. What is written here goes nowhere.",
  previewPost: "A post of yours",
  previewQuestion: "Does this work on a phone too?",
  previewAnswer: "Yes. Try it with yours.",

  sayHours: "Say when you usually answer",
  sayHoursHint: "Outside these hours readers are told when you are back.",
  timeZone: "Time zone",
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  from: (day) => `${day}, from`,
  to: (day) => `${day}, to`,
  dayOff: "Day off",
  addSpan: (day) => `Add a time on ${day}`,
  removeSpan: (day) => `Remove the time on ${day}`,
  add: "Add",
  remove: "Remove",
  likeMonday: "Monday to Friday alike",
  badHours: "Each time ends after it begins, and begins after the one before has ended.",

  mode: "Who writes",
  modes: {
    open: "Everybody",
    "read-only": "Only authors; readers read",
    closed: "Only authors; readers see nothing",
  },
  holdFirst: "A reader's first message waits for you",
  holdFirstHint: "It is shown once you let it through. Later ones appear at once.",
  proofOfWork: "New readers solve a puzzle",
  proofOfWorkHint: "Their browser does it by itself, in about a second. It slows down programs.",
  slowMode: "Seconds between two messages of a reader",
  slowModeHint: "0 is no limit.",
  words: "Words that no message may contain",
  wordsHint: "One per line. The reader is asked to use other words.",

  keepForever: "Keep messages for ever",
  keepForeverHint: "Otherwise they are erased after some days, for everybody.",
  retention: "Days until a message is erased",
  retentionHint: "For all conversations of this blog, including existing ones.",
  identityKey: "Key of readers your blog knows",
  identityKeyHint:
    "The public half, as JSON (JWK). With the other half your blog signs who a reader is. Empty: none.",
  badIdentityKey: "Paste a public key as JSON: EC P-256 or OKP Ed25519, without its private half.",
  badNumber: (least, most) => `Write a whole number from ${least} to ${most}.`,

  faulty: "This is not valid. Change it and save again.",
  changedBy: (name) => `${name} has changed these settings since you opened them.`,
  changed: "These settings have changed since you opened them.",
  showChanged: "Show the current settings",
  saved: "Saved. It applies at once.",
};
