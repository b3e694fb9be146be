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
    owner: "Does everything, and says who is what.",
    author: "Answers in the open and privately, and sets blogs up.",
    moderator: "Reads rooms, lets messages through, deletes, mutes and bans. Sees nothing private.",
  },
  invited: "Invited",
  linkUntil: (when) => `the link counts until ${when}`,
  noLink: "there is no link that counts",
  manage: "Manage",
  manageNamed: (name) => `Manage ${name}`,
  inviteTitle: "Invite somebody",
  name: "Name",
  nameHint: "Readers see it beside their answers. They can choose another.",
  nameMissing: "Write what they are called.",
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
        ? "For the link that got lost. The one before counts no longer."
        : "For the password or passkey that got lost. It counts for an hour.",
    takeBack: "Take the link back",
    takenBack: "Taken back. The link opens nothing any more.",
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
  onlyOwner: "The owner invites people and says who is what.",
};
