/**
 * The browser the console runs in: its worker, whether it is installed, whether the author is told
 * here. One for the page, since there is one worker and one offer to install.
 *
 * @module
 */
import type { Desk } from "../shell/desk.ts";
import { deviceName } from "./device_name.ts";
import { InstallOffer } from "./install.ts";
import { PushHere } from "./push_here.ts";
import { WorkerLink } from "./worker_link.ts";

/** See the head of this file. */
export class ThisDevice {
  readonly #listeners = new Set<() => void>();
  readonly install: InstallOffer;
  #link: WorkerLink | undefined;
  #push: PushHere | undefined;
  /** Whether the page is of an older build than its worker. */
  isOld = false;

  constructor() {
    this.install = new InstallOffer(
      { target: globalThis, isStandalone, isApple: isApple() },
      () => this.changed(),
    );
  }

  /** Starts the worker, where there can be one. Once. */
  start(): void {
    this.#link ??= new WorkerLink({
      container: navigator.serviceWorker,
      policies: (globalThis as { trustedTypes?: unknown }).trustedTypes,
      go: (address) => location.hash = address,
      renewed: () => {
        this.isOld = true;
        this.changed();
      },
    });
  }

  /** Somebody is signed in: what they wrote before goes out, and they are told here if they were. */
  async enter({ api, author }: Pick<Desk, "api" | "author">): Promise<void> {
    this.#push = new PushHere({
      isSecure: isSecureContext,
      canPush: "PushManager" in globalThis && "Notification" in globalThis,
      isApple: isApple(),
      isStandalone,
      permission: () => Notification.permission,
      requestPermission: () => Notification.requestPermission(),
      registration: async () => await this.#link?.registration,
      label: deviceName(navigator.userAgent),
      storage: localStorage,
    }, { author: author.id, api });
    await this.#link?.tell({ kind: "retry" });
    // Whoever was never told here is told nothing, and the server is not asked.
    if (PushHere.isUsed(localStorage)) await this.look();
  }

  /** They sign out: nothing of theirs stays, and nothing comes. */
  async leave(): Promise<void> {
    await Promise.all([this.#push?.leave(), this.#link?.tell({ kind: "forget" })]);
    this.#push = undefined;
  }

  /** Whether the author is told here; `undefined` while nobody is signed in. */
  get push(): PushHere | undefined {
    return this.#push;
  }

  /** Looks again how things are. */
  async look(): Promise<void> {
    await this.#push?.look();
    this.changed();
  }

  /** Looks whether there is a newer build of the console. */
  async update(): Promise<void> {
    await this.#link?.update();
  }

  /** A conversation is looked at: its notifications have done their work. */
  async closeNotices(tag: string): Promise<void> {
    await this.#link?.closeNotices(tag);
  }

  /** Is called with each change. @returns how to stop */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells that something has changed. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The one of this page. */
export const thisDevice = new ThisDevice();

function isStandalone(): boolean {
  return matchMedia("(display-mode: standalone)").matches ||
    "standalone" in navigator && navigator.standalone === true;
}

/** Whether it is an iPhone or iPad, on which every browser is Safari. */
function isApple(): boolean {
  return "standalone" in navigator || /\b(?:iPhone|iPad)\b/.test(navigator.userAgent);
}
