/**
 * The page of people in English.
 *
 * @module
 */
import type { PeopleWords } from "./words.ts";

/** Comes with the page. */
export const en: PeopleWords = {
  title: "People",
  about: "Who answers here, and who keeps order.",
  you: "you",
  roles: { owner: "Owner", author: "Author", moderator: "Moderator" },
  roleAbout: {
    owner: "Does everything, and gives others their roles.",
    author: "Answers publicly and privately, and sets blogs up.",
    moderator:
      "Reads what is public, lets messages through, deletes, mutes and bans. Sees nothing private.",
  },
  invited: "Invited",
  linkUntil: (when) => `the link is valid until ${when}`,
  noLink: "there is no valid link",
  manage: "Manage",
  manageNamed: (name) => `Manage ${name}`,
  inviteTitle: "Invite somebody",
  name: "Name",
  nameHint: "Readers see it beside their answers. They can choose another.",
  nameMissing: "Write their name.",
  role: "Role",
  invite: "Make a link",
  link: {
    title: (name) => `A link for ${name}`,
    text: (when) =>
      `Give it to nobody else: whoever opens it first signs in. It counts once, until ${when}, ` +
      "and is shown only here.",
    label: "Link",
    code: "The link as a code for a phone's camera",
  },
  act: {
    roleSaved: (name) => `Saved. ${name} signs in again.`,
    roleText: "When it changes, they are signed out everywhere and sign in again.",
    newLink: "Make a new link",
    newLinkText: (isInvited) =>
      isInvited
        ? "For a link that got lost. The one before stops working."
        : "For a password or passkey that got lost. It works for an hour.",
    takeBack: "Take the link back",
    takenBack: "Taken back. The link no longer works.",
    owner: "Hand the server over",
    ownerTitle: (name) => `Hand the server over to ${name}?`,
    ownerText: (name) =>
      `${name} becomes the owner, and you an author. Only ${name} can give it back to you.`,
    ownerDone: (name) => `Done. ${name} is the owner now.`,
    remove: "Remove",
    removeTitle: (name) => `Remove ${name}?`,
    removeText:
      "They are signed out everywhere, at once, and cannot come back. What they said stays.",
    removed: (name) => `${name} was removed.`,
  },
  onlyOwner: "The owner invites people and gives them their roles.",
};
