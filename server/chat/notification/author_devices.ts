/**
 * In which browsers authors are told by push messages: subscribing, ending it, and who they are.
 *
 * A device is of the session in which it subscribed, and is none any more once that has ended.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import {
  MAX_PUSH_DEVICES,
  type PushDeviceInfo,
  type PushState,
} from "../../../shared/chat/push.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { PushDevice as KeptDevice } from "../../storage/port/push_device_store.ts";
import type { Store } from "../../storage/store.ts";
import type { AuthorSessions, SignedIn } from "../author/author_session.ts";
import { cleanName } from "../text.ts";
import { pushMessageOf } from "./push_notice.ts";
import type {
  PushDelivery,
  PushDevice,
  PushDevices,
  PushSender,
  PushSubscription,
} from "./push_sender.ts";

/** A browser's public key, an uncompressed point of P-256: 65 bytes, of which the first is 4. */
const POINT = /^B[A-Za-z0-9_-]{86}$/;
const SECRET = /^[A-Za-z0-9_-]{22}$/;

/** What sends push messages, and knows where to. */
export interface PushService extends PushSender {
  /** With which browsers subscribe: the server's public key, 65 bytes as base64url. */
  readonly publicKey: string;
  /** Why nothing may be sent to an endpoint, after "it"; `undefined` when it may. */
  faultOf(endpoint: string): string | undefined;
}

/** What {@linkcode AuthorDevices} are made with. */
export interface AuthorDevicesOptions {
  readonly store: Pick<Store, "pushDevices">;
  readonly sessions: Pick<AuthorSessions, "isOpen" | "onEnded">;
  /** `undefined` where the server does not push. */
  readonly push: PushService | undefined;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** What a browser says when it subscribes. */
export interface Subscribing {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** What the author reads in the list of devices. */
  readonly label: string;
}

/** Knows authors' devices. */
export class AuthorDevices implements PushDevices {
  readonly #options: AuthorDevicesOptions;

  constructor(options: AuthorDevicesOptions) {
    this.#options = options;
    const { sessions, store: { pushDevices } } = options;
    sessions.onEnded((ended, isElsewhere) => {
      if (isElsewhere) return;
      // Before one is told, it is looked whether its session counts; so this may fail.
      const removed = "authorId" in ended
        ? pushDevices.removeOfAuthor(ended.authorId)
        : pushDevices.removeOfSession(ended.sessionHash);
      removed.catch(() => {});
    });
  }

  /** Whether the server pushes, and where an author is told. */
  async state({ author, sessionHash }: SignedIn): Promise<PushState> {
    const { push } = this.#options;
    const devices = await this.#openOf(author.id);
    return {
      ...push !== undefined && { publicKey: push.publicKey },
      devices: devices.map((device) => infoOf(device, sessionHash)),
    };
  }

  /**
   * Keeps the browser of a session; what it subscribed with before counts no longer.
   *
   * @throws {Refused} `not-found` where the server does not push; `invalid-body` when no message may be
   *   sent there, or the keys are none
   */
  async put(
    { author, sessionHash }: SignedIn,
    { label, endpoint, p256dh, auth }: Subscribing,
  ): Promise<PushDeviceInfo> {
    const { store: { pushDevices }, clock, random } = this.#options;
    const fault = this.#push().faultOf(endpoint);
    if (fault !== undefined) throw invalid(`it cannot be reached, since ${fault}`);
    if (!isPushKeys({ p256dh, auth })) throw invalid("its keys are no keys");
    const device: KeptDevice = {
      id: newId(random),
      authorId: author.id,
      sessionHash,
      label: cleanName(label),
      endpoint,
      p256dh,
      auth,
      createdAt: clock.now(),
    };
    await pushDevices.removeOfSession(sessionHash);
    await pushDevices.put(device, MAX_PUSH_DEVICES);
    return infoOf(device, sessionHash);
  }

  /** Ends it for one of an author's own devices. @throws {Refused} `not-found` */
  async end({ author }: SignedIn, id: string): Promise<void> {
    await this.#own(author, id);
    await this.remove(author.id, id);
  }

  /** Sends a notification to one of an author's own devices. @throws {Refused} `not-found` */
  async test({ author }: SignedIn, id: string): Promise<PushDelivery> {
    const push = this.#push();
    const { subscription } = pushDeviceOf(await this.#own(author, id));
    const delivery = await push.send(subscription, pushMessageOf({ kind: "test" }));
    if (delivery.kind === "gone") await this.remove(author.id, id);
    return delivery;
  }

  async of(authorId: string): Promise<readonly PushDevice[]> {
    return this.#options.push === undefined ? [] : (await this.#openOf(authorId)).map(pushDeviceOf);
  }

  async remove(authorId: string, id: string): Promise<void> {
    const { pushDevices } = this.#options.store;
    if ((await pushDevices.find(id))?.authorId === authorId) await pushDevices.remove(id);
  }

  /** Those whose session counts; the others are forgotten. */
  async #openOf(authorId: string): Promise<readonly KeptDevice[]> {
    const { sessions, store: { pushDevices } } = this.#options;
    const open: KeptDevice[] = [];
    for (const device of await pushDevices.ofAuthor(authorId)) {
      if (await sessions.isOpen(device.sessionHash)) open.push(device);
      else await pushDevices.removeOfSession(device.sessionHash);
    }
    return open;
  }

  #push(): PushService {
    const { push } = this.#options;
    if (push !== undefined) return push;
    throw new Refused({
      code: "not-found",
      message: "This server sends no push messages: WEB_PUSH is off.",
    });
  }

  async #own({ id: authorId }: Sender, id: string): Promise<KeptDevice> {
    const device = await this.#options.store.pushDevices.find(id);
    if (device?.authorId === authorId) return device;
    throw new Refused({ code: "not-found", message: "There is no such device of yours." });
  }
}

/** Whether a browser's keys look like keys. */
export function isPushKeys({ p256dh, auth }: PushSubscription["keys"]): boolean {
  return POINT.test(p256dh) && SECRET.test(auth);
}

function infoOf({ id, label, createdAt, ...device }: KeptDevice, session: string): PushDeviceInfo {
  return { id, label, createdAt, ...device.sessionHash === session && { current: true } };
}

function pushDeviceOf({ id, endpoint, p256dh, auth }: KeptDevice): PushDevice {
  const subscription: PushSubscription = { endpoint, keys: { p256dh, auth } };
  return { id, subscription };
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot notify this browser: ${state}.` });
}
