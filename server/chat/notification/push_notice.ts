/**
 * What a push message to an author says, as it is sent.
 *
 * @module
 */
import { createHash } from "node:crypto";
import {
  MAX_PUSHED_TEXT_LENGTH,
  type MessageNotice,
  type PushNotice,
} from "../../../shared/chat/push.ts";
import type { PushMessage } from "./push_sender.ts";

/** How long a push service keeps what it cannot deliver: what is older waits in the inbox. */
const TTL_SECONDS = 3 * 24 * 60 * 60;
/** Who waits for a test looks at it now. */
const TEST_TTL_SECONDS = 60;
const TOPIC_LENGTH = 32;
/** What {@linkcode PushMessage} allows. */
const MAX_PAYLOAD_BYTES = 3_000;

/**
 * The push message of a notice. What is about one conversation takes the place of what was said of it
 * before and was not delivered yet.
 */
export function pushMessageOf(notice: PushNotice): PushMessage {
  switch (notice.kind) {
    case "test":
      return { payload: JSON.stringify(notice), ttlSeconds: TEST_TTL_SECONDS, urgency: "high" };
    case "digest":
      return {
        payload: JSON.stringify(notice),
        ttlSeconds: TTL_SECONDS,
        urgency: "normal",
        topic: "digest",
      };
    case "message": {
      const { text, title, ...bare } = notice;
      const short: MessageNotice = {
        ...bare,
        ...title !== undefined && { title: cut(title) },
        ...text !== undefined && { text: cut(text) },
      };
      // A room's name alone may be as long as the address of its page.
      const forms: readonly PushNotice[] = [short, bare, { kind: "digest", count: 1 }];
      return {
        payload: forms.map((form) => JSON.stringify(form)).find(fits) ?? "",
        ttlSeconds: TTL_SECONDS,
        urgency: "high",
        topic: topicOf(notice),
      };
    }
  }
}

/** Tells the push service which messages are about one conversation, and not which one. */
function topicOf({ room, whisper = "" }: MessageNotice): string {
  return createHash("sha256").update(JSON.stringify([room, whisper])).digest("base64url")
    .slice(0, TOPIC_LENGTH);
}

function fits(payload: string): boolean {
  return new TextEncoder().encode(payload).length <= MAX_PAYLOAD_BYTES;
}

/** At most `MAX_PUSHED_TEXT_LENGTH` units, and no half of a letter. */
function cut(text: string): string {
  if (text.length <= MAX_PUSHED_TEXT_LENGTH) return text;
  return `${text.slice(0, MAX_PUSHED_TEXT_LENGTH - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
