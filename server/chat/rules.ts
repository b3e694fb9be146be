/**
 * Who may do what: the table of the chat's destinations. What is not in it is refused.
 *
 * @module
 */

/** What somebody is in the chat. */
export type Role = "reader" | "author";

/** One row: these people may do this there. */
export interface AccessRow {
  readonly command: "SEND" | "SUBSCRIBE";
  /** `{room}` stands for a room as one segment, in canonical form. */
  readonly destination: string;
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ["reader", "author"];
const AUTHORS: readonly Role[] = ["author"];

/** Every destination a client may name. */
export const ACCESS: readonly AccessRow[] = [
  { command: "SUBSCRIBE", destination: "/user/queue/errors", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/user/queue/history", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/topic/rooms/{room}", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/app/rooms/{room}", roles: EVERYBODY },
  { command: "SEND", destination: "/app/rooms/{room}/say", roles: EVERYBODY },
  { command: "SEND", destination: "/app/rooms/{room}/history", roles: EVERYBODY },
  { command: "SUBSCRIBE", destination: "/topic/rooms", roles: AUTHORS },
  { command: "SUBSCRIBE", destination: "/app/rooms", roles: AUTHORS },
];
