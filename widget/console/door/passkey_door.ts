/**
 * Coming in with a passkey: the browser offers it in the field by itself, or is asked by a button.
 * There is one request at a time, which is what browsers allow.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { type AuthorApi, type DeskAuthorOutcome, notIn } from "../api/author_api.ts";
import { offersPasskeys, usePasskey } from "../api/passkey.ts";

/** A challenge counts for five minutes; before that is over another one is offered. */
const OFFER_MS = 4 * 60_000;

/** What came of asking. `left`: the person did not want to. */
export type PasskeyEntry = DeskAuthorOutcome | "left";

/** What it works with. */
export interface PasskeyDoorOptions {
  readonly api: AuthorApi;
  readonly clock: Pick<Clock, "after">;
  /** Hears what came of an offer that was taken. */
  readonly came: (entry: DeskAuthorOutcome) => void;
}

/** See the head of this file. */
export class PasskeyDoor {
  readonly #options: PasskeyDoorOptions;
  #offer: AbortController | undefined;
  #cancel = () => {};

  constructor(options: PasskeyDoorOptions) {
    this.#options = options;
  }

  /** Lets the browser offer passkeys in the field, as long as the door is open. */
  async offer(): Promise<void> {
    this.close();
    const offer = this.#offer = new AbortController();
    if (!await offersPasskeys()) return;
    const asked = await this.#options.api.challenge();
    if (!asked.ok || offer.signal.aborted) return;
    this.#cancel = this.#options.clock.after(OFFER_MS, () => void this.offer());
    const used = await usePasskey(asked.value, offer);
    if (used.kind !== "done" || offer.signal.aborted) return;
    const outcome = await this.#options.api.signInWithPasskey(used.credential);
    this.#options.came(outcome);
    if (outcome.author === undefined) void this.offer();
  }

  /** Asks for a passkey now. */
  async ask(): Promise<PasskeyEntry> {
    this.close();
    const asked = await this.#options.api.challenge();
    if (!asked.ok) return notIn(asked.refusal);
    const used = await usePasskey(asked.value);
    const entry = used.kind === "done"
      ? await this.#options.api.signInWithPasskey(used.credential)
      : "left";
    if (entry === "left" || entry.author === undefined) void this.offer();
    return entry;
  }

  /** Takes an offer back. */
  close(): void {
    this.#cancel();
    this.#offer?.abort();
    this.#offer = undefined;
  }
}
