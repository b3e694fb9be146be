/**
 * BEGIN, COMMIT and ABORT, and the frames between them (STOMP 1.2, "BEGIN", "COMMIT" and "ABORT").
 *
 * A frame is checked when it comes, and its RECEIPT says that it was taken up. COMMIT does all that is
 * for the broker at once; then it runs handlers, in order. What a handler refuses is told as the
 * COMMIT's refusal: it cannot undo what others have done.
 *
 * @module
 */
import type { Refusal } from "../../../../shared/refusal.ts";
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { Broker, Operation } from "../../broker/broker.ts";
import type { Transaction, Work } from "../../broker/transaction.ts";
import type { Principal } from "../../principal.ts";
import type { ConnectedSession } from "../../session/connected_session.ts";
import { deliveriesOf, outcomeOf } from "./acknowledgement.ts";
import { DONE, type Handled, type Refusing } from "./refusing.ts";
import type { SendHandler } from "./send.ts";

/** What a {@linkcode TransactionHandler} is made with. */
export interface TransactionOptions<U extends Principal> {
  readonly broker: Broker;
  readonly refusing: Refusing;
  readonly send: SendHandler<U>;
}

/** Does the frames of transactions. */
export class TransactionHandler<U extends Principal = Principal> {
  readonly #options: TransactionOptions<U>;

  constructor(options: TransactionOptions<U>) {
    this.#options = options;
  }

  /** @throws {StompError} when the session cannot go on */
  handle(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    switch (frame.command) {
      case "BEGIN":
        return this.#begin(frame, session);
      case "COMMIT":
        return this.#commit(frame, session);
      case "ABORT":
        return this.#abort(frame, session);
      default:
        return this.#take(frame, session);
    }
  }

  /** A frame was refused before it came here: what it was to be part of cannot be done as a whole. */
  spoil({ command, headers }: Frame, session: ConnectedSession<U>, refusal: Refusal<string>): void {
    const name = headers.get("transaction");
    const isPart = command === "SEND" || command === "ACK" || command === "NACK";
    const transaction = name !== undefined && isPart ? session.transactions.find(name) : undefined;
    if (transaction !== undefined) transaction.refusal ??= refusal;
  }

  // deno-lint-ignore require-await -- so that what it throws rejects, as with the others
  async #begin(frame: Frame, { transactions }: ConnectedSession<U>): Promise<Handled> {
    transactions.begin(nameOf(frame));
    return DONE;
  }

  /** Takes up a SEND, ACK or NACK. */
  async #take(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { send, refusing } = this.#options;
    const transaction = session.transactions.get(nameOf(frame), frame);
    if (frame.command !== "SEND") {
      const pendings = session.acknowledgements.find(frame);
      session.transactions.add(transaction, {
        kind: "settle",
        pendings,
        outcome: outcomeOf(frame),
      });
      session.acknowledgements.take(pendings);
      return DONE;
    }
    const refusal = await send.check(frame, session);
    if (refusal !== undefined) {
      transaction.refusal ??= refusal;
      return refusing.refuse(frame, session, refusal);
    }
    session.transactions.add(transaction, { kind: "send", frame });
    return DONE;
  }

  async #commit(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { broker, refusing } = this.#options;
    const transaction = session.transactions.end(nameOf(frame), frame);
    if (transaction.refusal !== undefined) {
      await this.#giveUp(transaction, session);
      return refusing.refuse(frame, session, transaction.refusal);
    }
    const { work } = transaction;
    for (const each of work) {
      // Before: what goes back may come again at once, and before 1.2 under the same name.
      if (each.kind === "settle") session.acknowledgements.forget(each.pendings);
    }
    await broker.commit(work.flatMap((each) => this.#operationsOf(each, session)));
    const refusal = await this.#dispatch(work, session);
    return refusal === undefined ? DONE : refusing.refuse(frame, session, refusal);
  }

  async #abort(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    await this.#giveUp(session.transactions.end(nameOf(frame), frame), session);
    return DONE;
  }

  /** Leaves deliveries as they were; those whose subscription has ended meanwhile go back. */
  async #giveUp({ work }: Transaction, session: ConnectedSession<U>): Promise<void> {
    for (const each of work) {
      if (each.kind !== "settle") continue;
      const returned = session.acknowledgements.giveBack(each.pendings);
      await this.#options.broker.settle(deliveriesOf(returned), "returned");
    }
  }

  #operationsOf(work: Work, session: ConnectedSession<U>): Operation[] {
    if (work.kind === "settle") {
      const { pendings, outcome } = work;
      return [{ kind: "settle", deliveries: deliveriesOf(pendings), outcome }];
    }
    const message = this.#options.send.messageOf(work.frame, session);
    return message === undefined ? [] : [{ kind: "publish", message }];
  }

  /** Runs the handlers. @returns what the first one of them refused */
  async #dispatch(
    work: readonly Work[],
    session: ConnectedSession<U>,
  ): Promise<Refusal<string> | undefined> {
    let first: Refusal<string> | undefined;
    for (const each of work) {
      if (each.kind !== "send") continue;
      const refusal = await this.#options.send.dispatch(each.frame, session);
      first ??= refusal;
    }
    return first;
  }
}

function nameOf({ headers }: Frame): string {
  return headers.get("transaction") ?? "";
}
