/**
 * Keeps the pictures of authors.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** Keeps pictures under names that are made from them. */
export interface AvatarStore {
  /** Keeps a picture; the same again changes nothing. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The picture of this name. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Forgets a picture. */
  remove(name: string): Promise<void>;
}

/** What each call does. */
export const AVATAR_EFFECTS: Effects<AvatarStore> = { put: "write", get: "read", remove: "erase" };
