/**
 * The way from a frame to the handler that is mapped to its destination.
 *
 * @module
 */
import type { Refusal } from "../../../../shared/refusal.ts";
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { Subscription } from "../../broker/broker.ts";
import type { Principal } from "../../principal.ts";
import type { Dispatcher, Inbound } from "../../routing/dispatch.ts";
import type { ConnectedSession } from "../../session/connected_session.ts";
import type { OutboundChannel } from "../outbound.ts";
import { noRoute } from "./refusing.ts";

/** What a {@linkcode Dispatching} is made with. */
export interface DispatchingOptions<U extends Principal> {
  /** The one that runs the handlers now. */
  readonly dispatcher: () => Dispatcher<U>;
  readonly outbound: Pick<OutboundChannel, "answer" | "deliver">;
}

/** What a handler is mapped to, and what it answers. */
export interface Addressed {
  /** The destination after the application prefix. */
  readonly path: string;
  /** The subscription of a SUBSCRIBE. */
  readonly subscription?: Subscription;
}

/** Runs handlers and takes what they say to clients. */
export class Dispatching<U extends Principal = Principal> {
  readonly #options: DispatchingOptions<U>;

  constructor(options: DispatchingOptions<U>) {
    this.#options = options;
  }

  /** @throws {StompError} when no handler is mapped to `path` */
  check(frame: Frame, path: string): void {
    if (!this.#options.dispatcher().answers(kindOf(frame), path)) {
      throw noRoute(frame.command, frame.headers.get("destination") ?? "");
    }
  }

  /**
   * Runs the handler of a frame.
   *
   * @returns why it was refused, if it was
   * @throws {StompError} when no handler is mapped to `path`
   */
  async run(
    frame: Frame,
    session: ConnectedSession<U>,
    { path, subscription }: Addressed,
  ): Promise<Refusal<string> | undefined> {
    const { dispatcher, outbound } = this.#options;
    const destination = frame.headers.get("destination") ?? "";
    const whenAnswered = (task: () => void) => session.afterFrame(task);
    const inbound: Inbound<U> = { kind: kindOf(frame), path, frame, session, whenAnswered };
    const outcome = await dispatcher().dispatch(inbound, (delivery) => {
      if (delivery.to !== "subscriber") return outbound.deliver(delivery, session);
      if (subscription !== undefined) outbound.answer(subscription, delivery);
    });
    if (outcome.kind === "no-route") throw noRoute(frame.command, destination);
    return outcome.kind === "refused" ? outcome.refusal : undefined;
  }
}

function kindOf({ command }: Frame): Inbound["kind"] {
  return command === "SUBSCRIBE" ? "subscribe" : "message";
}
