/**
 * The way from clients to the server: every frame of a connected session passes the application's
 * interceptors and then goes to the handler of its command.
 *
 * @module
 */
import { Refused } from "../../../shared/refusal.ts";
import { StompError } from "../../../shared/stomp/error.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Log } from "../log.ts";
import type { Principal } from "../principal.ts";
import type { ConnectedSession } from "../session/connected_session.ts";
import { AcknowledgementHandler } from "./command/acknowledgement.ts";
import { Dispatching, type DispatchingOptions } from "./command/dispatching.ts";
import { DONE, type Handled, Refusing, type RefusingOptions } from "./command/refusing.ts";
import { type RequestOptions, Requests } from "./command/request.ts";
import { SendHandler, type SendOptions } from "./command/send.ts";
import { SubscriptionHandler, type SubscriptionOptions } from "./command/subscription.ts";
import { TransactionHandler } from "./command/transaction.ts";
import {
  afterInbound,
  DROP,
  type InboundInterceptor,
  type InboundResult,
  interceptInbound,
} from "./intercept.ts";

export type { Handled } from "./command/refusing.ts";

/** What the parts of an {@linkcode InboundChannel} make of each other. */
type Made = "requests" | "dispatching" | "refusing";

/** What an {@linkcode InboundChannel} is made with. */
export interface InboundOptions<U extends Principal>
  extends
    RequestOptions<U>,
    Omit<DispatchingOptions<U>, "outbound">,
    Omit<RefusingOptions, "outbound">,
    Omit<SendOptions<U>, Made>,
    Omit<SubscriptionOptions<U>, Made> {
  readonly interceptors: readonly InboundInterceptor<U>[];
  readonly log: Log;
}

/** See the module. */
export class InboundChannel<U extends Principal = Principal> {
  readonly #interceptors: readonly InboundInterceptor<U>[];
  readonly #log: Log;
  readonly #refusing: Refusing;
  readonly #send: SendHandler<U>;
  readonly #subscription: SubscriptionHandler<U>;
  readonly #acknowledgement: AcknowledgementHandler;
  readonly #transaction: TransactionHandler<U>;

  constructor(options: InboundOptions<U>) {
    const requests = new Requests<U>(options);
    const dispatching = new Dispatching<U>(options);
    const refusing = new Refusing(options);
    const parts = { ...options, requests, dispatching, refusing };
    this.#interceptors = options.interceptors;
    this.#log = options.log;
    this.#refusing = refusing;
    this.#send = new SendHandler<U>(parts);
    this.#subscription = new SubscriptionHandler<U>(parts);
    this.#acknowledgement = new AcknowledgementHandler(options.broker);
    this.#transaction = new TransactionHandler<U>({ ...parts, send: this.#send });
  }

  /**
   * Does what a frame asks for. Frames of one session are handed in one after the other.
   *
   * @throws {StompError} when the session cannot go on
   */
  handle(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    return this.#interceptors.length === 0
      ? this.#do(frame, session)
      : this.#intercept(frame, session);
  }

  #do(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    switch (frame.command) {
      case "SUBSCRIBE":
        return this.#subscription.subscribe(frame, session);
      case "UNSUBSCRIBE":
        return this.#subscription.unsubscribe(frame, session);
      case "BEGIN":
      case "COMMIT":
      case "ABORT":
        return this.#transaction.handle(frame, session);
      case "SEND":
        return frame.headers.has("transaction")
          ? this.#transaction.handle(frame, session)
          : this.#send.handle(frame, session);
      case "ACK":
      case "NACK":
        return frame.headers.has("transaction")
          ? this.#transaction.handle(frame, session)
          : this.#acknowledgement.handle(frame, session);
      default:
        // The session lets no other command through.
        return Promise.reject(new StompError(`Cannot take ${frame.command} here`));
    }
  }

  async #intercept(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    let result: InboundResult = "failed";
    try {
      const passed = await interceptInbound(this.#interceptors, frame, session);
      if (passed === DROP) {
        result = "dropped";
        return DONE;
      }
      const handled = await this.#do(passed, session);
      result = handled.receipt ? "handled" : "refused";
      return handled;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#transaction.spoil(frame, session, error.refusal);
      const refused = this.#refusing.refuse(frame, session, error.refusal);
      result = "refused";
      return refused;
    } finally {
      await this.#after(frame, session, result);
    }
  }

  #after(frame: Frame, session: ConnectedSession<U>, result: InboundResult): Promise<void> {
    return afterInbound(this.#interceptors, frame, {
      session,
      result,
      onFault: (error) => this.#log({ kind: "fault", error, where: `after ${frame.command}` }),
    });
  }
}
