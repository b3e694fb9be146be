/**
 * A socket over plain HTTP, for networks that let no WebSocket through: the streaming and the polling
 * of SockJS (sockjs-protocol 0.3.3, `xhr_streaming`, `xhr` and `xhr_send`), which is all that a
 * browser of today needs of it. Loaded when it is needed.
 *
 * @module
 */
import { newId } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import type { OpenSocket, SocketEvents, StompSocket } from "./stomp_socket.ts";

/** A way that keeps a stream to itself until it has ended shows nothing for so long. */
const BUFFERED_MS = 3_000;
/** RFC 6455 §7.4.1: the other side just went away. */
const GONE = 1006;

/** What sockets are made of. */
export interface SockJsOptions {
  /** SockJS's base address, with a slash at its end. */
  readonly base: URL;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, "after">;
  /** A name no other session has. */
  readonly newId: () => string;
}

/** Opens sockets over HTTP. What does not stream is polled from then on. */
export function sockJsTo(options: SockJsOptions): OpenSocket {
  const way: Way = { transport: "xhr_streaming" };
  return (events) => new SockJsSocket({ ...options, way, events });
}

/** The same with what a browser has. */
export function sockJsBelow(base: URL, clock: Pick<Clock, "after">): OpenSocket {
  return sockJsTo({
    base,
    clock,
    fetch: (input, init) => fetch(input, init),
    newId: () => newId((bytes) => crypto.getRandomValues(bytes)),
  });
}

interface Way {
  transport: "xhr_streaming" | "xhr";
}

interface SocketParts extends SockJsOptions {
  readonly way: Way;
  readonly events: SocketEvents;
}

class SockJsSocket implements StompSocket {
  readonly #parts: SocketParts;
  readonly #over = new AbortController();
  readonly #waiting: string[] = [];
  #session = "";
  #isSending = false;
  #isOpen = false;

  constructor(parts: SocketParts) {
    this.#parts = parts;
    void this.#receive();
  }

  send(text: string): void {
    this.#waiting.push(text);
    if (!this.#isSending) void this.#sendAll();
  }

  close(): void {
    this.#over.abort();
  }

  /** Asks again and again for what the server has to say. */
  async #receive(): Promise<void> {
    try {
      while (!this.#over.signal.aborted) {
        if (!this.#isOpen) this.#session = this.#parts.newId();
        await this.#fetchOnce();
      }
    } catch {
      this.#end(GONE);
    }
  }

  async #fetchOnce(): Promise<void> {
    const { way, clock } = this.#parts;
    const request = new AbortController();
    const abort = () => request.abort();
    this.#over.signal.addEventListener("abort", abort);
    let isBuffered = false;
    const cancel = clock.after(BUFFERED_MS, () => {
      if (this.#isOpen || way.transport === "xhr") return;
      isBuffered = true;
      request.abort();
    });
    try {
      await this.#read(await this.#post(way.transport, "", request.signal));
    } catch (error) {
      if (!isBuffered) throw error;
      way.transport = "xhr";
    } finally {
      cancel();
      this.#over.signal.removeEventListener("abort", abort);
    }
  }

  async #read({ body }: Response): Promise<void> {
    if (body === null) return;
    const decoder = new TextDecoder();
    let rest = "";
    for (const reader = body.getReader();;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) this.#heard(line);
      if (done) return;
    }
  }

  /** One frame of SockJS; heart-beats and what pads a stream mean nothing. */
  #heard(line: string): void {
    if (this.#over.signal.aborted) return;
    const { events } = this.#parts;
    if (line === "o") {
      this.#isOpen = true;
      events.opened();
    } else if (line.startsWith("a")) {
      for (const text of JSON.parse(line.slice(1))) events.heard(text);
    } else if (line.startsWith("c")) {
      const [code, reason] = JSON.parse(line.slice(1));
      this.#end(code, reason);
    }
  }

  /** One request at a time, with all that waits: so everything keeps its order. */
  async #sendAll(): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#waiting.length > 0) {
        const texts = JSON.stringify(this.#waiting.splice(0));
        await this.#post("xhr_send", texts, this.#over.signal);
      }
    } catch {
      this.#end(GONE);
    }
    this.#isSending = false;
  }

  async #post(what: string, body: string, signal: AbortSignal): Promise<Response> {
    const { base, fetch } = this.#parts;
    // Text needs no permission beforehand (CORS).
    const answer = await fetch(new URL(`0/${this.#session}/${what}`, base), {
      method: "POST",
      // An author's cookie comes along, as it does with a WebSocket.
      credentials: "same-origin",
      headers: { "content-type": "text/plain" },
      body,
      signal,
    });
    if (!answer.ok) throw new TypeError(`Cannot ${what}: status ${answer.status}`);
    return answer;
  }

  #end(code: number, reason?: string): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#parts.events.closed(code, reason);
  }
}
