/**
 * Puts together what sends push messages.
 *
 * @module
 */
import type { RandomBytes } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import { AuthorDevices, type PushService } from "../chat/notification/author_devices.ts";
import { type Keyring, pseudonymOf } from "../chat/token/keyring.ts";
import type { Config } from "../setting/config.ts";
import { pushHostsOf } from "../outbound/web_push/push_services.ts";
import { vapidKey } from "../outbound/web_push/vapid.ts";
import { type Post, WebPushSender } from "../outbound/web_push/web_push_sender.ts";
import type { Store } from "../storage/store.ts";

/** What is wired. */
export interface PushParts {
  readonly chat: Pick<Chat, "sessions">;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly config: Pick<Config, "webPush" | "pushHosts" | "publicUrl">;
  readonly post: Post;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** What was wired. */
export interface WiredPush {
  /** What sends push messages, if the server does. */
  readonly push: PushService | undefined;
  /** The browsers of authors. */
  readonly devices: AuthorDevices;
}

/** Authors' devices, and what sends to them where the server pushes. */
export function wirePush({ chat: { sessions }, ...parts }: PushParts): WiredPush {
  const push = pushServiceOf(parts);
  return { push, devices: new AuthorDevices({ ...parts, sessions, push }) };
}

/** What sends push messages, if the server does. Its key follows from what stays when keys change. */
export function pushServiceOf(
  { config, keyring, ...parts }: Omit<PushParts, "chat" | "store">,
): PushService | undefined {
  if (!config.webPush) return undefined;
  return new WebPushSender({
    ...parts,
    key: vapidKey((attempt) => pseudonymOf(keyring, ["web push", String(attempt)])),
    hosts: pushHostsOf(config),
    publicUrl: config.publicUrl,
  });
}
