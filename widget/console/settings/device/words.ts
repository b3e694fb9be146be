/**
 * What the page of this device says.
 *
 * @module
 */
import type { InstallState } from "../../device/install.ts";
import type { PushStep, PushView } from "../../device/push_here.ts";

/** Every phrase of the page. */
export interface DeviceWords {
  readonly title: string;
  readonly notificationsTitle: string;
  readonly tellMe: string;
  /** What each state of this browser means, and what to do about it. */
  readonly states: Readonly<Record<PushView["kind"], string>>;
  /** Who passes the messages on, and what they see. */
  readonly privacy: string;
  readonly turningOn: string;
  readonly turningOff: string;
  readonly steps: Readonly<Record<Exclude<PushStep, "done">, string>>;
  readonly test: string;
  readonly testing: string;
  readonly tests: Readonly<Record<"sent" | "gone" | "later" | "refused" | "unreachable", string>>;
  readonly othersTitle: string;
  /** @param date when it was added */
  readonly since: (date: string) => string;
  readonly remove: string;
  /** What a screen reader is told of the button. */
  readonly removeNamed: (label: string) => string;
  readonly removed: (label: string) => string;
  readonly installTitle: string;
  readonly install: Readonly<Record<InstallState, string>>;
  readonly installButton: string;
  /** A newer build of the console is there. */
  readonly newer: string;
  readonly load: string;
  readonly offlineTitle: string;
  readonly offline: string;
}
