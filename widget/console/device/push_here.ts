/**
 * Whether the author is told in this browser, and how that is changed.
 *
 * A subscription belongs to who made it: where another author signs in, it is ended, and not taken
 * over.
 *
 * @module
 */
import { isPushDeviceInfo, isPushState, type PushDeviceInfo } from "../../../shared/chat/push.ts";
import type { ConsoleApi } from "../api/console_api.ts";

/** What there is to say of this browser. */
export type PushView =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  /** The server sends no push messages. */
  | { readonly kind: "server-off" }
  /** The page came over plain http. */
  | { readonly kind: "insecure" }
  | { readonly kind: "unsupported" }
  /** Only an installed console may, as on an iPhone. */
  | { readonly kind: "install-first" }
  /** The author has told the browser to let nobody notify them. */
  | { readonly kind: "denied" }
  | { readonly kind: "off" }
  | { readonly kind: "on"; readonly id: string };

/** What a step came to. */
export type PushStep = "done" | "denied" | "no-service" | "refused" | "unreachable";

/** What is used of the browser. */
export interface PushWorld {
  readonly isSecure: boolean;
  /** Whether it knows push messages and notifications. */
  readonly canPush: boolean;
  readonly isApple: boolean;
  readonly isStandalone: () => boolean;
  readonly permission: () => NotificationPermission;
  readonly requestPermission: () => Promise<NotificationPermission>;
  readonly registration: () => Promise<ServiceWorkerRegistration | undefined>;
  /** What the device is called. */
  readonly label: string;
  /** Remembers whose subscription it is. */
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/** Who is signed in, and their way to the server. */
export interface PushOwner {
  readonly author: string;
  readonly api: ConsoleApi;
}

const OWNER_KEY = "small-talk-push-author";

/** See the head of this file. */
export class PushHere {
  readonly #world: PushWorld;
  readonly #owner: PushOwner;
  #publicKey = "";
  view: PushView = { kind: "asking" };
  /** All of the author's devices, this one too. */
  devices: readonly PushDeviceInfo[] = [];

  constructor(world: PushWorld, owner: PushOwner) {
    this.#world = world;
    this.#owner = owner;
  }

  /** Whether somebody is told in this browser, as far as it knows without asking. */
  static isUsed(storage: PushWorld["storage"]): boolean {
    return storage.getItem(OWNER_KEY) !== null;
  }

  /** Looks how things are; and where the session is a new one, tells the server of this browser again. */
  async look(): Promise<void> {
    const outcome = await this.#owner.api.call("GET", "/api/push");
    if (!outcome.ok || !isPushState(outcome.value)) {
      this.view = { kind: "unreachable" };
      return;
    }
    this.devices = outcome.value.devices;
    this.#publicKey = outcome.value.publicKey ?? "";
    this.view = await this.#found();
  }

  /** Asks for permission, subscribes and tells the server. Only ever after a click. */
  async turnOn(): Promise<PushStep> {
    if (await this.#world.requestPermission() !== "granted") {
      this.view = await this.#found();
      return "denied";
    }
    const registration = await this.#world.registration();
    let subscription: PushSubscription | undefined;
    try {
      subscription = await registration?.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: this.#publicKey,
      });
    } catch {
      // The browser's push service cannot be reached, or the key was another.
    }
    return subscription === undefined ? "no-service" : await this.#tell(subscription);
  }

  /** Ends it here, and on the server. */
  async turnOff(): Promise<PushStep> {
    const { view } = this;
    await this.#unsubscribe();
    return view.kind === "on" ? await this.remove(view.id) : "done";
  }

  /** Ends it for a device of the list. */
  async remove(id: string): Promise<PushStep> {
    const outcome = await this.#owner.api.call("DELETE", `/api/push/devices/${id}`);
    if (!outcome.ok && outcome.refusal.code !== "not-found") return stepOf(outcome.refusal.code);
    if (this.view.kind === "on" && this.view.id === id) {
      await this.#unsubscribe();
      this.view = { kind: "off" };
    }
    this.devices = this.devices.filter((device) => device.id !== id);
    return "done";
  }

  /** Sends a notification to this browser. @returns what became of it, as the server says */
  async test(): Promise<"sent" | "gone" | "later" | "refused" | "unreachable"> {
    if (this.view.kind !== "on") return "gone";
    const outcome = await this.#owner.api.call("POST", `/api/push/devices/${this.view.id}/test`);
    if (!outcome.ok) return outcome.refusal.code === "not-found" ? "gone" : "unreachable";
    const { kind }: { kind?: unknown } = Object(outcome.value);
    return kind === "sent" || kind === "gone" || kind === "later" ? kind : "refused";
  }

  /** The author signs out: nothing of theirs comes here any more. */
  leave(): Promise<void> {
    return this.#unsubscribe();
  }

  async #found(): Promise<PushView> {
    const { isSecure, canPush, isApple, isStandalone, permission, storage } = this.#world;
    if (this.#publicKey === "") return { kind: "server-off" };
    if (!isSecure) return { kind: "insecure" };
    if (!canPush) return { kind: isApple && !isStandalone() ? "install-first" : "unsupported" };
    if (permission() === "denied") return { kind: "denied" };
    const registration = await this.#world.registration();
    if (registration === undefined) return { kind: "unsupported" };
    const subscription = await registration.pushManager.getSubscription().catch(() => null);
    if (subscription === null) return { kind: "off" };
    if (storage.getItem(OWNER_KEY) !== this.#owner.author) {
      await this.#unsubscribe();
      return { kind: "off" };
    }
    const current = this.devices.find((device) => device.current);
    if (current !== undefined) return { kind: "on", id: current.id };
    await this.#tell(subscription);
    return this.view.kind === "on" ? this.view : { kind: "off" };
  }

  async #tell(subscription: PushSubscription): Promise<PushStep> {
    const { label, storage } = this.#world;
    const { endpoint, keys: { p256dh, auth } = {} } = subscription.toJSON();
    const outcome = await this.#owner.api.call("PUT", "/api/push/device", {
      endpoint,
      p256dh,
      auth,
      label,
    });
    if (!outcome.ok) {
      await this.#unsubscribe();
      this.view = { kind: "off" };
      return stepOf(outcome.refusal.code);
    }
    if (!isPushDeviceInfo(outcome.value)) return "unreachable";
    const device = outcome.value;
    storage.setItem(OWNER_KEY, this.#owner.author);
    this.view = { kind: "on", id: device.id };
    this.devices = [device, ...this.devices.filter(({ current }) => !current)];
    return "done";
  }

  async #unsubscribe(): Promise<void> {
    this.#world.storage.removeItem(OWNER_KEY);
    const registration = await this.#world.registration();
    const subscription = await registration?.pushManager?.getSubscription().catch(() => null);
    await subscription?.unsubscribe().catch(() => {});
  }
}

function stepOf(code: string): PushStep {
  return code === "unreachable" || code === "not-stored" || code === "internal"
    ? "unreachable"
    : "refused";
}
