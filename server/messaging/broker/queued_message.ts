/**
 * A message in a queue, from SEND to acknowledgement.
 *
 * @module
 */
import { type Frame, frame } from "../../../shared/stomp/frame.ts";
import type { BrokerMessage, Subscription } from "./broker.ts";

/** What a message costs besides its text and body, in bytes: objects, and what each delivery adds. */
const MESSAGE_COST_BYTES = 256;
/** UTF-8 needs at most three bytes for one UTF-16 unit, and an escape doubles what it stands for. */
const MAX_BYTES_PER_UNIT = 3;

/** How many bytes a frame takes at the most when it waits. */
export function bytesOf({ headers, body }: Pick<Frame, "headers" | "body">): number {
  let units = 0;
  for (const [name, value] of headers) units += name.length + value.length;
  return body.length + MAX_BYTES_PER_UNIT * units + MESSAGE_COST_BYTES;
}

/** One message of a queue. */
export class QueuedMessage implements BrokerMessage {
  readonly destination: string;
  readonly id: string;
  /** Its place in the queue: it rises with each message. */
  readonly place: number;
  readonly bytes: number;
  readonly sinceMs: number;
  /** How often it was delivered. */
  deliveries = 0;
  /** Who had it last. */
  lastSubscription: Subscription | undefined;
  #frame: Frame<"MESSAGE">;

  constructor(
    { destination, frame }: BrokerMessage,
    { place, nowMs }: { readonly place: number; readonly nowMs: number },
  ) {
    this.destination = destination;
    this.id = frame.headers.get("message-id") ?? "";
    this.place = place;
    this.bytes = bytesOf(frame);
    this.sinceMs = nowMs;
    this.#frame = frame;
  }

  /** As it is delivered now: from the second time on with `redelivered:true`. */
  get frame(): Frame<"MESSAGE"> {
    const sent = this.#frame;
    if (this.deliveries <= 1) return sent;
    return frame("MESSAGE", [...sent.headers, ["redelivered", "true"]], sent.body);
  }

  /** As it was sent, with further headers: for the dead letters. */
  frameWith(destination: string, more: Readonly<Record<string, string>>): Frame<"MESSAGE"> {
    const kept = [...this.#frame.headers].filter(([name]) =>
      name !== "destination" && !Object.hasOwn(more, name)
    );
    const headers = [["destination", destination], ...kept, ...Object.entries(more)] as const;
    return frame("MESSAGE", headers, this.#frame.body);
  }

  /** Has a body of its own: what arrived may be a small view of a buffer that others filled. */
  keep(): void {
    const { body } = this.#frame;
    if (body.length === body.buffer.byteLength) return;
    this.#frame = { ...this.#frame, body: body.slice() };
  }
}
