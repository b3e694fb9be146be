/**
 * What the console's service worker uses of its world. The types of pages, which the rest of the
 * console has, do not know it, and a project cannot have both.
 *
 * @module
 */

/** An event whose work may go on after its listener has returned. */
export interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

/** A request of a page that the worker may answer. */
export interface FetchEvent extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A push message has come. */
export interface PushEvent extends Extendable {
  readonly data: { text(): string } | null;
}

/** A person has chosen something on a notification. */
export interface NotificationClick extends Extendable {
  readonly notification: ShownNotice;
  /** The action's name, empty for the notification itself. */
  readonly action: string;
  /** What was written into an action of the type `text`, where the browser has them. */
  readonly reply?: string | null;
}

/** The browser thinks it may be the time to try again. */
export interface SyncEvent extends Extendable {
  readonly tag: string;
}

/** A page has said something. */
export interface PageMessage extends Extendable {
  readonly data: unknown;
}

/** A button, or a field, on a notification. */
export interface NoticeAction {
  readonly action: string;
  readonly title: string;
  readonly type?: "button" | "text";
  readonly placeholder?: string;
}

/** How a notification is shown. */
export interface NoticeOptions {
  readonly body?: string;
  readonly icon?: string;
  readonly badge?: string;
  readonly lang?: string;
  /** A notification with the same one takes its place. */
  readonly tag: string;
  /** Whether it makes itself heard again when it takes a place. */
  readonly renotify?: boolean;
  readonly silent?: boolean;
  readonly actions?: readonly NoticeAction[];
  readonly data?: unknown;
}

/** A notification that is shown. */
export interface ShownNotice {
  readonly tag: string;
  readonly data: unknown;
  close(): void;
}

/** A page of the console. */
export interface ConsoleClient {
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

/** See the head of this file. */
export interface WorkerScope {
  readonly registration: {
    showNotification(title: string, options: NoticeOptions): Promise<void>;
    getNotifications(filter?: { readonly tag: string }): Promise<readonly ShownNotice[]>;
    /** Only where the browser has Background Sync. */
    readonly sync?: { register(tag: string): Promise<void> };
  };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(filter: { readonly type: "window" }): Promise<readonly ConsoleClient[]>;
    openWindow(address: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", hear: (event: Extendable) => void): void;
  addEventListener(type: "fetch", hear: (event: FetchEvent) => void): void;
  addEventListener(type: "push", hear: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", hear: (event: NotificationClick) => void): void;
  addEventListener(type: "sync", hear: (event: SyncEvent) => void): void;
  addEventListener(type: "message", hear: (event: PageMessage) => void): void;
}
