/**
 * What the page of people says.
 *
 * @module
 */
import type { AuthorRole } from "../../../../shared/chat/author.ts";

/** Every phrase of the page. */
export interface PeopleWords {
  readonly title: string;
  readonly about: string;
  readonly you: string;
  readonly roles: Readonly<Record<AuthorRole, string>>;
  readonly roleAbout: Readonly<Record<AuthorRole, string>>;
  readonly invited: string;
  readonly linkUntil: (when: string) => string;
  readonly noLink: string;
  readonly manage: string;
  readonly manageNamed: (name: string) => string;
  readonly inviteTitle: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly role: string;
  readonly invite: string;
  readonly link: LinkWords;
  readonly act: ActWords;
  readonly onlyOwner: string;
}

/** Of a link that was just made. */
export interface LinkWords {
  readonly title: (name: string) => string;
  readonly text: (when: string) => string;
  readonly label: string;
  readonly code: string;
}

/** Of what the owner does about somebody. */
export interface ActWords {
  readonly roleSaved: (name: string) => string;
  readonly roleText: string;
  readonly newLink: string;
  readonly newLinkText: (isInvited: boolean) => string;
  readonly takeBack: string;
  readonly takenBack: string;
  readonly owner: string;
  readonly ownerTitle: (name: string) => string;
  readonly ownerText: (name: string) => string;
  readonly ownerDone: (name: string) => string;
  readonly remove: string;
  readonly removeTitle: (name: string) => string;
  readonly removeText: string;
  readonly removed: (name: string) => string;
}
