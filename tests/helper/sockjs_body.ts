/**
 * Reads the body of a SockJS response that no HTTP carries, frame by frame.
 *
 * @module
 */

/** A reader of one response. */
export class BodyReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** The next chunk as text; `undefined` at the end. */
  async next(): Promise<string | undefined> {
    const { done, value } = await this.#reader.read();
    return done ? undefined : new TextDecoder().decode(value);
  }

  /** Goes before the end. */
  async abort(): Promise<void> {
    await this.#reader.cancel();
  }
}

/** All of a response. */
export async function allOf(body: ReadableStream<Uint8Array>): Promise<string> {
  return await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).text();
}
