/**
 * The response in which the frames of a session leave: as many as fit for the streaming transports,
 * one for polling.
 *
 * Each frame is a chunk of its own, as clients and their tests expect: it gets its own turn of the
 * event loop, or the platform would join it to the one before. A frame is made only when the one
 * before it was taken, so what a client does not read stays with its session, where it is counted.
 *
 * @module
 */
import { setImmediate } from "node:timers/promises";
import type { FetchTransport } from "./path.ts";

/** One frame, ready to leave. */
export interface Taken {
  readonly bytes: Uint8Array;
  /** Whether the session has nothing to say after it. */
  readonly last: boolean;
}

/** Where an outlet's frames come from. */
export interface Source {
  /** The next frame, if there is one now; {@linkcode Outlet.wake} tells when there is. */
  take(): Taken | undefined;
  /** The response has ended, with this frame. */
  finished(taken: Taken): void;
  /** The client went before the response ended. */
  aborted(): void;
}

/** How frames are written in a response. */
export interface Format {
  readonly contentType: string;
  readonly prelude: string;
  readonly before: string;
  readonly after: string;
  /** Whether the response ends with its first frame. */
  readonly single: boolean;
}

const SCRIPT = "application/javascript; charset=UTF-8";
const XHR = { contentType: SCRIPT, before: "", after: "\n" } as const;

/** sockjs-protocol, "XhrPolling", "XhrStreaming" and "EventSource". */
export const FORMATS: Readonly<Record<FetchTransport, Format>> = {
  xhr: { ...XHR, prelude: "", single: true },
  // Some browsers show nothing of a response before it has so much.
  xhr_streaming: { ...XHR, prelude: "h".repeat(2_048) + "\n", single: false },
  eventsource: {
    contentType: "text/event-stream",
    prelude: "\r\n",
    before: "data: ",
    after: "\r\n\r\n",
    single: false,
  },
};

const utf8 = new TextEncoder();

/** See the module. */
export class Outlet {
  /** The response's body. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly #source: Source;
  readonly #format: Format;
  readonly #limitBytes: number;
  #prelude: string;
  #sentBytes = 0;
  #ended = false;
  #cancelled = false;
  #wake = () => {};

  /** @param limitBytes after so much, the prelude aside, the response ends */
  constructor(source: Source, format: Format, limitBytes: number) {
    this.#source = source;
    this.#format = format;
    this.#limitBytes = format.single ? 0 : limitBytes;
    this.#prelude = format.prelude;
    this.body = new ReadableStream({
      pull: (controller) => this.#pull(controller),
      cancel: () => {
        this.#cancelled = true;
        if (this.#ended) return;
        this.end();
        this.#source.aborted();
      },
    }, { highWaterMark: 0 });
  }

  /** The source has something. */
  wake(): void {
    this.#wake();
  }

  /** Ends the response; what the source still has does not leave in it. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
    if (this.#prelude !== "") {
      controller.enqueue(utf8.encode(this.#prelude));
      this.#prelude = "";
      return;
    }
    await setImmediate();
    let taken: Taken | undefined;
    while (!this.#ended && (taken = this.#source.take()) === undefined) {
      await new Promise<void>((resolve) => this.#wake = resolve);
      // What comes in the same turn leaves together.
      await setImmediate();
    }
    if (this.#cancelled) return;
    if (taken === undefined) return controller.close();
    const chunk = this.#written(taken.bytes);
    this.#sentBytes += chunk.length;
    controller.enqueue(chunk);
    if (!taken.last && this.#sentBytes < this.#limitBytes) return;
    this.#ended = true;
    controller.close();
    this.#source.finished(taken);
  }

  #written(frame: Uint8Array): Uint8Array<ArrayBuffer> {
    const { before, after } = this.#format;
    const chunk = new Uint8Array(before.length + frame.length + after.length);
    utf8.encodeInto(before, chunk);
    chunk.set(frame, before.length);
    utf8.encodeInto(after, chunk.subarray(before.length + frame.length));
    return chunk;
  }
}

/** A source with one frame, for a client whose session has none for it. */
export function only(frame: string): Source {
  return {
    take: () => ({ bytes: utf8.encode(frame), last: true }),
    finished() {},
    aborted() {},
  };
}
