/**
 * Web Push (RFC 8030): encrypts a message, signs who sends it, and hands it to the browser's push
 * service. What the service answers is read no further than its status.
 *
 * @module
 */
import type { RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { PushService } from "../../chat/notification/author_devices.ts";
import type {
  PushDelivery,
  PushMessage,
  PushSubscription,
} from "../../chat/notification/push_sender.ts";
import { encryptPush } from "./push_message.ts";
import { endpointFault } from "./push_services.ts";
import type { VapidKey } from "./vapid.ts";

/** Posts something to another server. Rejects when nobody answers. */
export type Post = (request: PostRequest) => Promise<PostAnswer>;

/** What is posted. */
export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What came back. */
export interface PostAnswer {
  readonly status: number;
  /** The value of `Retry-After`. */
  readonly retryAfter: string | null;
}

/** What a {@linkcode WebPushSender} is made with. */
export interface WebPushOptions {
  readonly key: VapidKey;
  /** To which hosts messages may go. */
  readonly hosts: readonly string[];
  /** Where this server is reached, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  readonly post: Post;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

const SECOND_MS = 1_000;
/** What a service may ask us to wait at most: later it is asked again. */
const MAX_WAIT_MS = 60 * 60 * SECOND_MS;

/** See the head of this file. */
export class WebPushSender implements PushService {
  readonly #options: WebPushOptions;

  constructor(options: WebPushOptions) {
    this.#options = options;
  }

  get publicKey(): string {
    return this.#options.key.publicKey;
  }

  faultOf(endpoint: string): string | undefined {
    return endpointFault(endpoint, this.#options.hosts);
  }

  async send(
    { endpoint, keys }: PushSubscription,
    { payload, ttlSeconds, topic, urgency = "normal" }: PushMessage,
  ): Promise<PushDelivery> {
    const { key, post, publicUrl: subject, clock, random } = this.#options;
    const fault = this.faultOf(endpoint);
    if (fault !== undefined) return { kind: "refused", reason: `Of the address: ${fault}.` };
    let body: Uint8Array<ArrayBuffer>;
    try {
      body = encryptPush(new TextEncoder().encode(payload), keys, random);
    } catch (error) {
      return { kind: "refused", reason: error instanceof Error ? error.message : String(error) };
    }
    const { origin } = new URL(endpoint);
    const headers = {
      "authorization": await key.authorization({ origin, subject, now: clock.now() }),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      "ttl": String(ttlSeconds),
      urgency,
      ...topic !== undefined && { topic },
    };
    const answer = await post({ url: endpoint, headers, body }).catch(() => undefined);
    return answer === undefined
      ? { kind: "later", reason: "The push service does not answer." }
      : deliveryOf(answer, clock.now());
  }
}

/** What a push service's answer means (RFC 8030, sections 5 and 7). */
function deliveryOf({ status: code, retryAfter }: PostAnswer, now: number): PushDelivery {
  if (code >= 200 && code < 300) return { kind: "sent", code };
  if (code === 404 || code === 410) return { kind: "gone", code };
  const reason = `The push service answered ${code}.`;
  if (code !== 408 && code !== 429 && code < 500) return { kind: "refused", code, reason };
  const afterMs = waitOf(retryAfter, now);
  return { kind: "later", code, reason, ...afterMs !== undefined && { afterMs } };
}

/** `Retry-After` is seconds or a date (RFC 9110, section 10.2.3). */
function waitOf(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null) return undefined;
  const waitMs = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * SECOND_MS
    : Date.parse(retryAfter) - now;
  return Number.isFinite(waitMs) ? Math.min(Math.max(waitMs, 0), MAX_WAIT_MS) : undefined;
}
