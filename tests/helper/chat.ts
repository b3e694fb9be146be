/**
 * A chat in memory, with a clock that stands still, for tests.
 *
 * @module
 */
import { type Chat, type ChatOptions, createChat } from "../../server/chat/chat.ts";
import { type Keyring, newKeyring } from "../../server/chat/token/keyring.ts";
import type { ScryptCost } from "../../server/chat/author/password.ts";
import { Sites } from "../../server/chat/site/sites.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import type { Store, StoreError } from "../../server/storage/store.ts";
import type { RandomBytes } from "../../shared/chat/id.ts";
import type { RefusalCode } from "../../shared/code.ts";
import { Refused } from "../../shared/refusal.ts";
import { newStore } from "./new_store.ts";

/** The machine's own randomness. */
export const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
/** A hash that costs next to nothing. */
export const CHEAP: ScryptCost = { logN: 4, r: 8, p: 1 };
/** When a test's clock starts, in milliseconds since 1970. */
export const START_MS = 1_700_000_000_000;

/** A chat and what it is made of. */
export interface TestChat extends Chat {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly keyring: Keyring;
  /** What was reported. */
  readonly faults: readonly StoreError[];
}

/** A chat that pages of http://blog.test may embed. */
export function testChat(options: Partial<ChatOptions> = {}): TestChat {
  const faults: StoreError[] = [];
  const clock = new VirtualClock(START_MS);
  const store = options.store ?? newStore({ random, clock });
  const parts = {
    store,
    clock,
    keyring: newKeyring(random),
  };
  const chat = createChat({
    ...parts,
    random,
    sites: new Sites({
      store,
      ownOrigins: ["http://talk.test"],
      allowedOrigins: ["http://blog.test"],
    }),
    publicUrl: "http://talk.test",
    report: (fault) => faults.push(fault),
    passwordCost: CHEAP,
    ...options,
  });
  return { ...chat, ...parts, faults };
}

/** For `assert.throws` and `assert.rejects`: a refusal with this code. */
export function refusedAs(code: RefusalCode): (error: unknown) => boolean {
  return (error) => error instanceof Refused && error.refusal.code === code;
}
