/**
 * The push message that tells a reader of an answer: already in words, in the reader's language, since
 * the browser that shows it knows nothing else.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { AnswerNotice } from "../../../../shared/chat/push.ts";
import { MAX_PUSHED_TEXT_LENGTH } from "../../../../shared/chat/push.ts";
import type { FollowRecord } from "../../../storage/port/follow_store.ts";
import type { PushMessage, PushSubscription } from "../push_sender.ts";
import { mailWordsOf } from "./words.ts";

const TTL_SECONDS = 7 * 24 * 60 * 60;
const TOPIC_LENGTH = 32;
/** What `PushMessage` allows. */
const MAX_PAYLOAD_BYTES = 3_000;

/** What is told. */
export interface AnswerPush {
  readonly follow: Pick<FollowRecord, "id" | "language" | "whisper">;
  /** The title of the page, empty where it has none. */
  readonly post: string;
  readonly pageUrl: string;
  readonly author: string;
  /** The answer, where it may be shown. */
  readonly text?: string;
}

/** See the head of this file. */
export function answerPush({ follow, post, pageUrl, author, text }: AnswerPush): PushMessage {
  const words = mailWordsOf(follow.language);
  const title = words.answerSubject(cut(post, 120));
  const bare: AnswerNotice = {
    kind: "answer",
    tag: follow.id,
    title,
    body: follow.whisper === undefined
      ? words.answerText(cut(post, 120))
      : words.privateText(cut(post, 120)),
    url: pageUrl,
    lang: follow.language,
    dir: words.dir,
  };
  const full = text === undefined
    ? bare
    : { ...bare, body: `${author}: ${cut(text, MAX_PUSHED_TEXT_LENGTH)}` };
  const forms = [full, bare, { ...bare, url: "" }].map((form) => JSON.stringify(form));
  return {
    payload: forms.find(fits) ?? "",
    ttlSeconds: TTL_SECONDS,
    urgency: "normal",
    topic: createHash("sha256").update(follow.id).digest("base64url").slice(0, TOPIC_LENGTH),
  };
}

/** A browser's subscription as text, to be kept in the place of an address of mail. */
export function printSubscription({ endpoint, keys }: PushSubscription): string {
  return JSON.stringify({ endpoint, keys });
}

/** The subscription in what {@linkcode printSubscription} wrote; `undefined` in an address of mail. */
export function subscriptionIn(address: string): PushSubscription | undefined {
  // No address of mail has a quotation mark in it.
  return address.startsWith('{"') ? JSON.parse(address) : undefined;
}

function fits(payload: string): boolean {
  return new TextEncoder().encode(payload).length <= MAX_PAYLOAD_BYTES;
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
