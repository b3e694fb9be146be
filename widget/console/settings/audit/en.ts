/**
 * The page of what was done in English.
 *
 * @module
 */
import type { AuditWords } from "./words.ts";

/** Comes with the page. */
export const en: AuditWords = {
  title: "What was done",
  about: (days) =>
    `Who did what about readers, messages, blogs and each other. It is kept for ${days} days, ` +
    "without what was said, and nobody can change it.",
  kind: "About",
  kinds: {
    all: "Everything",
    reader: "Readers",
    message: "Messages",
    site: "Blogs and rooms",
    author: "People",
    own: "Sign-in and notifications",
    data: "Exports and imports",
  },
  who: "By",
  everybody: "Everybody",
  acts: {
    "reader.ban": (reader, detail) => `banned ${reader}${minutes(detail)}`,
    "reader.mute": (reader, detail) => `muted ${reader}${minutes(detail)}`,
    "reader.lift": () => "ended a ban or mute",
    "reader.purge": (reader) => `deleted all that ${reader} wrote`,
    "reader.erase": (reader) => `erased ${reader}`,
    "message.approve": (reader) => `let a message of ${reader} through`,
    "message.reject": (reader) => `rejected a held message of ${reader}`,
    "message.delete": (reader) => `deleted a message of ${reader}`,
    "message.publish": (reader) => `published a private question of ${reader}`,
    "site.change": (site) => `changed the settings of the blog ${site}`,
    "site.remove": (site) => `removed the blog ${site}`,
    "room.change": () => "changed the settings of a room",
    "room.erase": () => "erased a room",
    "whisper.erase": (reader) => `erased the private conversation of ${reader}`,
    "author.invite": (author, detail) => `invited ${author}${as(detail)}`,
    "author.link": (author) => `made a link for ${author}`,
    "author.unlink": (author) => `took back the link for ${author}`,
    "author.role": (author, detail) => `changed the role of ${author}${to(detail)}`,
    "author.owner": (author) => `handed the server over to ${author}`,
    "author.remove": (author) => `removed ${author}`,
    "own.password": () => "chose another password",
    "own.passkey-add": () => "added a passkey",
    "own.passkey-remove": () => "removed a passkey",
    "own.channel-add": () => "added a way to be told",
    "own.channel-remove": () => "removed a way to be told",
    "data.export": () => "exported conversations",
    "data.import": () => "imported conversations",
  },
  roles: { owner: "owner", author: "author", moderator: "moderator" },
  otherAct: (act) => `did something this console has no words for: ${act}`,
  reader: (number) => `Reader ${number}`,
  erasedReader: (id) => `an erased reader (${id})`,
  removedAuthor: "somebody who was removed",
  openRoom: "Open the conversation",
  more: "Show more",
  none: "Nothing of this kind happened.",
  asTable: "Download as a table",
  asLines: "Download as JSON lines",
  list: "What was done, the newest first",
};

function minutes(detail: string): string {
  return detail === "" ? "" : detail === "1" ? " for 1 minute" : ` for ${detail} minutes`;
}

function as(role: string): string {
  return role === "" ? "" : ` as ${role === "author" ? "an" : "a"} ${role}`;
}

function to(role: string): string {
  return role === "" ? "" : `: ${role}`;
}
