/**
 * A browser that takes push messages, as a page of the stage sees it: no real one does so without its
 * maker's push service.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** What a test sets and sees, as `push` in the page. */
export interface PretendedPush {
  permission: NotificationPermission;
  isSubscribed: boolean;
  /** What the worker was told. */
  readonly told: unknown[];
  /** The tags of the notifications that are shown. */
  shown: readonly string[];
}

declare global {
  /** What {@linkcode pretendPush} puts on the page. */
  var push: PretendedPush;
}

/** Puts one on each page that is loaded from now on. */
export async function pretendPush(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const push: PretendedPush = { permission: "default", isSubscribed: false, told: [], shown: [] };
    const subscription = {
      toJSON: () => ({ endpoint: "https://push.example/1", keys: { p256dh: "p", auth: "a" } }),
      unsubscribe: () => Promise.resolve(push.isSubscribed = false),
    };
    const registration = {
      update: () => Promise.resolve(),
      active: { postMessage: (message: unknown) => push.told.push(message) },
      getNotifications: ({ tag }: { tag: string }) =>
        Promise.resolve(
          push.shown.filter((each) => each === tag).map(() => ({
            close: () => push.shown = push.shown.filter((each) => each !== tag),
          })),
        ),
      pushManager: {
        getSubscription: () => Promise.resolve(push.isSubscribed ? subscription : null),
        subscribe() {
          push.isSubscribed = true;
          return Promise.resolve(subscription);
        },
      },
    };
    const container = Object.assign(new EventTarget(), {
      register: () => Promise.resolve(registration),
    });
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => container });
    class PretendedNotification {
      static get permission() {
        return push.permission;
      }

      static requestPermission() {
        if (push.permission === "default") push.permission = "granted";
        return Promise.resolve(push.permission);
      }
    }
    Object.assign(globalThis, { push, Notification: PretendedNotification });
  });
}
