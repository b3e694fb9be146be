/**
 * Where keys are kept, as a port. `key_file.ts` has them in the data folder, `kv_keyring.ts` in a KV that
 * several instances share, `memory_keyring.ts` nowhere; `tests/contract/keyring_contract.ts` is what
 * each must pass.
 *
 * @module
 */
import type { RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Keyring } from "./keyring.ts";

/** What a {@linkcode KeptKeyring} is followed with. */
export interface KeyFollowing {
  readonly clock: Clock;
  /** Hears why the keys cannot be read, once for each reason; they stay as they were. */
  readonly report: (fault: Error) => void;
}

/** Keys as they were where they are kept when it was last looked at. */
export interface KeptKeyring extends Keyring {
  /**
   * Looks there.
   *
   * @throws {Error} when there is no keyring; the keys stay as they were
   */
  refresh(): Promise<void>;
  /** Puts a new key there. See `rotated` in `keyring.ts`. */
  rotate(random: RandomBytes): Promise<void>;
  /** Takes over from now on what others put there. Returns how to stop. */
  follow(following: KeyFollowing): () => Promise<void>;
  /**
   * Before a request is answered, whose tokens may be signed by another instance: looks if it is time
   * to. `undefined` when the keys are new enough; never rejects.
   */
  glance(): Promise<void> | undefined;
}
