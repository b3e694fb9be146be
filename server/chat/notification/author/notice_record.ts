/**
 * How an author wants to be told, as it is kept.
 *
 * @module
 */
import type { ChannelInfo, ChannelKind, NoticeSettings } from "../../../../shared/chat/notice.ts";

/** Something an author is told by. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Where it leads, as the author sees it. */
  readonly target: string;
  /** What came before is not told by it; in milliseconds since 1970. */
  readonly since: number;
  readonly enabled: boolean;
  /** An encrypted {@linkcode ChannelSecret}; mail has none. */
  readonly sealed?: string;
  /** Whether what is written there comes back: Telegram was told where to, and has taken it. */
  readonly answers?: true;
  /** What it waits for, until it is confirmed. */
  readonly code?: ChannelCode;
}

/** A code that was sent over a channel. */
export interface ChannelCode {
  /** A keyed hash of it. */
  readonly hash: string;
  readonly expiresAt: number;
  /** How often another one may be tried. */
  readonly tries: number;
}

/** What only the server may know of a channel. */
export interface ChannelSecret {
  /** Where to post, for Slack, Discord and webhooks. */
  readonly url?: string;
  /** With what a webhook's posts are signed: 32 bytes in base64. */
  readonly signing?: string;
  /** Of a Telegram bot. */
  readonly token?: string;
  /** The chat it tells. */
  readonly chat?: string;
}

/** All of an author's. */
export interface NoticeRecord {
  readonly settings: NoticeSettings;
  readonly channels: readonly Channel[];
}

/** How an author is told who has said nothing. */
export const DEFAULT_SETTINGS: NoticeSettings = {
  choice: "all",
  sites: {},
  digest: "off",
  timeZone: "UTC",
  withText: true,
  language: "en",
};

/** A channel as the author sees it. */
export function infoOf({ id, kind, target, enabled, code }: Channel): ChannelInfo {
  return { id, kind, target, enabled, ...code !== undefined && { unconfirmed: true } };
}

/** Whether anything is told by a channel. */
export function isInUse({ enabled, code }: Channel): boolean {
  return enabled && code === undefined;
}
