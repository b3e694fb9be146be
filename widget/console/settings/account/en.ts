/**
 * The page of one's own account in English.
 *
 * @module
 */
import type { AccountWords } from "./words.ts";

/** Comes with the page. */
export const en: AccountWords = {
  title: "Account",
  roles: {
    owner: "You are the owner of this server.",
    author: "You are an author here.",
    moderator: "You are a moderator: you read what is said publicly, let messages through, " +
      "delete, mute and ban. Authors answer.",
  },
  name: "Name",
  nameHint: "Readers see it beside your answers from now on.",
  nameMissing: "Write a name that readers can see.",
  keysTitle: "Keyboard shortcuts",
  letters: "Single-letter shortcuts",
  lettersHint:
    "They move through the inbox and answer. When off, letters do nothing outside fields.",
  showKeys: "Show the shortcuts",
  sessionTitle: "This browser",
  signOut: "Sign out",
  picture: {
    title: "Picture",
    hint: "Readers see it beside your name. The place where it was taken is removed.",
    choose: "Choose a picture",
    remove: "Remove",
    removed: "Removed. Readers see only your name.",
    unfit: "This file is not a picture that can be shown. Try a PNG, JPEG or WebP.",
  },
  password: {
    title: "Password",
    none: "You sign in with a passkey and have no password. You can add one.",
    old: "Current password",
    next: "New password",
    hint: (characters) =>
      `At least ${characters} characters. All your other browsers are signed out.`,
    tooShort: (characters) => `Choose at least ${characters} characters.`,
    change: "Change password",
    changed: "Changed. Your other browsers are signed out.",
  },
  passkeys: {
    title: "Passkeys",
    about:
      "Sign in with your fingerprint, your face or the lock of your screen. Nothing to remember, " +
      "and nothing that could be typed on a wrong page.",
    none: "You have none yet.",
    add: "Add a passkey",
    name: "Name of the passkey",
    nameHint: "So that you know it again, such as the device it is on.",
    defaultName: (system) => system === "" ? "Passkey" : `Passkey on ${system}`,
    waiting: "Your browser asks you now…",
    added: "Added. You can sign in with it from now on.",
    left: "Not added: the browser was not allowed to, or waited too long.",
    known: "There is already one on this device.",
    failed: "The browser could not make a passkey here.",
    since: (date) => `Added ${date}`,
    used: (ago) => `used ${ago}`,
    unused: "not used yet",
    synced: "kept in your account there",
    rename: "Rename",
    renameNamed: (name) => `Rename ${name}`,
    remove: "Remove",
    removeNamed: (name) => `Remove ${name}`,
    removeTitle: (name) => `Remove “${name}”?`,
    removeText:
      "Nobody can sign in with it any more. It may stay in your device’s list: delete it there.",
    removed: "Removed.",
    last: "It is your only way in. Choose a password, or add another passkey first.",
    elsewhere: (host) => `Passkeys are for ${host}. Open the console there to use them.`,
    nowhere:
      "This server is reached under an address without a name, and browsers keep passkeys for " +
      "names only. Whoever runs it can set PUBLIC_URL to one.",
  },
  sessions: {
    title: "Where you are signed in",
    device: (browser, system) => `${browser} on ${system}`,
    unknown: "Unknown browser",
    current: "This one",
    seen: (ago) => `used ${ago}`,
    since: (date) => `since ${date}`,
    end: "Sign out",
    endNamed: (device) => `Sign out ${device}`,
    ended: "Signed out there.",
    endOthers: "Sign out everywhere else",
    endOthersText: "All browsers but this one are signed out, at once.",
    endedOthers: "Signed out everywhere else.",
  },
};
