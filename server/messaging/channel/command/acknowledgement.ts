/**
 * ACK and NACK (STOMP 1.2, "ACK" and "NACK").
 *
 * @module
 */
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { Pending } from "../../broker/acknowledgement.ts";
import type { Broker, Outcome } from "../../broker/broker.ts";
import type { ConnectedSession } from "../../session/connected_session.ts";
import { DONE, type Handled } from "./refusing.ts";

/** Does ACK and NACK frames. */
export class AcknowledgementHandler {
  readonly #broker: Pick<Broker, "settle">;

  constructor(broker: Pick<Broker, "settle">) {
    this.#broker = broker;
  }

  /** @throws {StompError} when nothing waits for it */
  async handle(frame: Frame, session: ConnectedSession): Promise<Handled> {
    const pendings = session.acknowledgements.find(frame);
    session.acknowledgements.forget(pendings);
    await this.#broker.settle(deliveriesOf(pendings), outcomeOf(frame));
    return DONE;
  }
}

/** What an ACK or NACK makes of a delivery. */
export function outcomeOf({ command }: Frame): Outcome {
  return command === "NACK" ? "returned" : "acknowledged";
}

/** What the broker knows of them. */
export function deliveriesOf(pendings: readonly Pending[]) {
  return pendings.map(({ delivery }) => delivery);
}
