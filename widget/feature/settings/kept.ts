/**
 * Whether somebody has changed how they like to read. What they like is loaded only then.
 *
 * @module
 */
import type { Conversation } from "../../state/model.ts";
import { PREFERENCES_KEY } from "./storage_key.ts";

/** Makes what is kept count. @param conversation whose messages sound */
export async function applyKept(root: ShadowRoot, conversation: Conversation): Promise<void> {
  try {
    if (localStorage.getItem(PREFERENCES_KEY) === null) return;
    (await import("./preferences.ts")).applyPreferences(root, conversation);
  } catch {
    // No storage, or no network: then it looks and sounds as for everybody.
  }
}
