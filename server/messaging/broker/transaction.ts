/**
 * The transactions of one session (STOMP 1.2, "BEGIN", "COMMIT" and "ABORT"): frames that were checked
 * when they came and are done together, or not at all.
 *
 * @module
 */
import type { Refusal } from "../../../shared/refusal.ts";
import { StompError } from "../../../shared/stomp/error.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Pending } from "./acknowledgement.ts";
import type { Outcome } from "./broker.ts";
import { bytesOf } from "./queued_message.ts";

/** How much the open transactions of one session may hold. */
export interface TransactionLimits {
  readonly maxTransactions: number;
  readonly maxTransactionFrames: number;
  readonly maxTransactionBytes: number;
}

/** One frame of a transaction. */
export type Work =
  | { readonly kind: "send"; readonly frame: Frame }
  | { readonly kind: "settle"; readonly pendings: readonly Pending[]; readonly outcome: Outcome };

/** An open transaction. */
export interface Transaction {
  readonly work: Work[];
  bytes: number;
  /** Why one of its frames was refused: it cannot be done as a whole any more. */
  refusal: Refusal<string> | undefined;
}

/** See the module. */
export class Transactions {
  readonly #limits: TransactionLimits;
  readonly #open = new Map<string, Transaction>();
  #frames = 0;
  #bytes = 0;

  constructor(limits: TransactionLimits) {
    this.#limits = limits;
  }

  /** How many are open. */
  get count(): number {
    return this.#open.size;
  }

  /** @throws {StompError} when one of that name is open, or too many are */
  begin(name: string): void {
    const { maxTransactions } = this.#limits;
    if (this.#open.has(name)) {
      throw new StompError(`Cannot BEGIN ${JSON.stringify(name)}: it is open already`);
    }
    if (this.#open.size >= maxTransactions) {
      throw tooMuch("BEGIN", `${maxTransactions} transactions are as many as may be open at once`);
    }
    this.#open.set(name, { work: [], bytes: 0, refusal: undefined });
  }

  /** The one of that name, if it is open. */
  find(name: string): Transaction | undefined {
    return this.#open.get(name);
  }

  /** @throws {StompError} when none of that name is open */
  get(name: string, { command }: Frame): Transaction {
    const transaction = this.find(name);
    if (transaction === undefined) {
      throw new StompError(
        `Cannot ${command} in transaction ${JSON.stringify(name)}: no such transaction is open`,
      );
    }
    return transaction;
  }

  /** Takes a frame up. @throws {StompError} when that would be too much */
  add(transaction: Transaction, work: Work): void {
    const { maxTransactionFrames, maxTransactionBytes } = this.#limits;
    if (this.#frames >= maxTransactionFrames) {
      throw tooMuch("take more", `open transactions may have ${maxTransactionFrames} frames`);
    }
    const bytes = work.kind === "send" ? bytesOf(work.frame) : 0;
    if (this.#bytes + bytes > maxTransactionBytes && this.#bytes > 0) {
      throw tooMuch("take more", `open transactions may have ${maxTransactionBytes} bytes`);
    }
    this.#frames++;
    this.#bytes += bytes;
    transaction.bytes += bytes;
    // What arrived is a view of a buffer that is used for other frames too.
    transaction.work.push(work.kind === "send" ? { ...work, frame: kept(work.frame) } : work);
  }

  /** Closes one, whatever becomes of it. @throws {StompError} when none of that name is open */
  end(name: string, frame: Frame): Transaction {
    const transaction = this.get(name, frame);
    this.#open.delete(name);
    this.#frames -= transaction.work.length;
    this.#bytes -= transaction.bytes;
    return transaction;
  }
}

function kept(frame: Frame): Frame {
  return { ...frame, body: frame.body.slice() };
}

function tooMuch(what: string, state: string): StompError {
  return new StompError(`Cannot ${what}: ${state}`, "COMMIT or ABORT sooner.", "tooBig");
}
