/**
 * How authors are told what readers say while they do not look: by what, about what, and when.
 *
 * @module
 */
import {
  fieldsOf,
  isBoolean,
  isCount,
  isListOf,
  isObject,
  isOptional,
  isString,
  isTrue,
} from "./guard.ts";

/** About what an author is told. `mine`: only what is theirs at the desk. */
export type NoticeChoice = "all" | "questions" | "mine" | "none";
/** What there is to choose from, the most first. */
export const NOTICE_CHOICES: readonly NoticeChoice[] = ["all", "questions", "mine", "none"];

/** Whether what comes is told one by one, or together. */
export type NoticeDigest = "off" | "hourly" | "daily";
/** What there is to choose from. */
export const NOTICE_DIGESTS: readonly NoticeDigest[] = ["off", "hourly", "daily"];

/** By what an author is told. */
export type ChannelKind = "mail" | "slack" | "discord" | "telegram" | "webhook";
/** What there is, in the order in which it is offered. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [
  "mail",
  "slack",
  "discord",
  "telegram",
  "webhook",
];

/** How an author wants to be told. */
export interface NoticeSettings {
  readonly choice: NoticeChoice;
  /** Where it is another, by the site's id. */
  readonly sites: Readonly<Record<string, NoticeChoice>>;
  readonly digest: NoticeDigest;
  /** When nothing is told, in minutes since midnight; over midnight when `to` is not after `from`. */
  readonly quiet?: { readonly from: number; readonly to: number };
  /** An IANA name; the hours above are of this zone. */
  readonly timeZone: string;
  /** Whether messages hold what readers wrote, and who. */
  readonly withText: boolean;
  /** The language of what is told. */
  readonly language: "en" | "ko";
}

/** Something an author is told by, as the author sees it. Secrets are never in it. */
export interface ChannelInfo {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Where it leads: an address of mail, or a host. */
  readonly target: string;
  readonly enabled: boolean;
  /** It waits for the code that was sent there. */
  readonly unconfirmed?: true;
}

/** `POST /api/notifications/channels`: something more to be told by. */
export type NewChannel =
  | { readonly kind: "mail"; readonly address: string }
  | { readonly kind: "slack" | "discord" | "webhook"; readonly url: string }
  | { readonly kind: "telegram"; readonly token: string; readonly chat: string };

/** The answer to it. */
export interface AddedChannel {
  readonly channel: ChannelInfo;
  /** With what a webhook's posts are signed; it is never shown again. */
  readonly secret?: string;
}

/** What became of an attempt to tell somebody. */
export interface DeliveryInfo {
  readonly at: number;
  /** The id of the channel. */
  readonly channel: string;
  readonly outcome: "sent" | "refused" | "later" | "dead";
  /** What the other side said: a status of HTTP, a code of SMTP. */
  readonly code?: number;
  readonly durationMs: number;
  readonly attempt: number;
}

/** What the server can do, as it is set up. */
export interface NoticeMeans {
  /** It sends mail. */
  readonly mail: boolean;
  /** It takes answers to mail. */
  readonly mailAnswers: boolean;
  /** The hosts it may post to. */
  readonly hosts: readonly string[];
  /** It takes answers from Telegram: it is reached over https. */
  readonly telegramAnswers: boolean;
}

/** `GET /api/notifications`: all there is to say about how an author is told. */
export interface NoticeState {
  readonly settings: NoticeSettings;
  readonly channels: readonly ChannelInfo[];
  readonly means: NoticeMeans;
  /** The newest first. */
  readonly deliveries: readonly DeliveryInfo[];
}

/** What becomes of a test. */
export interface ChannelTest {
  readonly outcome: "sent" | "refused" | "later";
  readonly code?: number;
}

/** Whether a body has the shape of a {@linkcode NoticeState}. */
export function isNoticeState(body: unknown): body is NoticeState {
  const { settings, channels, means, deliveries } = fieldsOf<NoticeState>(body);
  return isNoticeSettings(settings) && isListOf(channels, isChannelInfo) && isMeans(means) &&
    isListOf(deliveries, isDeliveryInfo);
}

/** Whether a value has the shape of {@linkcode NoticeSettings}. */
export function isNoticeSettings(value: unknown): value is NoticeSettings {
  const { choice, sites, digest, quiet, timeZone, withText, language } = fieldsOf<NoticeSettings>(
    value,
  );
  return isString(choice) && isObject(sites) && Object.values(sites).every(isString) &&
    isString(digest) && isOptional(quiet, isQuiet) && isString(timeZone) && isBoolean(withText) &&
    isString(language);
}

/** Whether a value has the shape of a {@linkcode ChannelInfo}. */
export function isChannelInfo(value: unknown): value is ChannelInfo {
  const { id, kind, target, enabled, unconfirmed } = fieldsOf<ChannelInfo>(value);
  return isString(id) && isString(kind) && isString(target) && isBoolean(enabled) &&
    isOptional(unconfirmed, isTrue);
}

/** Whether a body has the shape of an {@linkcode AddedChannel}. */
export function isAddedChannel(body: unknown): body is AddedChannel {
  const { channel, secret } = fieldsOf<AddedChannel>(body);
  return isChannelInfo(channel) && isOptional(secret, isString);
}

/** Whether a body has the shape of a {@linkcode ChannelTest}. */
export function isChannelTest(body: unknown): body is ChannelTest {
  const { outcome, code } = fieldsOf<ChannelTest>(body);
  return isString(outcome) && isOptional(code, isCount);
}

function isQuiet(value: unknown): value is NonNullable<NoticeSettings["quiet"]> {
  const { from, to } = fieldsOf<NonNullable<NoticeSettings["quiet"]>>(value);
  return isCount(from) && isCount(to);
}

function isMeans(value: unknown): value is NoticeMeans {
  const { mail, mailAnswers, hosts, telegramAnswers } = fieldsOf<NoticeMeans>(value);
  return isBoolean(mail) && isBoolean(mailAnswers) && isListOf(hosts, isString) &&
    isBoolean(telegramAnswers);
}

function isDeliveryInfo(value: unknown): value is DeliveryInfo {
  const { at, channel, outcome, code, durationMs, attempt } = fieldsOf<DeliveryInfo>(value);
  return isCount(at) && isString(channel) && isString(outcome) && isOptional(code, isCount) &&
    isCount(durationMs) && isCount(attempt);
}
