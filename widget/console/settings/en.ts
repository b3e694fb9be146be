/**
 * The list of settings in English.
 *
 * @module
 */
import type { SettingsWords } from "./words.ts";

/** Comes with the settings. */
export const en: SettingsWords = {
  title: "Settings",
  pagesLabel: "Pages of the settings",
  back: "All settings",
  pages: {
    account: { name: "Account", about: "Your name, picture, password and passkeys" },
    site: { name: "Blog", about: "Its pages, look, hours and rules" },
    answers: { name: "Canned answers", about: "What you say often, written once" },
    notifications: {
      name: "Notifications",
      about: "How you are told, and how you answer elsewhere",
    },
    moderation: { name: "Moderation", about: "What waits, and who is muted or banned" },
    people: { name: "People", about: "Who answers, and who keeps order" },
    data: { name: "Data", about: "Export conversations, or import them" },
    check: { name: "Check", about: "Whether server and proxy fit together" },
    audit: { name: "What was done", about: "By whom, and about whom" },
    device: { name: "This device", about: "Notifications, and the console as an app" },
  },
};
