/**
 * A notice for a program of the author's: JSON, signed as by Standard Webhooks
 * (https://www.standardwebhooks.com), with HMAC-SHA-256 over the id, the time and the body.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import type { Notice } from "../notice.ts";

/** What a secret begins with where it is shown. */
export const SECRET_PREFIX = "whsec_";

/** The body of a post. Every field is as on the chat's wire. */
export function webhookBody({ id, kind, items, count, url }: Notice): string {
  return JSON.stringify({ type: `notice.${kind}`, id, count, url, items });
}

/**
 * The headers that sign a body.
 *
 * @param given the secret in base64, what names the post for good, and when it is sent, in
 *   milliseconds since 1970
 */
export function webhookHeaders(
  body: string,
  { secret, id, now }: { readonly secret: string; readonly id: string; readonly now: number },
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac("sha256", Uint8Array.fromBase64(secret))
    .update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "user-agent": "smallTalk",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
