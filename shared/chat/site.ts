/**
 * A blog and its settings.
 *
 * @module
 */

/** A blog. */
export interface Site {
  /** As rooms begin with it: a–z, 0–9 and "-", at most 32 characters. */
  readonly id: string;
  readonly title: string;
  /** The origins whose pages may embed the chat, such as `https://blog.example`. */
  readonly origins: readonly string[];
  /** The language of the widget, as a BCP 47 tag; empty: the reader's own. */
  readonly language: string;
  readonly theme: Theme;
  /** When the author usually answers. */
  readonly hours?: Hours;
  readonly moderation: Moderation;
  /** How long messages are kept, in days; left out: for ever. */
  readonly retentionDays?: number;
  /** With what the site signs who its readers are, if it knows them: the public half of its key. */
  readonly identityKey?: PublicJwk;
}

/** The public half of a key pair, as a JSON Web Key: for ES256, or for EdDSA. */
export type PublicJwk =
  | { readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string }
  | { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string };

/** How the widget looks. */
export interface Theme {
  readonly mode: "auto" | "light" | "dark";
  /** The accent, as `#rrggbb`. */
  readonly color?: string;
}

/** When the author usually answers. */
export interface Hours {
  /** An IANA name, such as `Asia/Seoul`. */
  readonly timeZone: string;
  /** Seven lists, Monday first; an empty one is a day off. */
  readonly days: readonly (readonly Span[])[];
}

/** A part of a day, in minutes since midnight; `from` is below `to`, which is at most 1,440. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What readers may do. */
export interface Moderation {
  /** Whether they write: in open rooms; nowhere new; or not at all, and they read nothing either. */
  readonly mode: RoomMode;
  /** Whether a reader's first message waits until an author lets it through. */
  readonly holdFirst: boolean;
  /** The least time between two messages of one reader in a room, in seconds; 0 is no limit. */
  readonly slowModeSeconds: number;
  /** Words and phrases that no message may contain, whatever their case. */
  readonly words: readonly string[];
  /** Whether a new reader has to solve a puzzle first. */
  readonly proofOfWork: boolean;
}

/** Whether readers may write, and read. */
export type RoomMode = "open" | "read-only" | "closed";

/** What an author settled for one room; what is left out is as its site has it. */
export interface RoomSettings {
  readonly mode?: RoomMode;
  readonly holdFirst?: boolean;
  readonly slowModeSeconds?: number;
  /** How long messages are kept, in days; 0: for ever, whatever the site says. */
  readonly retentionDays?: number;
}

/** What holds for a site whose settings say nothing. */
export const DEFAULT_MODERATION: Moderation = {
  mode: "open",
  holdFirst: false,
  slowModeSeconds: 0,
  words: [],
  proofOfWork: false,
};
