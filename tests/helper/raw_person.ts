/**
 * A client of raw frames on a real WebSocket, for destinations no good client would name.
 *
 * @module
 */
import { STOMP_PATH } from "../../shared/chat/destination.ts";
import { encodeFrame } from "../../shared/stomp/encoder.ts";
import { type ClientCommand, frame } from "../../shared/stomp/frame.ts";

/** Connected; keeps all it was sent. */
export class RawPerson {
  readonly #socket: WebSocket;
  readonly #ended = Promise.withResolvers<void>();
  /** Those who wait for a text to come. */
  #waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  /** All that came. */
  heard = "";
  /** The close code, once it is closed. */
  closeCode: number | undefined;

  private constructor(url: string) {
    this.#socket = new WebSocket(url, "v12.stomp");
    this.#socket.onmessage = ({ data }) => this.#hear(String(data));
    this.#socket.onclose = ({ code }) => {
      this.closeCode = code;
      this.#ended.resolve();
      for (const { resolve } of this.#waiting) resolve();
    };
  }

  /** Connects with a reader's token. */
  static async connect(origin: string, passcode: string): Promise<RawPerson> {
    const person = new RawPerson(origin.replace("http", "ws") + STOMP_PATH);
    await new Promise((resolve) => person.#socket.onopen = resolve);
    person.send("CONNECT", { "accept-version": "1.2", host: "x", passcode });
    await person.until("CONNECTED\n");
    return person;
  }

  /** Sends a frame, if it still can. */
  send(command: ClientCommand, headers: Readonly<Record<string, string>>, body = ""): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(encodeFrame(frame(command, headers, body), "1.2"));
  }

  /** Resolves once this text has come, or the connection has ended. */
  until(text: string): Promise<void> {
    if (this.heard.includes(text) || this.closeCode !== undefined) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ text, resolve }));
  }

  /** Says goodbye: all that was on its way has come by then. */
  async leave(): Promise<void> {
    this.send("DISCONNECT", { receipt: "bye" });
    await this.until("receipt-id:bye");
    this.#socket.close();
    await this.#ended.promise;
  }

  #hear(text: string): void {
    this.heard += text;
    this.#waiting = this.#waiting.filter(({ text, resolve }) => {
      if (!this.heard.includes(text)) return true;
      resolve();
      return false;
    });
  }
}
