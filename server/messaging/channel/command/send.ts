/**
 * SEND (STOMP 1.2, "SEND"): to a handler, to a topic or queue, or to a user.
 *
 * @module
 */
import type { Refusal } from "../../../../shared/refusal.ts";
import { StompError } from "../../../../shared/stomp/error.ts";
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { Broker, BrokerMessage } from "../../broker/broker.ts";
import type { UserDestinations } from "../../broker/user_destination.ts";
import type { Principal } from "../../principal.ts";
import type { ConnectedSession } from "../../session/connected_session.ts";
import type { OutboundChannel } from "../outbound.ts";
import type { Dispatching } from "./dispatching.ts";
import { DONE, type Handled, type Refusing } from "./refusing.ts";
import type { Request, Requests } from "./request.ts";

/** What a {@linkcode SendHandler} is made with. */
export interface SendOptions<U extends Principal> {
  readonly requests: Requests<U>;
  readonly dispatching: Dispatching<U>;
  readonly refusing: Refusing;
  readonly broker: Broker;
  readonly outbound: OutboundChannel;
  readonly userDestinations: UserDestinations;
}

/** Does SEND frames. */
export class SendHandler<U extends Principal = Principal> {
  readonly #options: SendOptions<U>;

  constructor(options: SendOptions<U>) {
    this.#options = options;
  }

  /** Checks a frame and does it. @throws {StompError} when the session cannot go on */
  async handle(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { dispatching, refusing, broker } = this.#options;
    const request = this.#options.requests.read(frame, session);
    const { way } = request;
    const refusal = await this.#check(request, session) ??
      (way.to === "application" ? await dispatching.run(frame, session, way) : undefined);
    if (refusal !== undefined) return refusing.refuse(frame, session, refusal);
    const message = this.#messageOf(frame, request);
    if (message !== undefined) await broker.publish(message);
    return DONE;
  }

  /**
   * Checks a frame of a transaction, all but what its handler will say.
   *
   * @returns why it is refused, if it is
   * @throws {StompError} when the session cannot go on
   */
  async check(frame: Frame, session: ConnectedSession<U>): Promise<Refusal<string> | undefined> {
    const request = this.#options.requests.read(frame, session);
    const refusal = await this.#check(request, session);
    if (refusal !== undefined) return refusal;
    if (request.way.to === "application") this.#options.dispatching.check(frame, request.way.path);
    else this.#messageOf(frame, request);
    return undefined;
  }

  /** Runs the handler of a frame that was checked. @returns why it was refused, if it was */
  async dispatch(frame: Frame, session: ConnectedSession<U>): Promise<Refusal<string> | undefined> {
    const { way } = this.#options.requests.read(frame, session);
    if (way.to !== "application") return undefined;
    return await this.#options.dispatching.run(frame, session, way);
  }

  /**
   * What a frame has for the broker; `undefined` when it is for a handler.
   *
   * @throws {StompError} when it is for a user and names none
   */
  messageOf(frame: Frame, session: ConnectedSession<U>): BrokerMessage | undefined {
    return this.#messageOf(frame, this.#options.requests.read(frame, session));
  }

  #messageOf(frame: Frame, { destination, way }: Request): BrokerMessage | undefined {
    const { outbound, userDestinations } = this.#options;
    if (way.to === "application") return undefined;
    if (way.to !== "user") return outbound.messageOf(frame, destination);
    const target = userDestinations.parse(destination);
    if (target !== undefined) return outbound.userMessageOf(frame, target);
    throw new StompError(`Cannot send to ${JSON.stringify(destination)}: no user is named`);
  }

  async #check(
    request: Request,
    session: ConnectedSession<U>,
  ): Promise<Refusal<string> | undefined> {
    const { requests } = this.#options;
    const tooFast = requests.tooFast(session);
    if (tooFast === undefined) await requests.authorize(request, session);
    return tooFast;
  }
}
