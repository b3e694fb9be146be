/**
 * Who may do what: the table of the chat's destinations. What is not in it is refused.
 *
 * @module
 */

/** What somebody is in the chat. The owner is an author here. */
export type Role = "reader" | "author" | "moderator";

/** One row: these people may do this there. */
export interface AccessRow {
  readonly command: "SEND" | "SUBSCRIBE";
  /** `{room}` stands for a room as one segment, in canonical form; `{reader}` for a reader's id. */
  readonly destination: string;
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ["reader", "author", "moderator"];
const READERS: readonly Role[] = ["reader"];
const AUTHORS: readonly Role[] = ["author"];
/** Who keeps order in rooms. */
const KEEPERS: readonly Role[] = ["author", "moderator"];

/** What authors do about a conversation among themselves. */
const DESK_COMMANDS = ["answering", "looking", "note", "note-delete"];
const COMMANDS = ["say", "history", "edit", "delete", "react", "question", "seen", "typing"];
/** What moderators may do in a room, too. */
const KEEPING = ["history", "delete", "seen"];

/** Every destination a client may name. */
export const ACCESS: readonly AccessRow[] = [
  { command: "SUBSCRIBE", destination: "/user/queue/errors", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/user/queue/history", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/user/queue/whispers", roles: READERS },
  { command: "SUBSCRIBE", destination: "/user/queue/me", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/app/me", roles: READERS },
  { command: "SEND", destination: "/app/me", roles: READERS },
  { command: "SUBSCRIBE", destination: "/user/queue/unread", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/user/queue/held", roles: READERS },
  { command: "SUBSCRIBE", destination: "/topic/rooms/{room}", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/topic/rooms/{room}/presence", roles: EVERYBODY },
  ...conversation("/app/rooms/{room}", EVERYBODY),
  { command: "SUBSCRIBE", destination: "/app/rooms/{room}/questions", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/app/rooms/{room}/presence", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/app/unread", roles: EVERYBODY },
  // Whose whisper it is says the session, so nobody can name another's.
  ...conversation("/app/rooms/{room}/whisper", READERS),
  { command: "SEND", destination: "/app/rooms/{room}/whisper/consent", roles: READERS },
  ...conversation("/app/rooms/{room}/whispers/{reader}", AUTHORS),
  { command: "SEND", destination: "/app/rooms/{room}/whispers/{reader}/publish", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/topic/rooms", roles: KEEPERS },
  { command: "SUBSCRIBE", destination: "/app/rooms", roles: KEEPERS },
  { command: "SUBSCRIBE", destination: "/topic/whispers", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/app/whispers", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/user/queue/search", roles: EVERYBODY },
  { command: "SEND", destination: "/app/rooms/{room}/search", roles: EVERYBODY },
  { command: "SEND", destination: "/app/search", roles: KEEPERS },
  { command: "SUBSCRIBE", destination: "/topic/readers", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/app/readers/{reader}", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/topic/sites", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/topic/pages", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/app/pages", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/topic/desk", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/app/desk", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/app/readers/{reader}/desk", roles: AUTHORS },
  ...desk("/app/rooms/{room}/desk"),
  ...desk("/app/rooms/{room}/whispers/{reader}/desk"),
  { command: "SEND", destination: "/app/me/away", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/topic/moderation", roles: KEEPERS },
  { command: "SUBSCRIBE", destination: "/app/moderation", roles: KEEPERS },
  ...["ban", "mute", "lift", "approve", "reject"].map((name): AccessRow => ({
    command: "SEND",
    destination: `/app/moderation/${name}`,
    roles: KEEPERS,
  })),
  // It reaches into whispers.
  { command: "SEND", destination: "/app/moderation/purge", roles: AUTHORS },
];

/** The rows of one conversation's desk: to look at it, to settle something, and each command. */
function desk(destination: string): readonly AccessRow[] {
  return [
    { command: "SUBSCRIBE", destination, roles: AUTHORS },
    { command: "SEND", destination, roles: AUTHORS },
    ...DESK_COMMANDS.map((name): AccessRow => ({
      command: "SEND",
      destination: `${destination}/${name}`,
      roles: AUTHORS,
    })),
  ];
}

/** The rows of one conversation: to join it, and each command. */
function conversation(destination: string, roles: readonly Role[]): readonly AccessRow[] {
  return [
    { command: "SUBSCRIBE", destination, roles },
    ...COMMANDS.map((name): AccessRow => ({
      command: "SEND",
      destination: `${destination}/${name}`,
      roles: KEEPING.includes(name) ? roles : roles.filter((role) => role !== "moderator"),
    })),
  ];
}
