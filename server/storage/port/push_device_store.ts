/**
 * Keeps in which browsers authors want to be told.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** A browser of an author that has subscribed to push messages. */
export interface PushDevice {
  readonly id: string;
  readonly authorId: string;
  /** The session in which it subscribed; it is told as long as that counts. */
  readonly sessionHash: string;
  /** What its author reads in the list of devices. */
  readonly label: string;
  /** At its push service; there is one device of an endpoint. */
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Keeps devices. */
export interface PushDeviceStore {
  /**
   * Keeps a device in the place of the one with its endpoint, whosever that was. Of its author's
   * devices the newest `most` stay.
   */
  put(device: PushDevice, most: number): Promise<void>;
  /** The devices of an author, the newest first. */
  ofAuthor(authorId: string): Promise<readonly PushDevice[]>;
  find(id: string): Promise<PushDevice | undefined>;
  remove(id: string): Promise<void>;
  /** Forgets the devices that subscribed in a session. */
  removeOfSession(sessionHash: string): Promise<void>;
  removeOfAuthor(authorId: string): Promise<void>;
}

/** What each call does. */
export const PUSH_DEVICE_EFFECTS: Effects<PushDeviceStore> = {
  put: "erase",
  ofAuthor: "read",
  find: "read",
  remove: "erase",
  removeOfSession: "erase",
  removeOfAuthor: "erase",
};
