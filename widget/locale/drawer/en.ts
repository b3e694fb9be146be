/**
 * English, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "Back to the conversation",
  margin: {
    title: "Questions in the margin",
    mark: (open, answered, text) => `Questions: ${open} open, ${answered} answered. “${text}”`,
  },
  search: {
    title: "Search",
    field: "Search this conversation",
    hint: "Finds words and parts of words in all that was said here.",
    results: plural("en", { one: "# message found", other: "# messages found" }),
    none: "No message contains all of these words.",
    more: "Show earlier ones",
    failed: "Could not search.",
    tooFast: "That was too fast. The search continues in a moment.",
    offline: "Searching needs a connection. It continues when you are back online.",
  },
  questions: {
    title: "Questions",
    open: "Open",
    answered: "Answered",
    none: "No questions yet",
    noneText: "What somebody asks here is kept in this list, with its answer.",
    failed: "Could not load the questions.",
    offline: "The list comes when you are back online.",
  },
  settings: {
    title: "Settings and help",
    you: "You",
    name: "Name",
    nameHint: "Everyone sees it. Without one you are called by a number.",
    email: "E-mail",
    emailHint: "Only the author sees it, to answer you when you are gone.",
    verified: "This site has signed you in, so your name comes from there.",
    save: "Save",
    saved: "Saved",
    nameTaken: "Not saved: this name could be taken for the author's.",
    notSaved: "Not saved: check the name and the address.",
    offline: "Not saved: there is no connection.",
    reading: "Reading",
    larger: "Larger text",
    quiet: "No announcements by screen readers",
    sound: "A soft tone for new messages",
    yours: "Your messages",
    device: "Continue on another device",
    deviceHint:
      "Works once, for an hour. Whoever opens it can read and write as you here, so show it to nobody.",
    deviceLink: "Link",
    copy: "Copy link",
    copied: "Copied",
    code: "The same link as a code for a camera",
    download: "Download my messages",
    erase: "Erase my messages",
    eraseAsk:
      "Your messages here become empty places. Your private messages are erased, with the answers to them, and so are your reactions, your name and your address. This cannot be undone.",
    eraseNow: "Erase everything",
    keep: "Keep it",
    erased: "Everything is erased.",
    failed: "This did not work. Try again in a moment.",
    keys: "Keyboard shortcuts",
    keysDo: [
      "Send",
      "New line",
      "Change your last message",
      "From message to message",
      "What you can do with it",
      "Back, or close",
    ],
  },
};
